"""Files that the office brings in: every type that an upload may have, made the same again by the same seed."""

import io
from datetime import datetime
from pathlib import Path
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from common import exports, uploads
from common.exports import Column, Paper, Report
from common.models import StaffUser, StoredFile
from common.thai import BANGKOK

from . import made_up

MADE_AT = datetime(2024, 1, 1, 9, tzinfo=BANGKOK)
COLUMNS = (
    Column("number", "ลำดับ", "number", 5),
    Column("text", "รายการ", "text", 40),
    Column("day", "วันที่", "date", 15),
)


class Cabinet:
    """Where files come from. Each `file` differs from every other one by what stands in it."""

    def __init__(self, rng: Random) -> None:
        self.rng, self._number = rng, 0

    def file(self, ending: str, *, name: str = "", by: StaffUser | None = None) -> StoredFile:
        """Return a new StoredFile of that type (pdf, docx, xlsx, csv, png, jpg, or scan: a PDF without text)."""
        self._number += 1
        title = name or f"{made_up.phrase(self.rng)} ฉบับที่ {self._number}"
        data = self._picture(ending) if ending in PICTURES else self._table(ending, title)
        suffix = "pdf" if ending == "scan" else ending
        return uploads.store(SimpleUploadedFile(f"{title}.{suffix}", data), by=by)

    def one_of_each(self, *, by: StaffUser | None = None) -> list[StoredFile]:
        """Return a new file of every type, the first with a name of 200 letters."""
        names = [made_up.long_name(self.rng, 200)]
        found = [self.file(ending, name=names.pop() if names else "", by=by) for ending in (*TABLES, *PICTURES)]
        self._give_text(found[len(TABLES)], by)
        return found

    def _give_text(self, scan: StoredFile, by: StaffUser | None) -> None:
        """Give a scan its copy with a text layer, as an office has it that lets scans be read."""
        scan.with_text = self.file("pdf", name=f"{Path(scan.name).stem} (ค้นหาข้อความได้)", by=by)
        scan.save(update_fields=["with_text"])

    def _table(self, ending: str, title: str) -> bytes:
        rows = [{"number": n, "text": made_up.sentence(self.rng), "day": MADE_AT.date()} for n in range(1, 6)]
        paper = Paper(preamble=(made_up.sentence(self.rng),))
        report = Report(title, COLUMNS, rows, stem="file", made_at=MADE_AT, paper=paper)
        return b"".join(exports.FORMATS[ending].write(report))

    def _picture(self, ending: str) -> bytes:
        image = Image.new("RGB", (640, 400), tuple(self.rng.randint(120, 220) for _ in range(3)))
        draw = ImageDraw.Draw(image)
        for _ in range(12):
            x, y = self.rng.randint(0, 600), self.rng.randint(0, 360)
            draw.rectangle((x, y, x + 40, y + 40), fill=tuple(self.rng.randint(0, 255) for _ in range(3)))
        out = io.BytesIO()
        options = {"creationDate": MADE_AT.timetuple(), "modDate": MADE_AT.timetuple()} if ending == "scan" else {}
        image.save(out, PICTURES[ending], **options)
        return out.getvalue()


TABLES = ("pdf", "docx", "xlsx", "csv")
PICTURES = {"scan": "PDF", "png": "PNG", "jpg": "JPEG"}
