"""When no reader can open a case any more: two of three keepers open it for a named reader."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from .. import row_macs
from ..cases.open_case import Entry, OpenCase, writing
from ..models import Case, Reader, RecoveryKey
from ..sealing import envelopes, people, receipts, recovery
from ..sealing.errors import SealError
from . import choosing, rekeying


def keys_of(case: Case, codes: list[str]) -> envelopes.CaseKeys:
    """Return a case's keys by two keepers' codes. Raises SealError or BadReceipt, Altered for a row changed behind the site."""
    row_macs.check(case)
    first, second = (receipts.normalise(code) for code in codes)
    for key in RecoveryKey.objects.all():
        try:
            box = people.box_of(recovery.open_with(bytes(key.locks), first, second))
            return envelopes.open_envelope(box, bytes(case.recovery_envelope), case.pk, case.rotation)
        except SealError:
            continue
    raise SealError("these codes do not open this case")


def give(case: Case, *, reader: Reader, codes: list[str], at: datetime | None = None) -> None:
    """Give a case to `reader` by the keepers' codes; nothing happens when they read it already.

    Raises ValidationError for one who is excluded from it or has no valid key, SealError or
    BadReceipt for wrong codes. The step stays in the readers' notes.
    """
    case = Case.objects.standing().get(pk=case.pk)
    keys = keys_of(case, codes)
    if choosing.reads(rekeying.readers_of(OpenCase(case, keys)), reader):
        return
    with writing(OpenCase(case, keys)) as opened:
        if reader not in rekeying.candidates(opened):
            raise ValidationError("ผู้นี้ถูกกันออกจากเรื่องนี้ หรือไม่มีกุญแจที่ใช้ได้")
        now = rekeying.admit(opened, reader)
        now.add(Entry("recovered", "recovery-key", at or timezone.now(), {"reader": str(reader)}, staff_only=True))


def agree_to_destruction(case: Case, *, codes: list[str], at: datetime | None = None) -> bool:
    """Agree by the keepers' codes that a case be destroyed which no reader of now holds; return whether it was such a case.

    Raises SealError or BadReceipt for wrong codes, Altered for a row changed behind the site.
    """
    held = OpenCase(case, keys_of(case, codes))
    if len(rekeying.are_gone(held)) < len(rekeying.readers_of(held)):
        return False
    with writing(held) as opened:
        opened.case.agreed_on = timezone.localdate(at)
    return True
