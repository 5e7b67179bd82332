"""A desk to try everything with: made-up posts, real keys, passphrases printed once. Never for real complaints."""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from common.models import StaffUser
from common.thai import to_thai_digits

from ..models import Desk, Reader, RecoveryKey, StaffMember
from ..readers import keyholders, one_time_codes, roster_version
from ..sealing import receipts, recovery

OFFICERS = ("desk1", "desk2", "desk3")
OUTSIDE = "outside"
TOKENS = 5


@dataclass(frozen=True)
class Credentials:
    """What one demo key holder needs to sign in and unlock; printed once, kept nowhere."""

    username: str
    password: str
    tokens: tuple[str, ...]
    passphrase: str
    code: str


@dataclass(frozen=True)
class Demonstration:
    """Everything that the demo desk's people would keep."""

    people: tuple[Credentials, ...]
    keepers: tuple[str, ...]


def exists() -> bool:
    """Return whether somebody has set up a desk already, real or demo."""
    return Reader.objects.exists() or RecoveryKey.objects.exists()


@transaction.atomic
def make() -> Demonstration | None:
    """Set up the demo desk and return its secrets; None, changing nothing, when there is a desk already."""
    if exists():
        return None
    keyholders.ensure_desk()
    Desk.objects.update(demo=True)
    if not StaffMember.objects.filter(chief_executive=True).exists():
        roster_version.keep_member(StaffMember(position="ผู้บริหารสูงสุด (สาธิต)", chief_executive=True))
    key = recovery.make()
    keyholders.set_recovery_key(public=key.public, locks=key.locks)
    people = [_appoint(name, number) for number, name in enumerate((*OFFICERS, OUTSIDE), start=1)]
    return Demonstration(tuple(people), tuple(receipts.show(code) for code in key.codes))


def _appoint(username: str, number: int) -> Credentials:
    password, passphrase = secrets.token_urlsafe(9), secrets.token_urlsafe(15)
    outside = username == OUTSIDE
    position = "ผู้ตรวจสอบอิสระ (สาธิต)" if outside else f"เจ้าหน้าที่รับเรื่อง (สาธิต) คนที่ {to_thai_digits(number)}"
    user = get_user_model().objects.create_user(username, password=password, is_staff=True, position=position)
    user.user_permissions.add(
        *Permission.objects.filter(content_type__app_label="complaints", codename__startswith="view")
    )
    member = None if outside else StaffMember(position=position, order=number)
    if member:
        roster_version.keep_member(member)
    _, code = keyholders.appoint(user=user, passphrase=passphrase, staff_member=member, outside=outside)
    return Credentials(username, password, _tokens(user), passphrase, receipts.show(code))


def _tokens(user: StaffUser) -> tuple[str, ...]:
    device = StaticDevice.objects.create(user=user, name="รหัสสำรอง (สาธิต)")
    made = tuple(StaticToken.random_token() for _ in range(TOKENS))
    one_time_codes.keep(device, made)
    return made
