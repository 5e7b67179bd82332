"""Files made for tests: sound ones, and hostile ones that differ from them in one thing."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from common.typesetting import FONTS


def upload(name, data):
    return SimpleUploadedFile(name, data)


def pdf(*pages):
    """Return a PDF with these texts, one a page; the same texts give the same bytes at any second."""
    breaks = "\n#pagebreak()\n".join(pages)
    source = f'#set document(date: none)\n#set text(font: "Sarabun", fallback: false, features: (mark: 0, mkmk: 0))\n{breaks}'
    return typst.compile(source.encode(), font_paths=[FONTS], ignore_system_fonts=True)


def scan(pages=1):
    """Return a PDF whose pages are pictures."""
    out = BytesIO()
    sheets = [Image.new("RGB", (200, 280), "white") for _ in range(pages)]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:])
    return out.getvalue()


def picture(kind="PNG", size=(40, 30), mode="RGB", color="red", **saving):
    out = BytesIO()
    Image.new(mode, size, color).save(out, kind, **saving)
    return out.getvalue()


def word(text="แผนการตรวจสอบภายใน"):
    out, document = BytesIO(), docx.Document()
    document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "ช่องในตาราง"
    document.save(out)
    return out.getvalue()


def excel(*rows):
    out, workbook = BytesIO(), openpyxl.Workbook()
    for row in rows or [("งบประมาณ", 1000)]:
        workbook.active.append(row)
    workbook.save(out)
    return out.getvalue()


def repacked(data, added=(), replaced=()):
    """Return an archive with parts added ((name, bytes) each) and words of parts replaced ((name, old, new) each)."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            for where, old, new in replaced:
                part = part.replace(old, new) if name == where else part
            target.writestr(name, part)
        for name, part in added:
            target.writestr(name, part)
    return out.getvalue()
