"""What readers print: nothing is torn from what names it, nothing folded is missing, nothing is there that paper cannot do."""

import re

import pypdfium2
import pytest

from common.thai import to_thai_digits

# A heading, a line and a table, an item of a list and a folded text, each at the foot of a sheet: further down with every one.
AT_THE_FOOT = """heights => {
    const main = document.querySelector("main");
    const row = k => `<tr><th scope="row">row${k}.</th><td>1</td></tr>`;
    main.innerHTML = heights.map((height, k) => `<div class="filler"></div>
        <h2>head${k}.</h2><p>line${k}.</p><div class="scroll"><table><caption><span>caption${k}.</span></caption>
        <thead><tr><th scope="col">column${k}.</th></tr></thead><tbody>${row(k).repeat(12)}</tbody></table></div>
        <div class="filler"></div><ul class="oit"><li class="oit-item"><p class="oit-item__head">item${k}.</p><p>what</p><p>why</p>
        <details><summary>parts</summary><p>last${k}.</p></details></li></ul>`).join("");
    document.querySelectorAll(".filler").forEach((filler, n) => {
        filler.style.breakBefore = "page";
        filler.style.blockSize = `${heights[n >> 1]}mm`;
    });
    main.insertAdjacentHTML("beforeend", `<nav class="pages">PAGER</nav><details><form>FILLED</form></details>`);
}"""
# Six measures of twenty-four lines each.
TALL_ROWS = """body => {
    const lines = row => [...Array(24).keys()].map(line => `line${row}.${line + 10}`).join("<br>");
    body.innerHTML = [...Array(6).keys()].map(row => `<tr><td>${row}</td><th>t</th><td>${lines(row)}</td><td>d</td><td>s</td><td>r</td></tr>`).join("");
}"""
HEIGHTS = list(range(180, 262, 5))
LEDGER_HEAD = "โดยรหัส"


@pytest.fixture
def sheets(page, site):
    """Return what each sheet of the made page says, without spaces: a PDF has some where no word ends."""
    page.goto(f"{site.url}/ita/2566/oit/")
    page.evaluate(AT_THE_FOOT, HEIGHTS)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    said = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    paper.close()
    return said


def _where(sheets, word):
    """Return the number of the first sheet that says this word."""
    return next(number for number, said in enumerate(sheets) if word in said)


def test_no_heading_is_torn_from_its_table_and_no_item_from_its_end(sheets):
    together = [("head", "line", "caption", "column", "row"), ("item", "last")]
    names = [[f"{word}{k}." for word in words] for k in range(len(HEIGHTS)) for words in together]
    assert [words for words in names if len({_where(sheets, word) for word in words}) > 1] == []


def test_every_sheet_of_the_ledger_begins_with_the_head_of_its_columns(page, site):
    page.goto(f"{site.url}/ledger/")
    page.locator(".ledger--more tbody").evaluate(
        "rows => rows.append(...[...rows.rows, ...rows.rows].map(row => row.cloneNode(true)))"
    )
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    said = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    paper.close()
    last = max(number for number, text in enumerate(said) if LEDGER_HEAD in text)
    assert last > _where(said, LEDGER_HEAD) + 1
    assert all(LEDGER_HEAD in text for text in said[_where(said, LEDGER_HEAD) : last])
    assert last >= len(said) - 2, "the foot may go on a sheet of its own"


def test_the_official_table_flows_over_its_sheets_and_loses_no_line(page, site):
    """Six rows of two thirds of a sheet each, kept whole, would take a sheet each and leave a third of it empty."""
    page.goto(f"{site.url}/measures/2566/")
    page.locator(".official tbody").evaluate(TALL_ROWS)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    said = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    paper.close()
    assert len(said) <= 5
    assert all("แนวทาง/มาตรการ" in sheet and "รหัสตรวจสอบ" in sheet for sheet in said)
    assert re.findall(r"line(\d\.\d\d)", "".join(said)) == [
        f"{row}.{line}" for row in range(6) for line in range(10, 34)
    ]


def test_paper_has_its_numbers_and_neither_a_pager_nor_a_folded_form(sheets):
    assert not [said for said in sheets if "PAGER" in said or "FILLED" in said]
    numbers = re.findall("หน้า([๐-๙]+)จาก([๐-๙]+)", "".join(sheets))
    assert numbers == [(to_thai_digits(n), to_thai_digits(len(sheets))) for n in range(1, len(sheets) + 1)]
