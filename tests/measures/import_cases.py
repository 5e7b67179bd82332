"""Twenty tables as offices make them: nine files as they came, the others made here from the same content."""

import datetime
import json
import zipfile
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import docx
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from common import thai
from measures.importing.files import read_pasted, read_sheets
from tests.measures.tables import HEADINGS, delimited, xlsx

FOLDER = Path(__file__).parent.parent / "data/import"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
GIVEN = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".json")
PERIOD = "ต.ค. 2566 - ก.ย. 2567"


def rows(mark="- ", join="\n", period=PERIOD):
    """Return the six cells of each measure of the truth, its items with `mark` before and `join` between them."""

    def cell(texts):
        return join.join(f"{mark(n) if callable(mark) else mark}{text}" for n, text in enumerate(texts, start=1))

    return [[str(row["n"]), row["t"], cell(row["s"]), cell(row["d"]), period, cell(row["r"])] for row in TRUTH]


def _file(name):
    return read_sheets(SimpleUploadedFile(name, (FOLDER / name).read_bytes()))


def _csv_of_many_tongues():
    return read_sheets(delimited([HEADINGS, *rows()], encoding="utf-16-le"))


def _tangled():
    upload = delimited([HEADINGS, *rows()], encoding="cp874")
    text = upload.read().decode("latin-1").encode("utf-8")
    return read_sheets(SimpleUploadedFile("ตาราง.csv", text))


def _strange_headings():
    names = ["", "สิ่งที่จะทำ", "ทำอย่างไร", "ใคร", "เมื่อไร", "ได้อะไร"]
    return read_sheets(xlsx([["แผนของเรา"], names, *rows()]))


def _behind_a_cover():
    workbook = openpyxl.Workbook()
    workbook.active.append(["ปกแผน"])
    sheet = workbook.create_sheet("ตาราง")
    for row in [HEADINGS, *rows(mark=lambda n: f"{n}. ", join=" ")]:
        sheet.append(row)
    data = BytesIO()
    workbook.save(data)
    return read_sheets(SimpleUploadedFile("ปก.xlsx", data.getvalue()))


def _dates_of_another_era():
    names = [*HEADINGS[:4], "เริ่ม", "สิ้นสุด", HEADINGS[5]]
    dated = [[*r[:4], datetime.date(2566, 10, 1), datetime.date(2567, 9, 30), r[5]] for r in rows()]
    return read_sheets(xlsx([names, *dated]))


def _results_of_two_rounds():
    names = [*HEADINGS[:5], "ผลการดำเนินงาน รอบ 6 เดือน", "ผลการดำเนินงาน รอบ 12 เดือน"]
    split = [[*r[:5], r[5].split("\n")[0], "\n".join(r[5].split("\n")[1:])] for r in rows(mark="➢ ")]
    return read_sheets(xlsx([names, *split]))


def _pasted_from_excel():
    lines = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [HEADINGS, *rows()]]
    return read_pasted("\n".join(lines))


def _pasted_from_word():
    return read_pasted("\r\n".join("\t".join(row) for row in [HEADINGS, *rows(mark="• ")]))


def _quarters_in_parts():
    """Return a table whose numbers begin again in its second part."""
    numbered = rows(period="ไตรมาส ๑ - ๔")
    for number, row in enumerate(numbered[5:], start=1):
        row[0] = thai.to_thai_digits(number)
    return read_sheets(xlsx([HEADINGS, *numbered]))


def _document_with_lists():
    document = docx.Document()
    document.add_paragraph("ประกาศมาตรการ")
    table = document.add_table(rows=0, cols=6)
    for row in [HEADINGS, *rows(mark="")]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            lines = text.split("\n")
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line, style="List Bullet")
            if len(lines) > 1:
                cell.paragraphs[0].style = "List Bullet"
    data = BytesIO()
    document.save(data)
    return read_sheets(SimpleUploadedFile("รายการ.docx", data.getvalue()))


def _opendocument():
    def cell(text):
        lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in [HEADINGS, *rows()])
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<office:document-content{names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="ก">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return read_sheets(SimpleUploadedFile("ตาราง.ods", data.getvalue()))


def _pages_of_a_printout():
    """Return a table whose headings stand again on every page, with a page number above and a measure torn between."""
    made = [["แผนปฏิบัติการ"], ["หน้า ๑"], HEADINGS]
    for number, row in enumerate(rows(), start=1):
        first, _, rest = row[2].partition("\n")
        torn = [[*row[:2], first, *row[3:5], ""], [f"หน้า {number}"], HEADINGS, ["", "", rest, "", "", row[5]]]
        made += torn if number in (4, 8) else [row]
    return read_sheets(xlsx(made))


def _among_other_columns():
    names = [
        "ที่",
        "ประเด็น",
        "มาตรการในการดำเนินการ",
        "ขั้นตอน",
        "ผู้รับผิดชอบ",
        "งบประมาณ",
        "ระยะเวลา",
        "ผลการดำเนินการ",
        "หมายเหตุ",
    ]
    wide = [[r[0], "ประเด็นที่ควรพัฒนา", *r[1:4], "ไม่ใช้งบประมาณ", *r[4:], "-"] for r in rows()]
    return read_sheets(xlsx([["รายงานผล"], names, *wide, ["รวม ๑๐ มาตรการ"]]))


def _row_of_each_item():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(HEADINGS)
    for measure in TRUTH:
        first = sheet.max_row + 1
        listed = list(zip_longest(measure["s"], measure["d"], measure["r"]))
        for place, (step, division, result) in enumerate(listed):
            named = [measure["n"], measure["t"], "ต.ค. 66 - ก.ย. 67"] if place == 0 else [None] * 3
            sheet.append([*named[:2], step, division, named[2], result])
        for column in "ABE" if len(listed) > 1 else "":
            sheet.merge_cells(f"{column}{first}:{column}{sheet.max_row}")
    data = BytesIO()
    workbook.save(data)
    return read_sheets(SimpleUploadedFile("รายการละแถว.xlsx", data.getvalue()))


def _two_tables_of_a_document():
    document = docx.Document()
    for part in (rows()[:5], rows()[5:]):
        document.add_paragraph("ตาราง")
        table = document.add_table(rows=0, cols=6)
        for row in [HEADINGS, *part]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    data = BytesIO()
    document.save(data)
    return read_sheets(SimpleUploadedFile("สองตาราง.docx", data.getvalue()))


def _page_called_xls():
    body = "".join(f"<tr><td>{'<td>'.join(row)}</tr>".replace("\n", "<br>") for row in [HEADINGS, *rows()])
    page = f"<html><style>td {{ border: 1px }}</style><table>{body}</table></html>"
    return read_sheets(SimpleUploadedFile("ระบบเดิม.xls", page.encode("cp874")))


MADE = {
    "csv in UTF-16 without a mark": _csv_of_many_tongues,
    "csv saved in the wrong code": _tangled,
    "headings in words of its own": _strange_headings,
    "numbers within a line, behind a cover sheet": _behind_a_cover,
    "dates of the year 2567": _dates_of_another_era,
    "results in two columns": _results_of_two_rounds,
    "pasted from Excel": _pasted_from_excel,
    "pasted from Word": _pasted_from_word,
    "parts that count anew": _quarters_in_parts,
    "lists of Word": _document_with_lists,
    "OpenDocument": _opendocument,
    "pages of a printout": _pages_of_a_printout,
    "among other columns": _among_other_columns,
    "a row of each item": _row_of_each_item,
    "two tables of a document": _two_tables_of_a_document,
    "a web page called xls": _page_called_xls,
}
ALL = {**{name: (lambda name=name: _file(name)) for name in GIVEN}, **MADE}
