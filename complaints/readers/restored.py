"""After a restore: two keepers take the database as it is, and everybody whom it concerns is told.

A case that was given new keys after the copy was made, because somebody was taken off it, opens to the outside reader alone: the
register knows that there were newer keys, not who lost them. Without an outside reader it stays shut.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from .. import freshness, register, row_macs
from ..cases.open_case import Entry, OpenCase, writing
from ..models import Case, Reader, RecoveryKey, RosterVersion
from ..sealing import receipts, recovery
from ..sealing.errors import SealError
from . import choosing, rekeying, rescue


@dataclass(frozen=True)
class Restored:
    """What came of it: cases that were behind, those of them with older keys, whether these were renewed or stay shut, how many are gone."""

    behind: tuple[Case, ...]
    older: tuple[Case, ...]
    renewed: bool
    gone: int


@transaction.atomic
def accept(codes: list[str]) -> Restored:
    """Take the database as the newest state. Raises SealError or BadReceipt unless two keepers say so."""
    _check_keepers(codes)
    if not register.exists():
        register.begin([])
    _accept_roster()
    gone = len(register.sure().keys() - {name for name, *_ in freshness.marks()})
    outside = choosing.outside_reader()
    behind = [case for case in Case.objects.all() if row_macs.is_written(case) and not freshness.is_fresh(case)]
    older = [case for case in behind if register.rotation_of(freshness.name_of_case(case.pk)) > case.rotation]
    for case in behind:
        if outside or case not in older:
            _accept_case(case)
        if outside and case in older:
            _renew(case, codes, outside)
    left = set() if outside else {freshness.name_of_case(case.pk) for case in older}
    transaction.on_commit(lambda: register.accept([mark for mark in freshness.marks() if mark[0] not in left]))
    return Restored(tuple(behind), tuple(older), bool(outside), gone)


def _check_keepers(codes: list[str]) -> None:
    first, second = (receipts.normalise(code) for code in codes)
    for key in filter(row_macs.holds, RecoveryKey.objects.all()):
        try:
            recovery.open_with(bytes(key.locks), first, second)
        except SealError:
            continue
        return
    raise SealError("these are not two keepers' codes")


def _accept_roster() -> None:
    newest = RosterVersion.objects.first()
    if newest and row_macs.is_written(newest):
        register.note(freshness.mark_of(newest))


def _accept_case(case: Case) -> None:
    """Mark the case as restored, so that its readers and its reporter are told."""
    case.restored_on = timezone.localdate()
    row_macs.save(case)


def _renew(case: Case, codes: list[str], outside: Reader) -> None:
    keys = rescue.keys_of(Case.objects.get(pk=case.pk), codes)
    with writing(OpenCase(case, keys)) as opened:
        fresh = rekeying.renew(opened, [choosing.described(outside)])
        fresh.add(Entry("recovered", "recovery-key", timezone.now(), {"reader": str(outside)}, staff_only=True))
