"""The ZIP of a year: every report, the evidence files, the ledger up to this edition, and what checks them all."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone

from common import exports, thai
from common.exports import zips
from common.models import StoredFile
from publishing import issuing, ledger, verify
from publishing.models import Edition, LedgerEntry

from ..edition import FileEvidence
from .downloads import Group, name
from .parts import PARTS

NAME, PATH = "year/archive.zip", "archive.zip"
CHUNK = 256 * 1024
INCOMPLETE = "ไฟล์ไม่สมบูรณ์.txt"
README = """{title}
ฉบับที่ {number} เผยแพร่เมื่อ {published}

report.*             รายงานทั้งปี และรายงานรอบ ๖ เดือน กับรอบ ๑๒ เดือน ในทุกรูปแบบ
evidence/            ไฟล์หลักฐาน ชื่อขึ้นต้นด้วย มาตรการ-ผล-ลำดับ
ledger.jsonl         ทะเบียนการเผยแพร่ ถึงรายการสุดท้ายของฉบับนี้
manifest.json        ชื่อ ขนาด และ SHA-256 ของทุกไฟล์ รหัสของ manifest.json เองอยู่ในทะเบียน
verify.py            ตรวจทุกอย่างในเครื่องของท่าน:  python3 verify.py ledger.jsonl report.json --manifest manifest.json
"""

Made = tuple[issuing.File, Callable[[], bytes]]


@dataclass(frozen=True)
class Archive:
    """What the button of a ZIP says: where it is, how many files it holds, and about how large it is, once that is known."""

    url: str
    files: int
    size: int | None


def archive_of(edition: Edition, groups: Sequence[Group]) -> Archive | None:
    """Return the Archive of an edition, None for one without content to hand out."""
    if edition.is_preview or edition.withdrawn_at:
        return None
    sizes = [download.size for group in groups for download in group.downloads]
    sizes += [item.size for _, item in _evidence(edition)]
    return Archive(edition.file_url(PATH), len(sizes), None if None in sizes else sum(sizes))


def stream(edition: Edition) -> Iterator[bytes]:
    """Yield the ZIP in chunks. Its hash is remembered before the last chunk goes out, unless a file was missing.

    The hash of its manifest is anchored in the ledger before the first.
    """
    contents = _Contents(edition)
    chunks = zips.streamed(contents.files(), timezone.localtime(edition.published_at))
    return issuing.remembered(edition, NAME, chunks, whole=lambda: not contents.missing)


def _evidence(edition: Edition) -> Iterator[tuple[str, FileEvidence]]:
    """Yield (path in the archive, evidence) of every evidence file, each file once, in the order of the table."""
    seen = set()
    for measure in edition.said.measures:
        for result in measure.results:
            for place, item in enumerate(result.evidence, start=1):
                if isinstance(item, FileEvidence) and item.sha256 not in seen:
                    seen.add(item.sha256)
                    name = zips.fitting(f"{measure.number:02}-{result.number:02}-{place:02}-{item.name}")
                    yield f"evidence/{name}", item


class _Contents:
    """The files of one archive. Its manifest follows from what the edition says, so it is known before they are read."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.stored = {file.sha256: file for file in self._stored() if file.is_there}
        self.missing = [path for path, item in _evidence(edition) if item.sha256 not in self.stored]
        self.manifest = self._manifest()
        self.last = self._anchored()

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Yield (path, chunks) of every file, the manifest last."""
        folder = f"measures-{self.edition.key}-edition-{self.edition.number}"
        for path, _, _, chunks in self._parts():
            yield f"{folder}/{path}", chunks()
        yield f"{folder}/ledger.jsonl", self._ledger()
        if self.missing:
            lines = "".join(f"{path}\n" for path in self.missing)
            yield f"{folder}/{INCOMPLETE}", [f"ไฟล์ไม่สมบูรณ์ อ่านหลักฐานต่อไปนี้ไม่ได้ โปรดแจ้งหน่วยงาน\n{lines}".encode()]
        yield f"{folder}/manifest.json", [self.manifest]

    def _parts(self) -> Iterator[tuple[str, str, int, Callable[[], Iterable[bytes]]]]:
        """Yield (path, SHA-256, size, what yields its chunks) of every file that the manifest tells."""
        for path, data in (("README.txt", self._readme()), ("verify.py", Path(verify.__file__).read_bytes())):
            yield path, verify.digest(data), len(data), partial(iter, [data])
        for part in PARTS:
            for format in exports.offered(printed=True):
                file, read = cast(Made, issuing.find(self.edition, name(part, format)))  # it is made of these
                yield f"{part.name}.{format.name}", file.sha256, file.size, partial(_read, read)
        for path, item in _evidence(self.edition):
            if stored := self.stored.get(item.sha256):
                yield path, item.sha256, item.size, partial(_chunks, stored)

    def _stored(self) -> QuerySet[StoredFile]:
        hashes = {item.sha256 for _, item in _evidence(self.edition)}
        return StoredFile.objects.public().filter(sha256__in=hashes)

    def _anchored(self) -> int:
        """Return the position of the ledger's last entry about this edition and this manifest, anchored if it is whole."""
        last = self.edition.entries.order_by("-position").values_list("position", flat=True)[0]
        if self.missing:
            return last
        title = f"บัญชีไฟล์ใน ZIP ของ{self.edition.title}"
        return max(last, ledger.anchored(title, self.edition.number, verify.digest(self.manifest)).position)

    def _readme(self) -> bytes:
        edition = self.edition
        published = thai.format_datetime(edition.published_at)
        return README.format(
            title=edition.title, number=thai.to_thai_digits(edition.number), published=published
        ).encode()

    def _ledger(self) -> Iterator[bytes]:
        """Yield the ledger up to that entry, so that the archive does not change with others."""
        entries = LedgerEntry.objects.filter(position__lte=self.last).order_by("position")
        return (verify.canonical(payload) + b"\n" for payload in entries.values_list("payload", flat=True).iterator())

    def _manifest(self) -> bytes:
        edition = self.edition
        facts = {"kind": edition.kind, "key": edition.key, "number": edition.number, "content_sha256": edition.sha256}
        files = [{"path": path, "sha256": sha256, "size": size} for path, sha256, size, _ in self._parts()]
        told = {"schema": "archive-2", "edition": facts, "files": files, "missing": self.missing}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _read(read: Callable[[], bytes]) -> Iterator[bytes]:
    yield read()


def _chunks(stored: StoredFile) -> Iterator[bytes]:
    with stored.open() as file:
        while chunk := file.read(CHUNK):
            yield chunk
