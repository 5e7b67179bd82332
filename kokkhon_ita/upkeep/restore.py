"""From a backup back to an installation, and the rehearsal of it."""

import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection

from common import stores

from . import dumping
from .backup import MANIFEST, STORES


class Unfit(Exception):
    """The backup can't be used, or not here; the message is a Thai sentence."""


def rehearse(path: Path, identity: Path | None = None) -> dict:
    """Unpack a backup beside itself, compare every hash, read the database through, and return its manifest.

    Nothing of this installation is touched, and nothing is left behind. Raises Unfit.
    """
    with _unpacked(path, identity) as place:
        return _checked(place)


def restore(path: Path, identity: Path | None = None) -> dict:
    """Make this empty installation what the backup holds, and return the manifest. Raises Unfit; then nothing is changed."""
    if connection.introspection.table_names() or any(_filled(name) for name in STORES):
        raise Unfit("กู้คืนได้เฉพาะในที่ว่าง: ฐานข้อมูลหรือโฟลเดอร์ไฟล์ของเว็บไซต์นี้มีข้อมูลอยู่แล้ว")
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _unpacked(path, identity) as place:
        manifest = _checked(place)
        if not (place / dumping.name()).exists():
            raise Unfit("ข้อมูลสำรองนี้มาจากฐานข้อมูลอีกชนิดหนึ่ง: ตั้ง DATABASE_URL ให้เป็นชนิดเดียวกับเครื่องเดิม")
        for name in STORES:
            _fill(stores.store(name), stores.Folder(place / name))
        dumping.load(place / dumping.name())
    return manifest


def _filled(name: str) -> bool:
    return next(stores.store(name).names(), None) is not None


def _fill(store: stores.Store, source: stores.Folder) -> None:
    for name in source.names():
        with source.open(name) as file:
            store.write(name, file.read())


@contextmanager
def _unpacked(path: Path, identity: Path | None) -> Iterator[Path]:
    """Yield a folder that holds the backup's files and goes away afterwards."""
    with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".restoring-") as place:
        plain = path
        try:
            if path.suffix == ".age":
                plain = Path(place) / "plain.tar"
                pyrage.decrypt_file(str(path), str(plain), [_key(identity)])
            with tarfile.open(plain) as tar:
                _unpack(tar, Path(place).resolve() / "backup")
        except (tarfile.TarError, pyrage.DecryptError, ValueError, OSError) as error:
            raise Unfit(f"เปิดข้อมูลสำรองไม่ได้: {error}") from error
        yield Path(place) / "backup"


def _unpack(tar: tarfile.TarFile, place: Path) -> None:
    """Write the files of a backup below `place`. Raises ValueError for anything else (Debian 12's tarfile has no filters)."""
    for member in (one for one in tar if not one.isdir()):
        target = place / member.name
        source = tar.extractfile(member) if member.isfile() else None
        if source is None or ".." in target.parts or not target.is_relative_to(place):
            raise ValueError(member.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with source, target.open("wb") as file:
            shutil.copyfileobj(source, file)


def _key(identity: Path | None) -> pyrage.x25519.Identity:
    if identity is None:
        raise Unfit("ข้อมูลสำรองนี้เข้ารหัสไว้: ระบุแฟ้มกุญแจด้วย --identity")
    lines = identity.read_text(encoding="ascii").splitlines()
    return pyrage.x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))


def _checked(place: Path) -> dict:
    """Return the manifest of what was unpacked; raises Unfit where a file is missing, too much, or altered, or this code too old."""
    if not (place / MANIFEST).exists():
        raise Unfit("ข้อมูลสำรองไม่ครบ: ไม่มีรายการไฟล์ (manifest.json)")
    manifest = json.loads((place / MANIFEST).read_bytes())
    found = {path.relative_to(place).as_posix(): _hash(path) for path in place.rglob("*") if path.is_file()}
    del found[MANIFEST]
    wrong = sorted(dict(found.items() ^ manifest["sha256"].items()))
    if wrong:
        raise Unfit(f"ข้อมูลสำรองไม่ตรงกับรายการไฟล์: {', '.join(wrong[:5])}")
    _refuse_newer(manifest)
    if not all(dumping.is_whole(place / name) for name in manifest["sha256"] if name in dumping.NAMES.values()):
        raise Unfit("ฐานข้อมูลในข้อมูลสำรองอ่านไม่ได้ทั้งหมด")
    return manifest


def _refuse_newer(manifest: dict) -> None:
    """Raise Unfit where the backup's database had steps that this code does not know; a backup of before told none."""
    if dumping.unknown(manifest.get("migrations", [])):
        version = manifest["version"]
        raise Unfit(
            f"ข้อมูลสำรองนี้มาจากโปรแกรมรุ่น {version} ซึ่งใหม่กว่าโปรแกรมในเครื่องนี้: ใช้โปรแกรมรุ่นนั้นหรือใหม่กว่า (git checkout v{version}) แล้วสั่งใหม่"
        )


def _hash(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
