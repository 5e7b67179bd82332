"""Making and ending the keys of readers and of the office. Every row bears its MAC."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from nacl import utils

from common.models import StaffUser

from .. import row_macs, worker_memory
from ..models import Desk, Reader, RecoveryKey, StaffMember
from ..sealing import people, receipts, recovery
from ..sealing.errors import SealError
from . import roster_version, sound

SALT_BYTES = 16
MIN_PASSPHRASE = 14
PASSPHRASE, CODE = "passphrase", "recovery-code"


def ensure_desk() -> Desk:
    """Return the one desk row, made with a fresh salt when there is none."""
    return Desk.objects.get_or_create(pk=1, defaults={"salt": utils.random(SALT_BYTES)})[0]


@transaction.atomic
def appoint(
    *,
    user: StaffUser,
    passphrase: str,
    staff_member: StaffMember | None = None,
    outside: bool = False,
    channels: Collection[str] = ("general", "corruption"),
    today: date | None = None,
) -> tuple[Reader, str]:
    """Give `user` a key pair and return (reader, personal recovery code); the code exists only here.

    A former reader who is appointed again gets a new pair. Raises Busy when the machine is busy stretching.
    """
    private = people.new_private()
    code = receipts.generate()
    reader = Reader.objects.filter(user=user).first() or Reader(user=user)
    reader.staff_member, reader.outside = staff_member, outside
    reader.opens_general, reader.opens_corruption = "general" in channels, "corruption" in channels
    reader.since, reader.ended_on = today or timezone.localdate(), None
    reader.public = people.public_of(private)
    reader.passphrase_lock = people.lock(private, passphrase, purpose=PASSPHRASE)
    reader.code_lock = people.lock(private, code, purpose=CODE)
    roster_version.keep_reader(reader)
    return reader, code


def open_with_passphrase(reader: Reader, passphrase: str) -> bytes:
    """Return the private key. Raises SealError for a wrong passphrase or a row that is not attested."""
    return _checked(reader, people.unlock(bytes(reader.passphrase_lock), passphrase, purpose=PASSPHRASE))


def _checked(reader: Reader, private: bytes) -> bytes:
    row_macs.check(reader)
    if not sound.is_trusted(reader):
        raise row_macs.Altered("the reader is not in the roster in force")
    if people.public_of(private) != bytes(reader.public):
        raise SealError("the reader's key does not fit its public half")
    return private


def _lock_row(reader: Reader) -> None:
    reader.refresh_from_db(from_queryset=Reader.objects.select_for_update())


@transaction.atomic
def new_passphrase(reader: Reader, *, private: bytes, passphrase: str) -> None:
    """Lock an opened private key with another passphrase; the recovery code stays as it was."""
    _lock_row(reader)
    reader.passphrase_lock = people.lock(_checked(reader, private), passphrase, purpose=PASSPHRASE)
    row_macs.save(reader)


@transaction.atomic
def reset_with_code(reader: Reader, *, code: str, passphrase: str) -> str:
    """Set a new passphrase by the personal recovery code and return the new code that replaces it.

    Raises SealError for a wrong code, BadReceipt for what is no code.
    """
    _lock_row(reader)
    private = people.unlock(bytes(reader.code_lock), receipts.normalise(code), purpose=CODE)
    new_passphrase(reader, private=private, passphrase=passphrase)
    fresh = receipts.generate()
    reader.code_lock = people.lock(private, fresh, purpose=CODE)
    row_macs.save(reader)
    return fresh


@transaction.atomic
def dismiss(reader: Reader, *, today: date | None = None) -> None:
    """End a reader's office: no new case is sealed to them, and their locks are thrown away."""
    _lock_row(reader)
    reader.ended_on = today or timezone.localdate()
    reader.passphrase_lock = reader.code_lock = b""
    roster_version.keep_reader(reader)
    worker_memory.let_go()


@transaction.atomic
def set_recovery_key(*, public: bytes, locks: bytes, today: date | None = None) -> RecoveryKey:
    """Put a recovery key that was made offline into use; the one before stays for the cases sealed to it."""
    if before := RecoveryKey.objects.filter(in_use=True).first():
        trusted = row_macs.holds(before)
        before.in_use = False
        row_macs.save(before) if trusted else before.save()
    key = RecoveryKey(public=public, locks=locks, made_on=today or timezone.localdate())
    roster_version.keep_recovery_key(key)
    return key


@transaction.atomic
def use_again(refused: RecoveryKey, public: str) -> None:
    """Take a recovery key that was not confirmed out of use, and the one of before into use again."""
    refused.in_use = False
    row_macs.save(refused)
    before = RecoveryKey.objects.get(public=bytes.fromhex(public))
    row_macs.check(before)
    before.in_use = True
    row_macs.save(before)


def rehearse_recovery(key: RecoveryKey, first: str, second: str, *, today: date | None = None) -> None:
    """Check that two keepers' codes open the recovery key, and note the day. Raises SealError or BadReceipt."""
    row_macs.check(key)
    private = recovery.open_with(bytes(key.locks), receipts.normalise(first), receipts.normalise(second))
    if people.public_of(private) != bytes(key.public):
        raise SealError("the recovery key does not fit its public half")
    key.rehearsed_on = today or timezone.localdate()
    row_macs.save(key)
