"""What a form carries so that it counts once, from a person, on the day it was opened: nothing is kept of who sent it."""

import secrets
from datetime import timedelta

from django.core import signing

from common import limits

GOOD_FOR = timedelta(hours=12)
LEAST_AGE = timedelta(seconds=3)
_signer = signing.TimestampSigner(salt="services.survey")


class Stale(Exception):
    """The token counts for nothing: it is not ours, or is too old."""


class Hurried(Stale):
    """The token came back faster than a person can answer."""


def issue() -> str:
    """Return a new token for a form."""
    return _signer.sign(secrets.token_urlsafe(16))


def accept(text: str) -> str:
    """Return the number of the form that a token belongs to; raises Stale, Hurried when waiting helps."""
    try:
        number = _signer.unsign(text, max_age=GOOD_FOR)
    except signing.BadSignature as error:
        raise Stale from error
    try:
        _signer.unsign(text, max_age=LEAST_AGE)
    except signing.SignatureExpired:
        return number
    raise Hurried


def is_first(number: str) -> bool:
    """Return whether a form of this number comes for the first time."""
    return limits.take(f"survey-form-{number}", most=1, lasting=GOOD_FOR)
