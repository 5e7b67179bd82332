"""PDF and DOCX: readable by people, by programs and by screen readers, whatever text they are given."""

import datetime
import io
import json
import os
import re
import subprocess
import sys
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest
import zxingcpp

from common import exports
from common.exports import Chart, Column, Paper, Progress, Report, Signature, embedded, unbroken
from common.exports.printable import breakable, named
from tests.common import pdf_text
from tests.common.pdf_text import EXTRACTORS, squeezed

COLUMNS = (
    Column("number", "ลำดับ", "number", 7),
    Column("title", "แนวทาง/มาตรการดำเนินการ", width=25),
    Column("steps", "ขั้นตอน/วิธีการปฏิบัติ", "list", 33),
    Column("period", "ระยะเวลาดำเนินการ", "period", 18),
    Column("code", "รหัส", paper=False),
)
YEAR = (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
MADE_AT = datetime.datetime(2023, 10, 25, 7, 30, tzinfo=datetime.UTC)
HARD_WORDS = (
    "ขั้น ที่ ครั้ง สั่ง ป้า ปี่ ฝั่ง ฟื้น น้ำ ก๊ำ กฎ ผู้ เก๋ ปลั๊ก ญาติ ฐาน ปฏิบัติหน้าที่ ซ้ำ ร่ำรวย ชั่วโมง ปุ่ม สู้ พิจารณ์ ฤๅษี ๏ ๚ ฯลฯ เป็นต้น จัดตั้ง ทั้งสิ้น"
)


def row(number=1, **values):
    return {"number": number, "title": "มาตรการ", "steps": ["ขั้นที่ ๑"], "period": YEAR, "code": "ซ่อน"} | values


def report(*rows, document=None, notices=(), facts=(), **paper):
    look = {
        "author": "อบต.ตัวอย่าง",
        "preamble": ("คำนำ",),
        "signature": Signature(),
        "foot": ("ฉบับที่ ๑",),
        "qr": "https://example.go.th/verify/?hash=0123456789abcdef",
    } | paper
    return Report(
        "มาตรการประจำปี",
        COLUMNS,
        rows,
        "มาตรการ",
        made_at=MADE_AT,
        document=document or {"ก": "น้ำ"},
        notices=notices,
        facts=facts,
        paper=Paper(**look),
    )


def pdf(*rows, **facts):
    return b"".join(exports.FORMATS["pdf"].write(report(*rows, **facts)))


def word(*rows, **facts):
    return b"".join(exports.FORMATS["docx"].write(report(*rows, **facts)))


@pytest.mark.parametrize("extract", EXTRACTORS.values(), ids=EXTRACTORS)
def test_stacked_marks_and_am_come_out_word_for_word(extract):
    text = squeezed(extract(pdf(row(title=HARD_WORDS, steps=[HARD_WORDS, "ก"]))))
    assert text.count(squeezed(HARD_WORDS)) == 2


@pytest.mark.parametrize("extract", EXTRACTORS.values(), ids=EXTRACTORS)
def test_nothing_is_lost_or_doubled_over_several_pages(extract):
    rows = [row(n, title=f"เรื่องที่ ก{'ขั้นน้ำ' * n}", steps=[f"{HARD_WORDS} {'ทั้งนี้ ' * n}"] * 9) for n in range(1, 9)]
    text = extract(pdf(*rows))
    for label in (*(column.label for column in COLUMNS if column.paper), "(ต่อ)", "ฉบับที่ ๑"):
        text = text.replace(label, "")
    given = "".join(r["title"] + "".join(r["steps"]) + "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖" for r in rows)
    given += "มาตรการประจำปี" + "คำนำ" + "ลงชื่อ" + "ตำแหน่ง" + "หน้า" * len(re.findall("หน้า [๐-๙]+/", text))
    letters = re.compile("[ก-๏]")
    assert Counter(letters.findall(text)) == Counter(letters.findall(given))


def test_the_table_has_its_columns_header_and_page_numbers_on_each_page():
    data = pdf(*(row(n, steps=["ขั้นตอนหนึ่งที่ต้องทำ"] * 9) for n in range(1, 8)))
    document = pdf_text.pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(texts) > 2
    for place, text in enumerate(texts):
        # pdfium takes a sparse page for a vertical one and adds line breaks: white space says nothing.
        assert "ระยะเวลาดำเนินการ" in squeezed(text)
        assert f"หน้า {'๐๑๒๓๔๕๖๗๘๙'[place + 1]}/{'๐๑๒๓๔๕๖๗๘๙'[len(texts)]}" in text
    assert "ซ่อน" not in "".join(texts)
    assert "ลงชื่อ" in texts[-1]


def test_a_row_that_runs_over_says_so_on_each_further_page():
    data = pdf(row(1), row(2, steps=["งานที่ต้องทำอีกยาว"] * 80), row(3))
    texts = pdf_text.with_poppler(data).split("\f")
    assert ["(ต่อ)" in text for text in texts[:3]] == [False, True, True]
    assert all("๒\n(ต่อ)" in text for text in texts[1:3])


def test_a_short_row_is_not_torn():
    data = pdf(*(row(n, steps=["งาน"] * 10) for n in range(1, 6)))
    assert "(ต่อ)" not in pdf_text.with_pdfium(data)


@pytest.mark.promise("pdf-is-archivable")
def test_it_is_archivable_accessible_and_carries_its_data():
    data = pdf(row(), document={"ชื่อ": "น้ำ"}, attachment="measures-2566.json")
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert pdf_text.attachments(data) == {"measures-2566.json": '{"ชื่อ":"น้ำ"}'.encode()}


def test_the_code_in_the_foot_leads_to_the_verification():
    found = zxingcpp.read_barcodes(pdf_text.first_page(pdf(row())))
    assert [code.text for code in found] == ["https://example.go.th/verify/?hash=0123456789abcdef"]


BUILD = """
import hashlib, json
from tests.common.test_printed import pdf, row, HARD_WORDS, word
print(hashlib.sha256(pdf(*(row(n, steps=[HARD_WORDS] * n) for n in range(1, 9)))).hexdigest())
print(hashlib.sha256(word(row())).hexdigest())
"""


@pytest.mark.slow
def test_every_machine_makes_the_same_bytes():
    surroundings = [
        {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "Pacific/Kiritimati", "LANG": "th_TH.UTF-8", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    ]
    builds = [
        subprocess.run(
            [sys.executable, "-c", clock + BUILD],
            env=os.environ | environment | {"PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for environment, clock in zip(surroundings, ["", ANOTHER_CLOCK], strict=True)
    ]
    assert builds[0] == builds[1]
    assert len(builds[0].split()) == 2


ANOTHER_CLOCK = """
import datetime, time_machine
time_machine.travel(datetime.datetime(2031, 5, 6, tzinfo=datetime.UTC)).start()
"""


def test_threads_do_not_disturb_each_other():
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: pdf(row(title=HARD_WORDS)), range(8)))
    assert len(set(made)) == 1


NASTY = {
    "no space, Latin": "a" * 5000,
    "no space, Thai": "ก" * 5000,
    "no space, Thai words": "ขั้นที่สั่งน้ำ" * 350,
    "no space, mixed": "ก_" * 2500,
    "digits": "๑" * 5000,
    "address": "https://example.go.th/" + "x/" * 300,
    "typst markup": '#let x = 1; $ x^2 $ *b* _i_ @ref // comment /* c */ `raw` <label> \\ [ ] { } = + - ~ #sys.inputs "q"',
    "nothing": "",
    "only marks": "้้้ ำ ็",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("extract", EXTRACTORS.values(), ids=EXTRACTORS)
def test_no_text_breaks_the_page(extract, text):
    data = pdf(row(title=text, steps=["ต้น", text]), preamble=(text,))
    pieces = squeezed(extract(data))
    letters = [char for char in squeezed(text) if char.isalnum()]
    assert Counter(pieces) >= Counter(letters + letters)
    assert max(pdf_text.right_edges(data)) < 0.95


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("งาน😀ดี", "งาน[U+1F600]ดี"),
        ("👩‍🌾", "[U+1F469 U+200D U+1F33E]"),
        ("ភាសា ก", "[U+1797 U+17B6 U+179F U+17B6] ก"),
        ("ก\x00\x1bข", "กข"),
        ("\ue000", "[U+E000]"),
        ("ع", "[U+0639]"),
    ],
)
def test_what_the_font_lacks_is_named_and_explained(text, shown):
    data = pdf(row(title=text))
    extracted = pdf_text.with_pdfium(data)
    assert squeezed(shown) in squeezed(extracted)
    assert ("แบบอักษรของรายงานนี้ไม่มี" in extracted) == ("U+" in shown)


def test_only_what_no_dictionary_breaks_gets_break_points():
    official = "หน่วยงานต้องจัดให้มีช่องทางการติดตามเรื่องร้องเรียนการทุจริตได้ด้วยตนเองและรายงานผลให้ผู้ร้องเรียนทราบ"
    assert breakable(official) == official
    assert breakable("x" * 24).count("\u200b") == 2
    assert breakable(named(HARD_WORDS)) == HARD_WORDS


def test_an_empty_table_is_a_document_that_says_so():
    data = pdf(empty="แผนของปีนี้ยังไม่มีมาตรการ")
    assert "แผนของปีนี้ยังไม่มีมาตรการ" in pdf_text.with_pdfium(data)
    assert any(
        "แผนของปีนี้ยังไม่มีมาตรการ" in p.text
        for p in docx.Document(io.BytesIO(word(empty="แผนของปีนี้ยังไม่มีมาตรการ"))).paragraphs
    )


def test_notices_stand_first():
    data = pdf(row(), notices=("ฉบับนี้ถูกเพิกถอนแล้ว",))
    assert pdf_text.with_pdfium(data).startswith("ฉบับนี้ถูกเพิกถอนแล้ว")
    assert docx.Document(io.BytesIO(word(row(), notices=("ฉบับนี้ถูกเพิกถอนแล้ว",)))).paragraphs[0].text == "ฉบับนี้ถูกเพิกถอนแล้ว"


def test_the_chart_has_its_own_page_and_says_everything_in_words():
    lines = (
        Progress("๑", "มาตรการหนึ่ง", 3, 2, "partly", "กำหนด ๔ ขั้นตอน รายงานผลแล้ว ๓ รายการ"),
        Progress("๒", "มาตรการสอง", 0, 0, "waiting", "ยังไม่มีผล"),
    )
    chart = Chart("ความก้าวหน้า", "อ่านดังนี้", ("ลำดับ", "มาตรการ", "ผล", "สถานะ"), ("มีหลักฐาน", "ยังไม่มีหลักฐาน"), lines)
    last = pdf_text.with_poppler(pdf(row(), chart=chart)).split("\f")[1]
    assert "ความก้าวหน้า" in last
    assert "กำหนด ๔ ขั้นตอน รายงานผลแล้ว ๓ รายการ" in last


@pytest.fixture(scope="module")
def endings():
    """What stands on each page of reports that end at every height of a page."""
    lines = (Progress("๑", "มาตรการหนึ่ง", 3, 2, "partly", "รายงานแล้ว"),)
    chart = Chart("ความก้าวหน้า", "อ่านดังนี้", ("ลำดับ", "มาตรการ", "ผล", "สถานะ"), ("มี", "ไม่มี"), lines)
    found = []
    for more in range(18, 32, 2):
        data = pdf(row(steps=[f"ขั้น {n}" for n in range(more)]), row(2), chart=chart)
        found.append(pdf_text.with_poppler(data).split("\f"))
    return found


def test_who_signs_stands_on_no_page_alone(endings):
    signed = [next(page for page in pages if "ลงชื่อ" in page) for pages in endings]
    assert all("ขั้นที่ ๑" in page or "ความก้าวหน้า" in page for page in signed)
    assert any("ความก้าวหน้า" in page for page in signed)


def test_no_page_is_turned_for_the_last_facts_of_a_report():
    facts = [(f"ข้อ {number}", "ข้อมูล") for number in range(6)]
    for paragraphs in range(8, 22, 2):
        pages = pdf_text.with_poppler(pdf(row(), preamble=("คำนำ",) * paragraphs, facts=facts)).split("\f")
        assert "ข้อ 5" in next(page for page in pages if "ข้อ 0" in page)


def test_who_signs_is_named_when_known_and_dotted_when_not():
    named_one = pdf_text.with_pdfium(pdf(row(), signature=Signature("นายตัวอย่าง", "นายกตัวอย่าง")))
    assert "(นายตัวอย่าง)" in named_one
    assert "นายกตัวอย่าง" in named_one
    assert "...." in pdf_text.with_pdfium(pdf(row()))


def test_docx_is_a_thai_table_to_edit():
    document = docx.Document(io.BytesIO(word(row(), row(2, steps=["ก", "ข"]))))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [column.label for column in COLUMNS if column.paper]
    assert [cell.text for cell in table.rows[2].cells] == ["๒", "มาตรการ", "- ก\n- ข", "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"]
    assert document.sections[0].orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
    with ZipFile(io.BytesIO(word(row()))) as parts:
        styles, body, foot = (parts.read(f"word/{name}.xml").decode() for name in ("styles", "document", "footer1"))
        fonts, mixed = parts.read("word/fontTable.xml").decode(), parts.read("word/fonts/Sarabun-Regular.odttf")
    assert 'w:cs="Sarabun"' in styles
    key = uuid.UUID(re.search(r'<w:embedRegular[^>]+w:fontKey="{([^}]+)}"', fonts)[1])
    assert embedded.mixed(mixed, key) == (embedded.FONTS / "Sarabun-Regular.ttf").read_bytes()
    assert 'w:bidi="th-TH"' in styles
    assert "<w:tblHeader/>" in body
    assert 'w:instr="PAGE"' in foot
    assert '<w:pgNumType w:fmt="thaiNumbers"/>' in body
    assert "<w:r><w:fldSimple" not in foot
    assert [column.width for column in table.columns] == [cell.width for cell in table.rows[0].cells]


@pytest.mark.parametrize("text", [*NASTY.values(), "😀ភាសា\x00\ud800"], ids=[*NASTY, "emoji"])
def test_docx_holds_any_text(text):
    table = docx.Document(io.BytesIO(word(row(title=text)))).tables[0]
    assert table.rows[1].cells[1].text == exports.clean(text)


def test_printed_formats_are_offered_only_with_a_look():
    plain = Report("ตาราง", COLUMNS, (), "ตาราง")
    with pytest.raises(exports.formats.Http404):
        exports.respond(plain, "pdf")
    assert exports.respond(report(row()), "pdf").headers["Content-Type"] == "application/pdf"


def test_the_document_is_what_json_gives_out():
    assert json.loads(b"".join(exports.FORMATS["json"].write(report(row())))) == {"ก": "น้ำ"}


def batched(things, size):
    return [things[start : start + size] for start in range(0, len(things), size)]


def test_no_line_breaks_one_of_the_500_commonest_words_and_none_changes():
    listed = unbroken.listed()
    assert len(listed) == 500
    phrases = ["".join(words) for words in batched(sorted(listed), 9)]
    data = pdf(*(row(number, title=" ".join(said)) for number, said in enumerate(batched(phrases, 14))))
    lines = [line.strip() for line in pdf_text.with_poppler(data).splitlines()]
    torn = [
        word[0]
        for above, below in pairwise(lines)
        for word in re.compile("|".join(listed)).finditer(above + below)
        if word.start() < len(above) < word.end()
    ]
    assert torn == []


@pytest.mark.parametrize("extract", EXTRACTORS.values(), ids=EXTRACTORS)
def test_words_that_stay_whole_are_extracted_as_they_were_written(extract):
    said = "(งบประมาณ) ขั้นตอนๆ ของผู้รับผิดชอบ สถานีผู้รับผิดชอบ/ขั้นตอน"
    assert squeezed(said) in squeezed(extract(pdf(row(title=said))))
