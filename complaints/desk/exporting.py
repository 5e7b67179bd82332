"""A case for NACC or the province: one ZIP with a covering sheet, the case in Thai, numbered exhibits and a manifest of hashes,
closed in another that opens with a key.

Pictures in it are drawn anew. Their originals, and who the reporter is, go into parcels of their own, so that they are
sent only where they must be.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils import timezone

from common import thai, typesetting
from common.exports import zips
from common.later import later
from common.models import Organisation

from ..cases import identity as reporter_identity
from ..cases.open_case import REPORTER, Entry, FileInfo, OpenCase
from ..cases.reported import entry_title, parts
from ..cases.workflow import Status
from ..models import Reader
from . import pictures, protecting
from .downloads import sealed_stream
from .originals import may_tell_a_place
from .sending import NAMES, Sending, sheet

_texts = later("common.exports.as_pdf.texts")

Member = tuple[str, Iterable[bytes]]  # of a ZIP: its name and what is in it
PARTS = {
    "parcel": "สำเนาเรื่องพร้อมเอกสารแนบและบัญชีรหัสตรวจสอบ",
    "originals": "ต้นฉบับของไฟล์ (มีข้อมูลแฝง)",
    "identity": "ข้อมูลผู้แจ้ง (แยกต่างหาก)",
}
CLEANED, LEFT_OUT = "ภาพที่ล้างข้อมูลแฝงแล้ว ค่าแฮชเป็นของต้นฉบับ", "อยู่ในชุดต้นฉบับเท่านั้น"
TEMPLATE = Path(__file__).with_name("parcel.typ")
SHEET = "ใบนำส่ง.pdf"
MANIFEST = "บัญชีรหัสตรวจสอบ SHA-256.txt"
FILE_NAMES = {"parcel": "สำเนาเรื่อง", "originals": "ต้นฉบับของไฟล์", "identity": "ข้อมูลผู้แจ้ง"}
IDENTITY = {"name": "ชื่อ", "contact": "ช่องทางติดต่อ"}


def closed(opened: OpenCase, sending: Sending, *, by: Reader, key: str, at: datetime | None = None) -> Iterator[bytes]:
    """Yield the parcel for another agency, its covering sheet first, closed under `key`."""
    at = at or timezone.now()
    cover = SHEET, [pdf(f"ใบนำส่ง{NAMES[sending.part]}", opened, [], [], at, facts=sheet(opened, sending, by=by))]
    inner = zipped(chain([cover], MEMBERS[sending.part](opened, at)))
    yield from protecting.protected(f"{FILE_NAMES[sending.part]} {opened.case.number}.zip", inner, key)


def parcel(opened: OpenCase, at: datetime) -> Iterator[Member]:
    """Yield เรื่อง.pdf, then เอกสารแนบ/NN-name for each file.

    Files pass in pieces. The PDF of the thread is held whole, in memory and on no disk: what sets it knows its end last.

    Raises SealError where a file was altered: the ZIP then has no end and does not open.
    """
    exhibits = [_exhibit(info) for info in opened.files()]
    index = [[f"{one.name} ({one.note})" if one.note else one.name, one.sha256] for one in exhibits]
    pages = pdf("สำเนาเรื่องร้องเรียน", opened, _entries(opened), index, at)
    yield "เรื่อง.pdf", [pages]
    yield from ((one.name, one.chunks) for one in exhibits if one.note != LEFT_OUT)


def originals(opened: OpenCase, at: datetime) -> Iterator[Member]:
    """Yield the files as they came. Raises SealError where a file was altered."""
    yield from ((_name(info), sealed_stream(info)) for info in opened.files())


@dataclass(frozen=True)
class _Exhibit:
    name: str
    sha256: str
    chunks: Iterable[bytes]
    note: str = ""


def _exhibit(info: FileInfo) -> _Exhibit:
    """A picture drawn anew; what may tell a place and can't be drawn is left out; everything else is as it came."""
    try:
        clean = pictures.safe_copy(info)
    except pictures.NoPicture:
        note = LEFT_OUT if may_tell_a_place(info) else ""
        return _Exhibit(_name(info), info.sha256, sealed_stream(info), note)
    return _Exhibit(str(PurePosixPath(_name(info)).with_suffix(".jpg")), info.sha256, [clean], CLEANED)


def _name(info: FileInfo) -> str:
    return f"เอกสารแนบ/{zips.fitting(f'{info.order:02d}-{info.name}')}"


def identity(opened: OpenCase, at: datetime) -> Iterator[Member]:
    """Yield the reporter's identity alone, as PDF. Ask `readers.naming` first who may have it."""
    known = reporter_identity.read(opened)
    lines = [[IDENTITY[name], text] for name, text in known.items()] or [["ผู้แจ้ง", "ไม่แจ้งชื่อ"]]
    yield "ผู้แจ้ง.pdf", [pdf("ข้อมูลผู้แจ้ง", opened, [["ผู้แจ้ง", "", lines]], [], at)]


MEMBERS = {"parcel": parcel, "originals": originals, "identity": identity}


def zipped(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield a ZIP of (name, chunks) pairs, then of a manifest with the SHA-256 of each."""
    yield from zips.streamed(_with_manifest(members))


def _with_manifest(members: Iterable[Member]) -> Iterator[Member]:
    manifest = []
    for name, chunks in members:
        digest = hashlib.sha256()
        yield name, _hashed(chunks, digest)
        manifest.append(f"{digest.hexdigest()}  {name}\n")
    yield MANIFEST, ["".join(manifest).encode()]


def _hashed(chunks: Iterable[bytes], digest: Any) -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def pdf(
    title: str, opened: OpenCase, sections: Any, exhibits: Any, at: datetime, facts: Sequence[list[str]] = ()
) -> bytes:
    """Return a PDF of (heading, day, lines) sections, tagged and with Thai that can be searched; `facts` stand above those of the case."""
    office = Organisation.objects.first()
    data = _texts({
        "title": title,
        "office": office.name if office else "",
        "facts": [
            *facts,
            ["หมายเลขเรื่อง", opened.case.number],
            ["ช่องทาง", opened.case.get_channel_display()],
            ["วันที่รับเรื่อง", thai.format_date(opened.case.received_on)],
            ["สถานะ", Status(opened.summary["status"]).label],
            ["จัดทำสำเนาเมื่อ", thai.format_datetime(at)],
        ],
        "sections": sections,
        "exhibits": exhibits,
    })  # fmt: skip
    return typesetting.pdf(TEMPLATE, {"data": json.dumps(data)}, at=at)


def _entries(opened: OpenCase) -> list:
    return [[_heading(entry), thai.format_datetime(entry.at), _lines(entry)] for entry in opened.entries()]


def _heading(entry: Entry) -> str:
    return f"{entry_title(entry)}: {'ผู้แจ้ง' if entry.by == REPORTER else entry.by}"


def _lines(entry: Entry) -> list:
    content = entry.content
    lines = parts(content["fields"]) if entry.type == "report" else [("", content.get("text", ""))]
    if entry.type == "rating":
        lines.append(("ความพึงพอใจ", f"{thai.to_thai_digits(content['stars'])} จาก ๕"))
    if files := [one if isinstance(one, str) else one[0] for one in content.get("files", [])]:  # a report's with hashes
        lines.append(("แนบไฟล์", " · ".join(files)))
    return lines
