"""A parcel closed on its way to another agency: one file in an AES-256 ZIP, whose key of 24 digits goes another way.

What is inside stays unnamed: a ZIP closes contents, not names.
"""

import re
import secrets
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from common.exports.zips import EPOCH

DIGITS, GROUP = 24, 4  # 79 bits: the format stretches keys little
KEY = re.compile(rf"\d{{{DIGITS}}}", re.ASCII)
_stored = partial(zlib.compressobj, level=0, wbits=-zlib.MAX_WBITS)  # what is inside is compressed already


def new_key() -> str:
    """Return a new key: nobody keeps it, and whoever loses it makes the parcel anew."""
    return str(secrets.randbelow(10**DIGITS)).zfill(DIGITS)


def is_key(text: str) -> bool:
    return KEY.fullmatch(text) is not None


def shown(key: str) -> str:
    """Return a key as it is read out: groups of four digits."""
    return " ".join(key[n : n + GROUP] for n in range(0, DIGITS, GROUP))


def protected(name: str, chunks: Iterable[bytes], key: str) -> Iterator[bytes]:
    """Yield a ZIP that holds one file, which opens with the key alone; 7-Zip, WinRAR and The Unarchiver ask for it."""
    from stream_zip import ZIP_64, stream_zip  # which no reader's page needs

    members = [(name, datetime(*EPOCH), 0o600, ZIP_64, chunks)]
    yield from stream_zip(members, password=key, get_compressobj=_stored, extended_timestamps=False)
