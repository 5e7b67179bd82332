"""Word and Excel files (OOXML): a sound archive, without programs or data from elsewhere, opened by their library."""

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from common import thai
from common.later import later

from . import active_office, links
from .findings import LONGEST_TEXT, MISMATCH, Findings, refuse

MOST_PARTS = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 200
SMALL = 1024 * 1024
MAIN = "application/vnd.openxmlformats-officedocument."
# What the libraries raise on damaged or made-up files, for they promise no exception of their own; XML errors are
# SyntaxErrors.
BROKEN = (
    zipfile.BadZipFile, SyntaxError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, NotImplementedError, EOFError,
)  # fmt: skip


@dataclass(frozen=True)
class OfficeFile:
    """One of the formats: the content type of its main part, and how its library reads the text."""

    main: str
    words: Callable[[bytes], Iterable[str]]


def check(data: bytes, form: OfficeFile) -> Findings:
    """Return the Findings of an office file of the `form`; refuses bombs, macros, embedded programs and outside data."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_size(archive)
            types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
            if f'"{MAIN}{form.main}' not in types:
                refuse(MISMATCH)
            _check_programs(archive, types)
            told = links.sentence(_check_parts(archive))
        return Findings(data, text=thai.clean_text("\n".join(form.words(data)))[:LONGEST_TEXT], changed=told)
    except BROKEN:
        refuse("เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน โปรดบันทึกใหม่แล้วลองอีกครั้ง")


def check_archive(data: bytes) -> None:
    """Refuse an archive that grows without end or is broken: enough for a file that is read and not kept."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_size(archive)
    except BROKEN:
        refuse("เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน โปรดบันทึกใหม่แล้วลองอีกครั้ง")


def _check_size(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        refuse("ไฟล์นี้มีส่วนประกอบมากผิดปกติ จึงไม่รับ โปรดบันทึกใหม่แล้วลองอีกครั้ง")
    swollen = any(part.file_size > max(SMALL, MOST_RATIO * part.compress_size) for part in parts)
    if swollen or sum(part.file_size for part in parts) > MOST_UNPACKED:
        refuse("ไฟล์นี้ขยายแล้วใหญ่ผิดปกติ จึงไม่รับ โปรดบันทึกใหม่แล้วลองอีกครั้ง")
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        refuse(MISMATCH)


def _check_programs(archive: zipfile.ZipFile, types: str) -> None:
    names = [name.lower() for name in archive.namelist()]
    if "macroenabled" in types.lower() or any("vbaproject" in name for name in names):
        refuse("ไฟล์นี้มีแมโคร (โปรแกรมในไฟล์) โปรดบันทึกเป็นชนิดที่ไม่มีแมโครแล้วลองอีกครั้ง")
    embedded = [name for name in names if "/activex/" in name or ("/embeddings/" in name and not _is_chart_data(name))]
    if embedded:
        refuse(f"ไฟล์นี้ฝังไฟล์อื่นหรือโปรแกรมไว้ข้างใน ({PurePosixPath(embedded[0]).name[:80]}) โปรดลบวัตถุที่ฝังออกแล้วลองอีกครั้ง")
    if any("/externallinks/" in name for name in names):
        refuse("ไฟล์นี้ดึงข้อมูลจากไฟล์อื่น โปรดตัดการเชื่อมโยง (Break Links) แล้วลองอีกครั้ง")


def _is_chart_data(name: str) -> bool:
    """Return whether a part is a workbook, which charts carry; its own parts are checked as any workbook's."""
    return name.endswith(".xlsx")


def _check_parts(archive: zipfile.ZipFile) -> list[str]:
    """Refuse every part that would act or fetch; returns where links lead that readers can't follow."""
    lost: list[str] = []
    for name in archive.namelist():
        if "/embeddings/" in name.lower():
            check(archive.read(name), WORKBOOK)
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            part = archive.read(name)
            # Office never writes one; entities defined in it are how a small file grows without end.
            if b"<!DOCTYPE" in part.replace(b"\x00", b"").upper():
                refuse("ไฟล์นี้มีโครงสร้างผิดปกติ จึงไม่รับ โปรดบันทึกใหม่แล้วลองอีกครั้ง")
            active_office.check_part(name, part)
            if name.endswith(".rels"):
                lost += links.lost(part)
    return lost


DOCUMENT = OfficeFile("wordprocessingml.document.main+xml", later("common.uploads.office_text.of_document"))
WORKBOOK = OfficeFile("spreadsheetml.sheet.main+xml", later("common.uploads.office_text.of_workbook"))
