"""What readers see: the foot of every page, /visitors/, its files and the picture to embed."""

import csv
import io
import json
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone
from lxml import html

from tests.visitors.requests import CHROME
from visitors.models import Day, LeftOut, OpeningBalance, PageMonth

pytestmark = pytest.mark.django_db
TODAY = date(2023, 4, 24)


@pytest.fixture(autouse=True)
def monday():
    """It is the afternoon on which the old site's counter was read."""
    with time_machine.travel(datetime.fromisoformat("2023-04-24T16:22+07:00"), tick=False):
        yield


@pytest.fixture
def history():
    """The old balance and a year of days."""
    OpeningBalance.objects.create(pk=1, visitors=40_850, as_of=TODAY, label="ยอดยกมาจากเว็บไซต์เดิม")
    Day.objects.bulk_create(Day(date=TODAY - timedelta(days=n), visitors=n % 7, views=n) for n in range(1, 366))


def foot(response):
    return " ".join(html.document_fromstring(response.content).find_class("counter")[0].text_content().split())


@pytest.mark.parametrize("path", ["/", "/measures/", "/privacy/", "/visitors/", "/complaints/", "/no-such-page/"])
def test_every_page_s_foot_shows_seven_figures_and_the_time(page_client, path):
    OpeningBalance.objects.create(pk=1, visitors=40_850, as_of=TODAY, label="ยอดยกมา")
    text = foot(page_client.get(path))
    assert text.startswith("สถิติผู้เยี่ยมชม วันนี้๐ เมื่อวานนี้๐ สัปดาห์นี้๐ สัปดาห์ที่แล้ว๐ เดือนนี้๐ เดือนที่แล้ว๐ ทั้งหมด๔๐,๘๕๐")
    assert text.endswith("๒๔ เมษายน ๒๕๖๖ เวลา ๑๖.๒๒ น.")


@pytest.mark.promise("own-address-only")
def test_reader_sees_his_own_address_on_a_page_that_nobody_may_share(page_client):
    response = page_client.get("/privacy/", REMOTE_ADDR="203.0.113.7")
    assert "หมายเลขไอพีของท่าน 203.0.113.7 แสดงให้ท่านเห็นเท่านั้น" in foot(response)
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "203.0.113.7" not in foot(page_client.get("/privacy/", REMOTE_ADDR="203.0.113.8"))


@pytest.mark.parametrize("path", ["/complaints/", "/complaints/track/", "/complaints/statistics/"])
def test_complaint_pages_frighten_nobody_with_his_address(page_client, path):
    assert "203.0.113.7" not in page_client.get(path, REMOTE_ADDR="203.0.113.7").content.decode()


def test_without_an_address_the_foot_leaves_the_line_out(page_client):
    assert "เลขไอพี" not in foot(page_client.get("/privacy/", REMOTE_ADDR=""))


def test_reader_s_page_shows_him_counted_and_costs_no_query_for_it(page_client, fresh, django_assert_num_queries):
    page_client.get("/verify/", HTTP_USER_AGENT=CHROME)
    fresh.flush(at=timezone.now())
    with django_assert_num_queries(0):
        text = foot(page_client.get("/verify/", HTTP_USER_AGENT=CHROME))
    assert "วันนี้๑ เมื่อวานนี้๐ สัปดาห์นี้๑" in text


def test_counter_page_without_a_single_visit_says_what_will_stand_there(page_client):
    text = html.document_fromstring(page_client.get("/visitors/").content).text_content()
    assert "ยังไม่มีวันที่นับผู้เยี่ยมชมได้" in text
    assert "ยังไม่มีการเปิดหน้าเว็บที่นับได้" in text
    assert "สัปดาห์เริ่มวันอาทิตย์" in text


def test_counter_page_names_week_start_and_opening_balance(page_client, history, settings):
    settings.VISITORS_WEEK_STARTS = "monday"
    text = html.document_fromstring(page_client.get("/visitors/").content).text_content()
    assert "สัปดาห์เริ่มวันจันทร์" in text
    assert "ยอดยกมาจากเว็บไซต์เดิม ณ ๒๔ เม.ย. ๒๕๖๖ จำนวน ๔๐,๘๕๐" in text


@pytest.mark.promise("charts-have-tables")
def test_each_chart_has_a_title_a_description_and_a_table_with_the_same_numbers(page_client, history):
    page = html.document_fromstring(page_client.get("/visitors/").content)
    charts = page.xpath("//svg[contains(@class, 'bar-chart')]")
    assert len(charts) == 2
    for chart, rows in zip(charts, (30, 12), strict=True):
        bars = chart.xpath(".//rect/title/text()")
        table = chart.getparent().xpath(".//table/tbody/tr/td[1]/text()")
        assert chart.xpath("./title")[0].text
        assert chart.xpath("./desc")[0].text
        assert len(bars) == rows
        assert [bar.rpartition(": ")[2] for bar in bars] == table[::-1]


def test_months_chart_sums_the_days_of_each_month(page_client, history):
    page = html.document_fromstring(page_client.get("/visitors/").content)
    march = sum(Day.objects.between(date(2023, 3, 1), date(2023, 3, 31)).values_list("visitors", flat=True))
    names = dict(
        zip(
            page.xpath("//section[@aria-labelledby='months']//tbody//th/text()"),
            page.xpath("//section[@aria-labelledby='months']//tbody//td/text()"),
            strict=True,
        )
    )
    assert names["มี.ค. ๒๕๖๖"] == str(march).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


@pytest.mark.parametrize("rows", [1, 400])
def test_counter_page_s_queries_do_not_grow(client, django_assert_num_queries, rows):
    Day.objects.bulk_create(Day(date=TODAY - timedelta(days=n), visitors=1) for n in range(rows))
    PageMonth.objects.bulk_create(PageMonth(month=TODAY.replace(day=1), path=f"/{n}/", views=1) for n in range(rows))
    client.get("/visitors/")
    with django_assert_num_queries(6):
        client.get("/visitors/")


def test_most_read_pages_show_titles_as_text(page_client):
    PageMonth.objects.create(month=TODAY.replace(day=1), path="/x/", title="<b>ก</b>", views=3)
    assert "&lt;b&gt;ก&lt;/b&gt;" in page_client.get("/visitors/").content.decode()


@pytest.mark.promise("complaint-visits-told-late")
def test_complaint_pages_are_told_only_for_ended_halves(client, admin_client):
    for month, requests in ((date(2023, 4, 1), 7001), (date(2023, 3, 1), 4001)):
        LeftOut.objects.create(month=month, reason=LeftOut.Reason.COMPLAINT, requests=requests)
    LeftOut.objects.create(month=date(2023, 4, 1), reason=LeftOut.Reason.BOT, requests=2001)
    left_out = LeftOut.objects.published(since=date(2022, 5, 1), month=date(2023, 4, 1))
    assert left_out == {"complaint": 4001, "bot": 2001}
    assert LeftOut.objects.published(since=date(2022, 5, 1), month=date(2023, 3, 1)) == {}
    page = admin_client.get("/admin/visitors/leftout/").content.decode()
    assert ("๔,๐๐๑" in page, "๒,๐๐๑" in page, "๗,๐๐๑" in page) == (True, True, False)


def test_daily_csv_has_every_day_and_the_balance(client, history):
    text = b"".join(client.get("/visitors/daily.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["วันที่", "วันที่ (ISO)", "ผู้เยี่ยมชม", "การเปิดหน้าเว็บ"]
    assert rows[-2][1:] == ["2023-04-23", "1", "1"]
    assert len(rows) == 367
    assert "ยอดยกมาจากเว็บไซต์เดิม ณ ๒๔ เมษายน ๒๕๖๖ ๔๐,๘๕๐" in rows[-1][0]


def test_daily_json_and_xlsx(client, history):
    data = json.loads(b"".join(client.get("/visitors/daily.json").streaming_content))
    assert (data["count"], data["rows"][-1]) == (365, {"date": "2023-04-23", "visitors": 1, "views": 1})
    assert b"".join(client.get("/visitors/daily.xlsx").streaming_content).startswith(b"PK")


def test_unknown_format_is_a_friendly_404(page_client):
    assert page_client.get("/visitors/daily.exe").status_code == 404


def test_widget_is_an_svg_that_other_sites_may_embed_and_keep(client, history):
    response = client.get("/visitors/widget.svg")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["Content-Type"] == "image/svg+xml"
    picture = ElementTree.fromstring(response.content)
    assert (picture.get("width"), picture.get("height"), picture.get("role")) == ("240", "72", "img")
    assert picture[0].text == f"สถิติผู้เยี่ยมชม วันนี้ ๐ ทั้งหมด {40_850 + sum(n % 7 for n in range(1, 366)):,}".translate(
        str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    )


@pytest.mark.parametrize("path", ["/privacy/", "/visitors/"])
def test_what_the_counter_keeps_is_told_in_plain_words(page_client, path):
    text = html.document_fromstring(page_client.get(path).content.decode()).text_content()
    assert "ตัวนับไม่ใช้คุกกี้" in text
    assert "ถูกลบภายใน ๔๘ ชั่วโมง" in text
    assert "Global Privacy Control" in text
    assert "ไม่น้อยกว่า ๙๐ วัน" in text
