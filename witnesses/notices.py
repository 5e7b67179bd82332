"""What the dashboard says about witnesses."""

from collections.abc import Iterator

from django.urls import reverse

from common.dashboard import Level, Notice
from common.models import StaffUser

from .models import Misfit, Witness


def notices(user: StaffUser) -> Iterator[Notice]:
    """Yield each witness whose note disagrees or can't be read, and each ledger of others that did not only grow."""
    if user.has_perm("witnesses.view_witness"):
        for witness in Witness.objects.all():
            yield from _of_witness(witness)
    if user.has_perm("witnesses.view_misfit"):
        for host in Misfit.objects.order_by("watched__host").values_list("watched__host", flat=True).distinct():
            yield Notice(Level.WRONG, f"ทะเบียนของ {host} ไม่ต่อจากที่เว็บไซต์นี้เคยเห็น", reverse("witnesses:index"))


def _of_witness(witness: Witness) -> Iterator[Notice]:
    url = reverse("admin:witnesses_witness_change", args=[witness.pk])
    if witness.state == Witness.State.DIFFERS:
        sentence = f"ทะเบียนนี้ไม่ตรงกับที่พยานเห็น ({witness.name}) แจ้งผู้ดูแลเครื่องทันทีและหยุดเผยแพร่จนกว่าจะทราบสาเหตุ"
        yield Notice(Level.WRONG, sentence, url, first=True)
    if witness.problem:
        yield Notice(Level.LATE, f"อ่านถ้อยแถลงของพยานไม่ได้ ({witness.name}): {witness.problem}", url)
