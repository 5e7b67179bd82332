"""Scans, and PDFs whose text layer is garbage, get a copy with a text layer, where the office installed ocrmypdf (settings.OCR).

The file that came stays what it is, at its address; the copy stands beside it and is searched and read aloud in its place.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from common import queue
from common.later import later
from common.promises import promise

from ..models import StoredFile
from ..stores import store
from ..text_layers import problem
from .findings import Findings
from .storing import keep

_checked = later("common.uploads.pdf.check")
_joined = later("common.uploads.whole_lines.joined")
SECONDS_A_PAGE, PAGES_AT_ONCE = 60, 10
OPTIONS = (
    "--language",
    "tha+eng",
    "--pdf-renderer",
    "sandwich",
    "--output-type",
    "pdf",
    "--jobs",
    "1",
    "--optimize",
    "0",
    "--quiet",
)
ENDING = " (ค้นหาข้อความได้).pdf"
LONGEST = 120
COMING = promise(
    "scan-gets-its-copy",
    "ระบบกำลังอ่านตัวอักษรจากภาพเพื่อจัดทำฉบับที่ค้นหาได้ไว้คู่กัน ไฟล์ที่ท่านนำเข้าคงเดิม ฉบับที่ค้นหาได้ออกพร้อมการเผยแพร่ครั้งถัดไป",
)


def missing() -> list[str]:
    """Return the programs and languages that recognizing needs and this machine lacks."""
    programs = [name for name in ("ocrmypdf", "tesseract") if not shutil.which(name)]
    if programs:
        return programs
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()  # noqa: S607
    return [f"tesseract-ocr-{language}" for language in ("tha", "eng") if language not in known]


def is_due(file: StoredFile) -> bool:
    """Return whether a file needs a copy with a text layer and this office makes them."""
    return settings.OCR and bool(file.text_problem)


def ask(file: StoredFile) -> None:
    """Let the copy of a file that needs one be made in the background, where this office makes them."""
    if is_due(file):
        queue.put(recognize, file.pk)


@queue.work("อ่านตัวอักษรจากภาพสแกน")
def recognize(pk: int, first: int = 1) -> None:
    """Read this stored file's pages from `first` on, so many that others need not wait long, and ask for the rest.

    After the last page it gets its copy, unless nothing readable came out; raises when the programs fail.
    """
    file = StoredFile.objects.filter(pk=pk).first()
    if file is None or not file.text_problem:
        return
    half_read = Path(settings.FILE_UPLOAD_TEMP_DIR, f"{file.sha256}.half-read")
    first = first if half_read.exists() else 1
    last = first + PAGES_AT_ONCE - 1
    with store("files").as_path(file.store_name) as whole:
        made = _with_text(file, half_read if first > 1 else whole, f"{first}-{min(last, file.pages or 1)}")
    if last < (file.pages or 1):
        half_read.write_bytes(made)
        queue.put(recognize, pk, last + 1)
        return
    half_read.unlink(missing_ok=True)
    _give(file, made)


def _give(file: StoredFile, made: bytes) -> None:
    """Keep what was made as the copy of this file and of the same bytes under other names, when it can be read."""
    try:
        found = _checked(made)
    except ValidationError as refused:
        raise RuntimeError(f"{file.sha256}: ocrmypdf made a PDF that is not taken: {refused}") from refused
    if found.pages == file.pages and not _is_unread(found):
        copy = keep(_name(file), file.content_type, found)
        StoredFile.objects.filter(sha256=file.sha256).update(with_text=copy)


def _with_text(file: StoredFile, source: Path, pages: str) -> bytes:
    """Return the bytes of the PDF with a text layer by Tesseract on these pages; those with sound text keep theirs."""
    how = "--force-ocr" if file.has_text_layer else "--skip-text"
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        made, text, wishes = Path(folder, "made.pdf"), Path(folder, "text"), Path(folder, "wishes")
        wishes.write_text("preserve_interword_spaces 1\n")  # Thai without a space between letters
        files = ["--tesseract-config", str(wishes), "--sidecar", str(text), str(source), str(made)]
        command = ["nice", "-n", "19", "ocrmypdf", how, *OPTIONS, "--pages", pages, *files]
        subprocess.run(command, check=True, timeout=SECONDS_A_PAGE * (1 + PAGES_AT_ONCE))  # noqa: S603 (our own words)
        return _joined(made.read_bytes(), text.read_text(encoding="utf-8") if text.exists() else "")


def _is_unread(found: Findings) -> bool:
    return bool(problem(found.has_text_layer, found.readability))


def _name(file: StoredFile) -> str:
    return Path(file.name).stem[: LONGEST - len(ENDING)].rstrip() + ENDING
