"""One file that holds everything an installation can't make again: the database and the files, with a hash of each.

It is a tar file; with a recipient it is encrypted by age (https://age-encryption.org), whose private key no officer and
no machine of the office needs to hold.
"""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

import pyrage
from django.conf import settings
from django.utils import timezone

from common import stores
from kokkhon_ita import __version__
from publishing import ledger

from . import dumping

MANIFEST = "manifest.json"
SUFFIXES = (".tar", ".tar.age")
STEP = 64 << 20  # bytes; tar ignores what follows its end


STORES = ("files", "issued", "sealed")  # each a folder of the backup


def make(target: Path | None = None) -> Path:
    """Back everything up while the site serves, and return the file; it has its name only once it is whole.

    The database comes first: whatever it knows lay on the disk before, and what is added meanwhile comes along unused.
    Raises OSError, subprocess.CalledProcessError, pyrage.RecipientError.
    """
    target = target or settings.BACKUP_ROOT / _name()
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as place:
        plain = Path(place) / "backup.tar"
        _write(plain, Path(place))
        if settings.BACKUP_RECIPIENT:
            os.truncate(plain, padded(plain.stat().st_size, _sealed_bytes()))
            recipient = pyrage.x25519.Recipient.from_str(settings.BACKUP_RECIPIENT)
            pyrage.encrypt_file(str(plain), str(plain.with_suffix(".age")), [recipient])
            plain = plain.with_suffix(".age")
        _sync(plain)
        plain.replace(target)
    return target


def padded(size: int, sealed: int) -> int:
    """Return the size that an encrypted backup is filled up to: whoever sees only its length does not see one complaint more in it.

    What is published everybody can add up, so the rest would tell how much is sealed. Sealed files count as the next power
    of two: their sum shows only when it has doubled.
    """
    least = size - sealed + max(STEP, 1 << (sealed - 1).bit_length() if sealed else 0)
    return -(-least // STEP) * STEP


def _sealed_bytes() -> int:
    return sum(path.stat().st_size for path in Path(settings.SEALED_ROOT).rglob("*") if path.is_file())


def _name() -> str:
    stamp = timezone.localtime().strftime("%Y-%m-%dT%H%M%S")
    return f"backup-{stamp}{SUFFIXES[bool(settings.BACKUP_RECIPIENT)]}"


def _write(path: Path, place: Path) -> None:
    with tarfile.open(path, "w") as tar:
        dump = place / dumping.name()
        position, head = ledger.head()
        dumping.dump(dump)
        with dump.open("rb") as source:
            hashes = {dump.name: _add(tar, dump.name, source)}
        dump.unlink()
        for name in STORES:
            hashes |= dict(_stored(tar, name))
        manifest = {
            "made_at": ledger.iso(timezone.now()),
            "version": __version__,
            "migrations": dumping.steps(),
            "ledger": {"position": position, "sha256": head},
            "sha256": hashes,
        }
        _add_bytes(tar, MANIFEST, json.dumps(manifest, indent=1).encode())


def _stored(tar: tarfile.TarFile, name: str) -> Iterator[tuple[str, str]]:
    """Add the files of a store and yield (name in the backup, SHA-256) of each; one that was destroyed meanwhile is left out."""
    store = stores.store(name)
    for place in store.names():
        try:
            source = store.open(place)
        except FileNotFoundError:
            continue
        with source:
            yield f"{name}/{place}", _add(tar, f"{name}/{place}", source)


def _add(tar: tarfile.TarFile, name: str, source: BufferedReader) -> str:
    """Add what an open file holds, and return its SHA-256."""
    found = hashlib.file_digest(source, "sha256").hexdigest()
    told = tarfile.TarInfo(name)
    told.size, told.mode, told.mtime = source.seek(0, os.SEEK_END), 0o600, int(timezone.now().timestamp())
    source.seek(0)
    tar.addfile(told, source)
    return found


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    told = tarfile.TarInfo(name)
    told.size, told.mode, told.mtime = len(data), 0o600, int(timezone.now().timestamp())
    tar.addfile(told, io.BytesIO(data))


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
