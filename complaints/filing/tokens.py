"""One-time form tokens. A token is one report: sent twice, it files once and gives the same receipt.

The receipt code follows from the token and the server secret, so that a reporter whose answer was lost
on a bad line can send the form again and still be told the code, and nothing has to be stored.
"""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from django.core import signing

from ..sealing import receipts
from ..sealing.people import digest
from ..server_secret import subkey

GOOD_FOR = timedelta(hours=24)
LEAST_AGE = timedelta(seconds=3)


class StaleToken(Exception):
    """The token files nothing: it is not ours, or is too old."""


class HurriedToken(StaleToken):
    """The token came back faster than a person can write: robots do so, and a second press of a new page."""


@dataclass(frozen=True)
class FormToken:
    """An accepted token and the receipt code that belongs to it."""

    text: str = field(repr=False)
    code: str = field(repr=False)


def _signer(channel: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"complaints.{channel}")


def issue(channel: str) -> str:
    """Return a new token for a form of this channel."""
    return _signer(channel).sign(secrets.token_urlsafe(32))


def accept(text: str, channel: str) -> FormToken:
    """Return the token with its receipt code. Raises StaleToken, HurriedToken when waiting helps."""
    signer = _signer(channel)
    try:
        nonce = signer.unsign(text, max_age=GOOD_FOR)
    except signing.BadSignature as error:
        raise StaleToken from error
    try:
        signer.unsign(text, max_age=LEAST_AGE)
    except signing.SignatureExpired:
        return FormToken(text, _code(nonce))
    raise HurriedToken


def _code(nonce: str) -> str:
    number = int.from_bytes(digest(nonce.encode(), use="receipt-of-form", key=subkey("form")), "big")
    return receipts.with_check_digit(number % 10 ** (receipts.DIGITS - 1))
