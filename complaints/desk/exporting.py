"""A case for NACC or the province: one ZIP with the case in Thai, numbered exhibits and a manifest of hashes.

Who the reporter is goes into a second parcel of its own, so that it is sent only where it must be.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from common import thai, typesetting
from common.exports import zips
from common.exports.as_pdf import texts
from common.models import Organisation

from ..cases.open_case import REPORTER, Entry, OpenCase
from ..cases.reported import entry_title, parts
from ..cases.workflow import Status
from .downloads import sealed_stream

PARTS = {"parcel": "เรื่อง เอกสารแนบ และบัญชีแฮช", "identity": "ข้อมูลผู้แจ้ง (แยกต่างหาก)"}
TEMPLATE = Path(__file__).with_name("parcel.typ")
IDENTITY = {"name": "ชื่อ", "contact": "ช่องทางติดต่อ"}


def parcel(opened: OpenCase, *, at: datetime | None = None):
    """Yield a ZIP: เรื่อง.pdf, exhibits/NN-name for each file, manifest-sha256.txt. Memory stays constant.

    Raises SealError where a file was altered: the ZIP then has no end and does not open.
    """
    at = at or timezone.now()
    exhibits = [(f"exhibits/{info.order:02d}-{info.name}", info) for info in opened.files()]
    pages = pdf("สำเนาเรื่องร้องเรียน", opened, _entries(opened), [[name, info.sha256] for name, info in exhibits], at)
    members = [("เรื่อง.pdf", [pages]), *((name, sealed_stream(info)) for name, info in exhibits)]
    yield from zipped(members)


def identity(opened: OpenCase, *, at: datetime | None = None):
    """Yield a ZIP with the reporter's identity alone, as PDF, and its manifest."""
    at = at or timezone.now()
    known = opened.leaf("identity")
    lines = [[IDENTITY[name], text] for name, text in known.items()] or [["ผู้แจ้ง", "ไม่แจ้งชื่อ"]]
    yield from zipped([("ผู้แจ้ง.pdf", [pdf("ข้อมูลผู้แจ้ง", opened, [["ผู้แจ้ง", "", lines]], [], at)])])


def zipped(members):
    """Yield a ZIP of (name, chunks) pairs, then of a manifest with the SHA-256 of each."""
    yield from zips.streamed(_with_manifest(members))


def _with_manifest(members):
    manifest = []
    for name, chunks in members:
        digest = hashlib.sha256()
        yield name, _hashed(chunks, digest)
        manifest.append(f"{digest.hexdigest()}  {name}\n")
    yield "manifest-sha256.txt", ["".join(manifest).encode()]


def _hashed(chunks, digest):
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def pdf(title, opened: OpenCase, sections, exhibits, at) -> bytes:
    """Return a PDF of (heading, day, lines) sections, tagged and with Thai that can be searched."""
    office = Organisation.objects.first()
    data = texts({
        "title": title,
        "office": office.name if office else "",
        "facts": [
            ["หมายเลขเรื่อง", opened.case.number],
            ["ช่องทาง", opened.case.get_door_display()],
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
