"""The hashes of whoever asks and of their network, for limits of other rooms that are named in the settings."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from common.clients import client_address, client_block

from . import keys
from .fingerprints import fingerprint


def hash_of(request: HttpRequest, at: datetime) -> bytes:
    """Return who asks as the counter knows them on this day: another day or another browser gives another hash."""
    day = timezone.localdate(at)
    agent = request.headers.get("User-Agent", "")
    return fingerprint(keys.key_of(day, at), day, client_address(request), agent)


def network_of(request: HttpRequest, at: datetime) -> bytes:
    """Return from where somebody asks on this day, whatever the browser: all of a /56 have one hash, as have all behind one IPv4 address."""
    day = timezone.localdate(at)
    return fingerprint(keys.key_of(day, at), day, _block(request), "")


def quiet_network_of(request: HttpRequest, at: datetime) -> bytes:
    """Return the same and make no key of the day, which would tell the second: before the first visitor the hash is the site's secret's alone."""
    day = timezone.localdate(at)
    return fingerprint(keys.made_key(day), day, _block(request), "")


def _block(request: HttpRequest) -> str:
    return client_block(request).partition("/")[0]
