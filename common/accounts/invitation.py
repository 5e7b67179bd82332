"""What an authenticator app needs to know a new account: an address, its picture, and the secret to type."""

import base64
from urllib.parse import quote, urlencode

from django.utils.safestring import mark_safe

from .. import qr
from ..models import Organisation, StaffUser
from . import seeds

ALT = "คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน"


def to(user: StaffUser, key: str) -> dict[str, str]:
    """Return `address`, `picture` and `secret`; the app shows the office's name beside the user's."""
    secret = base64.b32encode(seeds.opened(key)).decode()
    office = Organisation.objects.values_list("short_name", flat=True).first() or "เว็บไซต์ ITA"
    facts = urlencode({"secret": secret, "issuer": office, "digits": 6, "period": 30}, quote_via=quote)
    address = f"otpauth://totp/{quote(f'{office}:{user.get_username()}')}?{facts}"
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    # The picture is drawn by us of nothing but this address.
    return {"address": address, "secret": groups, "picture": mark_safe(qr.svg(address, ALT, secret=True))}  # noqa: S308
