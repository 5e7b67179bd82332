"""The hash of whoever asks, for limits of other rooms that are named in the settings."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from common.clients import client_address

from . import keys
from .fingerprints import fingerprint


def hash_of(request: HttpRequest, at: datetime) -> bytes:
    """Return who asks as the counter knows them on this day: another day or another browser gives another hash."""
    day = timezone.localdate(at)
    agent = request.headers.get("User-Agent", "")
    return fingerprint(keys.key_of(day, at), day, client_address(request), agent)
