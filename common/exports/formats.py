"""The table of formats. A new one is a writer and a row here: buttons, addresses and checks loop over the table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from common import thai
from common.later import later

from . import as_csv, as_json
from .report import Report

Answer = TypeVar("Answer", bound=HttpResponseBase)
OFFICE = "application/vnd.openxmlformats-officedocument."
NO_ACTIVE_CONTENT = "default-src 'none'; frame-ancestors 'none'; sandbox"


@dataclass(frozen=True)
class Format:
    """One kind of file: its ending, its name, what it is good for in Thai, and `write(report)`, which yields bytes.

    A `printed` format shows the report as a document; it is offered when the report says how (`Report.paper`).
    `pages(data)` counts the pages of a format that has any; `labels(columns)` returns the head of a data table.
    """

    name: str
    label: str
    use: str
    content_type: str
    write: Callable
    printed: bool = False
    pages: Callable | None = None
    labels: Callable | None = None


FORMATS = {
    format.name: format
    for format in (
        Format(
            "pdf",
            "PDF",
            "อ่านและพิมพ์",
            "application/pdf",
            later("common.exports.as_pdf.write"),
            printed=True,
            pages=later("common.exports.as_pdf.pages"),
        ),
        Format(
            "docx",
            "DOCX",
            "แก้ไขต่อได้",
            OFFICE + "wordprocessingml.document",
            later("common.exports.as_docx.write"),
            printed=True,
        ),
        Format(
            "xlsx",
            "XLSX",
            "ตาราง",
            OFFICE + "spreadsheetml.sheet",
            later("common.exports.as_xlsx.write"),
            labels=later("common.exports.as_xlsx.labels"),
        ),
        Format("csv", "CSV", "ข้อมูลดิบ", "text/csv; charset=utf-8", as_csv.write, labels=as_csv.header),
        Format("json", "JSON", "สำหรับระบบ", "application/json", as_json.write),
    )
}


@dataclass(frozen=True)
class Download:
    """One button: the format, where it leads, and the file's size in bytes and pages where they are known."""

    format: Format
    url: str
    size: int | None = None
    pages: int | None = None


def offered(printed: bool = False) -> list[Format]:
    """Return the formats in the table's order, the printed ones only when asked for."""
    return [format for format in FORMATS.values() if printed or not format.printed]


def get(name: str, printed: bool = False) -> Format:
    """Return the format of that name; raises Http404 with a Thai sentence for one that is not offered."""
    formats = {format.name: format for format in offered(printed)}
    if name not in formats:
        raise Http404(f"ไม่มีไฟล์รูปแบบนี้ มีเฉพาะ {' '.join(format.label for format in formats.values())}")
    return formats[name]


def saved(data: bytes, format: Format, stem: str) -> HttpResponse:
    """Return the answer that lets a reader save `data`, a whole file of this format."""
    return protect(HttpResponse(data, content_type=format.content_type), file_name(stem, format.name))


def shown(data: bytes, format: Format, stem: str) -> HttpResponse:
    """Return the answer that shows a reader `data`, a whole file of this format, in the browser."""
    response = HttpResponse(data, content_type=format.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(False, file_name(stem, format.name)) or ""
    return response


def downloads(url: Callable[[str], str], *, printed: bool = False) -> list[Download]:
    """Return a Download for every format offered; `url(name)` gives its address."""
    return [Download(format, url(format.name)) for format in offered(printed)]


def file_name(stem: str, ending: str) -> str:
    """Return a name that every system can store: Thai letters stay, what a path or shell could take amiss goes."""
    return " ".join(re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|%]', " ", thai.nfc(stem)).split())[:120].strip(". ") + f".{ending}"


def protect(response: Answer, name: str) -> Answer:
    """Set the headers of a file that is saved, never run: a Thai name by RFC 5987, no active content. Return it."""
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Content-Security-Policy"] = NO_ACTIVE_CONTENT
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def respond(report: Report, name: str) -> StreamingHttpResponse:
    """Answer with the report as a file of the named format, streamed; raises Http404 for a format not offered."""
    format = get(name, printed=report.paper is not None)
    response = StreamingHttpResponse(format.write(report), content_type=format.content_type)
    return protect(response, file_name(report.stem, format.name))
