"""The key with which this site signs as a witness: made once, in a file that only the site's own user can read."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey

from publishing import verify

from . import notes

MARK = "PRIVATE+KEY"  # as Go's note package writes private keys


class KeyMissing(Exception):
    """There is no key, or none that can be read: `args` hold the file."""


@dataclass(frozen=True)
class Key:
    """The witness's name and its key."""

    name: str
    signing: SigningKey

    @property
    def verifier(self) -> str:
        return notes.verifier_key(self.name, self.signing)


def path() -> Path:
    return Path(settings.DATA_DIR) / "witness.key"


def own() -> Key:
    """Return this site's key; raises KeyMissing."""
    try:
        name, _, encoded = path().read_text(encoding="utf-8").strip().removeprefix(f"{MARK}+").split("+", 2)
        return Key(name, SigningKey(b64decode(encoded)[1:]))
    except (OSError, ValueError, CryptoError) as problem:
        raise KeyMissing(str(path())) from problem


def make(name: str) -> Key:
    """Return a new key of this name, stored; raises FileExistsError when there is one."""
    key = Key(name, SigningKey.generate())
    identity = verify.key_id(name, notes.material(key.signing)).hex()
    text = f"{MARK}+{name}+{identity}+{b64encode(verify.COSIGNATURE + bytes(key.signing)).decode()}\n"
    path().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return key
