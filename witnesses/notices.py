"""What the dashboard says about witnesses."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice
from common.models import StaffUser

from . import stamping
from .models import Misfit, Watched, Witness

FORGOTTEN = timedelta(days=2)


def notices(user: StaffUser) -> Iterator[Notice]:
    """Yield what is wrong or late with our witnesses, with our stamps, and with the ledgers of others."""
    if user.has_perm("witnesses.view_witness"):
        for witness in Witness.objects.all():
            yield from _of_witness(witness)
        yield from _of_stamps()
    if user.has_perm("witnesses.view_watched"):
        yield from _of_others()


def _of_witness(witness: Witness) -> Iterator[Notice]:
    url = reverse("admin:witnesses_witness_change", args=[witness.pk])
    if witness.state == Witness.State.DIFFERS:
        sentence = f"ทะเบียนนี้ไม่ตรงกับที่พยานเห็น ({witness.name}) แจ้งผู้ดูแลเครื่องทันทีและหยุดเผยแพร่จนกว่าจะทราบสาเหตุ"
        yield Notice(Level.WRONG, sentence, url, first=True)
    if witness.problem:
        yield Notice(Level.LATE, f"อ่านถ้อยแถลงของพยานไม่ได้ ({witness.name}): {witness.problem}", url)


def _of_stamps() -> Iterator[Notice]:
    waiting = stamping.waiting()
    if waiting and timezone.now() - waiting.at > FORGOTTEN:
        number = thai.format_number(waiting.position)
        yield Notice(
            Level.LATE, f"รายการที่ {number} ในทะเบียนยังไม่มีตราเวลา โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย", reverse("publishing:ledger")
        )


def _of_others() -> Iterator[Notice]:
    url = reverse("witnesses:index")
    for host in Misfit.objects.order_by("watched__host").values_list("watched__host", flat=True).distinct():
        yield Notice(Level.WRONG, f"ทะเบียนของ {host} ไม่ต่อจากที่เว็บไซต์นี้เคยเห็น", url)
    for watched in Watched.objects.exclude(problem="").defer("note"):
        yield Notice(Level.LATE, f"อ่านทะเบียนของ {watched.host} ไม่ได้: {watched.problem}", url)
