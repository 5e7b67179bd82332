"""A board of many lines: a page looks at its own, each leads to the next one, and the filters name every category and year."""

import re

import pytest
from django.db import connection
from lxml import html

from complaints import row_macs
from complaints.cases import board, board_pages
from complaints.cases.open_case import writing
from complaints.models import BoardEntry, Case
from tests.benchmarks import aged_cases

MANY, A_PAGE = 70, board_pages.PAGE
NAMES = ["ถนน", "ไฟฟ้าส่องสว่าง"]


@pytest.fixture
def crowded(desk):
    """The board with a line of each of two categories, and MANY copies of them."""
    for category in NAMES:
        case, _ = desk.file(channel="general", category=category, place="หมู่ ๓", text="x")
        with writing(desk.officers[0].opens(case)) as opened:
            board.release(opened, place="หมู่ ๓", category=category, reports=1)
    aged_cases.copy(MANY, years=3)


class Read:
    """A page of the board as its reader finds it."""

    def __init__(self, page_client, query):
        self.page = html.fromstring(page_client.get(f"/complaints/board/{query}").content)
        self.rows = ["".join(row.itertext()) for row in self.page.xpath("//tbody/tr")]
        self.categories = self.page.xpath("//select[@id='category']/option/text()")[1:]
        self.years = self.page.xpath("//select[@id='year']/option/@value")[1:]

    def link(self, words):
        return next(iter(self.page.xpath(f"//nav[@class='pages']/a[.='{words}']/@href")), None)


def walked(page_client, query):
    """Return every page of the board from an address on."""
    while query is not None:
        yield (read := Read(page_client, query))
        query = read.link("เก่ากว่า")


def test_a_page_checks_its_own_lines_and_one_of_each_category(crowded, page_client, monkeypatch):
    checked, is_written = [], row_macs.is_written
    monkeypatch.setattr(row_macs, "is_written", lambda row: checked.append(row.pk) or is_written(row))
    first = Read(page_client, "")
    assert len(first.rows) == A_PAGE
    assert first.categories == NAMES
    assert len(checked) == A_PAGE + len(NAMES)


def test_the_pages_show_each_line_once_though_a_day_has_more_than_a_page(crowded, page_client):
    one_day = Case.objects.earliest("received_on").received_on
    for model in (Case, BoardEntry):
        model.objects.update(received_on=one_day)
    found = [len(read.rows) for read in walked(page_client, "")]
    assert found == [A_PAGE, MANY + 2 - A_PAGE]


def test_pages_go_on_from_day_to_day_and_back_to_the_newest(crowded, page_client):
    pages = list(walked(page_client, ""))
    assert sum(len(read.rows) for read in pages) == BoardEntry.objects.count()
    assert [read.link("ใหม่ที่สุด") for read in pages] == [None, "?"]
    for strange in ("?until=x&skip=-1&year=x", "?until=2023-02-31&skip=999999", "?year=1&page=7"):
        assert Read(page_client, strange).rows[:1] in (pages[0].rows[:1], [])


def test_a_category_and_a_year_narrow_the_lines(crowded, page_client):
    assert len(Read(page_client, "?category=ถนน").rows) == (MANY + 2) // 2
    years = Read(page_client, "").years
    found = [len(read.rows) for year in years for read in walked(page_client, f"?year={year}")]
    assert sum(found) == MANY + 2
    assert len(years) > 3


def test_a_line_put_at_another_day_is_not_shown_and_a_false_one_on_top_hides_no_category(crowded, page_client):
    newest = BoardEntry.objects.shown().filter(category="ถนน")[0]
    BoardEntry.objects.filter(pk=newest.pk).update(place="บ้านลุงมี")
    moved = BoardEntry.objects.shown()[3]
    BoardEntry.objects.filter(pk=moved.pk).update(received_on="2024-01-01")
    first = Read(page_client, "")
    assert first.categories == NAMES
    assert len(first.rows) == A_PAGE - 2


def test_who_reports_the_same_is_told_of_the_newest_lines(crowded, monkeypatch):
    monkeypatch.setattr(board, "LOOKED_THROUGH", 3)
    assert len(board.released_alike("หมู่ ๓", "ถนน")) == 3


def test_an_index_leads_to_the_lines_of_a_page_in_their_order(crowded):
    if connection.vendor == "postgresql":  # it sorts so few rows rather than ask an index
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
            )
    for name, chosen in (("board_by_day", {}), ("board_by_category", {"category": "ถนน"})):
        plan = BoardEntry.objects.shown().filter(received_on__lte="2023-04-24", **chosen)[:A_PAGE].explain()
        assert f"complaints_boardentry USING INDEX {name}" in plan or f"using {name} on complaints_boardentry" in plan
        assert not re.search("TEMP B-TREE FOR ORDER|Sort", plan)
