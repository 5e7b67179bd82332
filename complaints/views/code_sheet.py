"""The receipt code to keep: as a file with a name of the reporter's own choice, and as a QR for paper. Neither is stored."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from common import qr
from common.thai import format_date
from common.uploads import safe_name

from ..desk.downloads import as_download
from ..models import Case
from ..sealing import receipts

LONGEST = 40  # signs of a nickname


def picture(code: str) -> str:
    """Return the QR of a code as SVG, made for this answer alone."""
    return mark_safe(qr.svg(f"รหัสติดตามเรื่อง {receipts.show(code)}", "คิวอาร์ของรหัสติดตามเรื่อง", secret=True))  # noqa: S308 (ours)


def sheet(request: HttpRequest, code: str, case: Case, nickname: str) -> HttpResponse:
    """Answer with the code as a text file to save, named by the nickname so that nobody sees what it opens."""
    name = " ".join(nickname.split())[:LONGEST]
    lines = [
        name,
        receipts.show(code),
        f"เรื่องหมายเลข {case.number} รับเมื่อ {format_date(case.received_on)}",
        request.build_absolute_uri(reverse("complaints:track")),
        "ผู้ที่มีรหัสนี้เปิดอ่านเรื่องได้ เก็บไฟล์ไว้ในที่ที่ไม่มีใครเปิดดู",
    ]
    text = "\r\n".join(line for line in lines if line)
    return as_download(HttpResponse(text, content_type="text/plain; charset=utf-8"), safe_name(f"{name or 'บันทึก'}.txt"))
