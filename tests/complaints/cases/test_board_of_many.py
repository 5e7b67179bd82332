"""A board of many lines: a page looks at its own, and the filter names every category."""

import pytest
from lxml import html

from complaints import row_macs
from complaints.cases import board
from complaints.cases.open_case import writing
from complaints.models import BoardEntry
from tests.benchmarks import aged_cases

MANY, A_PAGE = 70, 50


@pytest.fixture
def crowded(desk):
    """The board with a line of each of two categories, and MANY copies of them."""
    for category in ("ถนน", "ไฟฟ้าส่องสว่าง"):
        case, _ = desk.file(channel="general", category=category, place="หมู่ ๓", text="x")
        with writing(desk.officers[0].opens(case)) as opened:
            board.release(opened, place="หมู่ ๓", category=category, reports=1)
    aged_cases.copy(MANY, years=1)


def rows(page_client, query):
    page = html.fromstring(page_client.get(f"/complaints/board/{query}").content)
    return page.xpath("//tbody/tr"), page.xpath("//select/option/text()")


def test_a_page_checks_its_own_lines_and_a_few_of_each_category(crowded, page_client, monkeypatch):
    checked, is_written = [], row_macs.is_written
    monkeypatch.setattr(row_macs, "is_written", lambda row: checked.append(row.pk) or is_written(row))
    lines, categories = rows(page_client, "")
    assert len(lines) == A_PAGE
    assert categories == ["ทุกหมวด", "ถนน", "ไฟฟ้าส่องสว่าง"]
    assert len(checked) == A_PAGE + 2 * board.SAMPLES
    rest, _ = rows(page_client, "?page=2")
    assert len(rest) == BoardEntry.objects.count() - A_PAGE == MANY + 2 - A_PAGE


def test_a_category_has_its_own_pages(crowded, page_client):
    assert len(rows(page_client, "?category=ถนน")[0]) == (MANY + 2) // 2
