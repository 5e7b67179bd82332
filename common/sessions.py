"""Sessions of which a copy of the database tells neither whose they are nor since when: sealed, their rows bearing a day alone.

Until when a session is good stands inside the seal, to the second; the row's day is for clearing it away.
"""

import base64
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InTheDatabase
from django.utils import timezone
from django.utils.crypto import salted_hmac
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

UNTIL = "until"  # seconds since 1970


class SessionStore(InTheDatabase):
    """Where the site keeps who is signed in."""

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Return the row to be stored: it goes with the first midnight after its session."""
        row = super().create_model_instance(data)
        row.expire_date = _midnight_after(row.expire_date)
        return row

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return the sealed content of a session, with the second until which it is good."""
        until = self.get_expiry_date(expiry=session_dict.get("_session_expiry")).timestamp()
        plain = self.serializer().dumps({"data": session_dict, UNTIL: until})
        return base64.b64encode(_box().encrypt(plain)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return the content of a session; nothing of one that is over, or not ours."""
        try:
            content = self.serializer().loads(_box().decrypt(base64.b64decode(session_data)))
        except (CryptoError, ValueError):
            return {}
        return content["data"] if content[UNTIL] > timezone.now().timestamp() else {}


def _midnight_after(moment: Any) -> Any:
    day = timezone.localtime(moment) + timedelta(days=1)
    return day.replace(hour=0, minute=0, second=0, microsecond=0)


def _box() -> SecretBox:
    return SecretBox(salted_hmac("common.sessions", "", algorithm="sha256").digest())
