"""What /eit/ shows: an edition as it stands today, old years for ever, files that match their page."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from common import thai
from ita.eit import content, links, reading, views
from ita.models import EitRound
from publishing import workflow
from publishing.contents import write
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
DURING = datetime(2023, 3, 1, 12, tzinfo=thai.BANGKOK)
AFTER = datetime(2023, 8, 1, 12, tzinfo=thai.BANGKOK)


def published(year=2566, code="u4gpi2", **facts):
    factories.organisation()
    facts = {"opens": date(year - 543, 1, 5), "closes": date(year - 543, 6, 30)} | facts
    EitRound.objects.create(fiscal_year=year, code=code, **facts)
    return factories.publish("eit", str(year))


def test_empty_page_says_what_will_stand_here(page_client):
    assert "ยังไม่ได้เผยแพร่แบบวัด" in page_client.get("/eit/").text
    for name in ("qr.svg", "qr.png", "poster.pdf"):
        assert page_client.get(f"/eit/{name}").status_code == 404


def test_working_records_stay_unseen_until_published(page_client):
    EitRound.objects.create(fiscal_year=2566, code="secret")
    assert "secret" not in page_client.get("/eit/").text
    assert page_client.get("/eit/2566/").status_code == 404


@time_machine.travel(DURING)
def test_open_page_invites(page_client):
    published()
    text = page_client.get("/eit/").text
    assert "กำลังเปิดรับคำตอบ" in text
    assert "ถึงวันที่ ๓๐ มิถุนายน ๒๕๖๖" in text
    assert 'href="https://itas.nacc.go.th/go/eit/u4gpi2"' in text
    assert "วิธีตอบ" in text
    assert "ใครตอบได้" in text
    assert "App Store" in text
    assert "Google Play" in text


@time_machine.travel(AFTER)
def test_closed_page_keeps_the_code_plainly_marked(page_client):
    published(next_opens=date(2024, 1, 5))
    text = page_client.get("/eit/").text
    assert "สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว" in text
    assert "รอบถัดไป ตั้งแต่วันที่ ๕ มกราคม ๒๕๖๗" in text
    assert "qr.svg" in text
    assert 'href="https://itas' not in text
    assert "วิธีตอบ" not in text


def test_unknown_dates_and_code_are_said(page_client):
    with time_machine.travel(DURING):
        published(code="", opens=None, closes=None)
        text = page_client.get("/eit/2566/").text
    assert "ยังไม่ระบุช่วงเวลา" in text
    assert f">{links.BARE}<" in text
    assert "เลือกแบบวัด EIT" in text


@time_machine.travel(DURING)
def test_newest_year_stands_at_eit_and_old_years_stay(page_client):
    published(2565, "old123")
    published(2566, "new123")
    assert "new123" in page_client.get("/eit/").text
    assert "old123" in page_client.get("/eit/2565/").text
    assert "/eit/years/" in page_client.get("/eit/").text
    years = page_client.get("/eit/years/").text
    assert years.index("/eit/2566/") < years.index("/eit/2565/")
    assert "สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว" in years


@time_machine.travel(DURING)
@pytest.mark.parametrize("base", ["/eit/", "/eit/2566/", "/eit/2566/editions/1/"])
def test_files_match_their_page(client, base):
    published()
    svg, png, pdf = (client.get(base + name, follow=True) for name in ("qr.svg", "qr.png", "poster.pdf"))
    assert svg.headers["Content-Type"] == "image/svg+xml"
    assert "https://itas.nacc.go.th/go/eit/u4gpi2" in svg.text
    assert reading.texts(png.content) == ["https://itas.nacc.go.th/go/eit/u4gpi2"]
    assert pdf.content.startswith(b"%PDF")


@time_machine.travel(DURING)
def test_old_edition_keeps_its_own_link_and_files(page_client):
    published()
    EitRound.objects.update(code="change")
    factories.publish("eit", "2566")
    old = page_client.get("/eit/2566/editions/1/").text
    assert "u4gpi2" in old
    assert "ไม่ใช่ฉบับล่าสุด" in old
    assert reading.texts(page_client.get("/eit/2566/editions/1/qr.png").content)[0].endswith("u4gpi2")
    assert reading.texts(page_client.get("/eit/qr.png", follow=True).content)[0].endswith("change")


@pytest.mark.parametrize(
    "path", ["/eit/2570/", "/eit/2566/qr.gif", "/eit/2566/editions/9/", "/eit/2566/editions/9/qr.svg"]
)
def test_what_is_not_there_is_a_friendly_404(page_client, path):
    published()
    response = page_client.get(path)
    assert response.status_code == 404
    assert 'lang="th"' in response.text


@pytest.mark.promise("withdrawn-content-is-gone")
@time_machine.travel(DURING)
def test_withdrawn_edition_shows_neither_link_nor_files(page_client):
    workflow.withdraw(published(), by=factories.superuser(), reason="ลิงก์ผิด")
    text = page_client.get("/eit/").text
    assert "ถูกเพิกถอน" in text
    assert "u4gpi2" not in text
    assert page_client.get("/eit/qr.png").status_code == 404


@time_machine.travel(DURING)
def test_preview_draws_its_own_code(rf):
    factories.organisation()
    EitRound.objects.create(fiscal_year=2566, code="draft1")
    draft = Edition.unsaved("eit", "2566", write(content.survey("2566")), at=timezone.now())
    assert "<svg" in views.page(rf.get("/admin/"), draft).text


@time_machine.travel(DURING)
def test_a_page_costs_the_same_however_many_years(page_client, django_assert_max_num_queries):
    for year in range(2560, 2567):
        published(year, opens=None, closes=None)
    page_client.get("/eit/")
    with django_assert_max_num_queries(1):
        page_client.get("/eit/")


def test_next_years_empty_sheet_takes_no_open_questionnaire_away(page_client):
    published()
    EitRound.objects.create(fiscal_year=2567, code="")
    factories.publish("eit", "2567")
    with time_machine.travel(DURING):
        assert "u4gpi2" in page_client.get("/eit/").text
        assert "/eit/2566/" in page_client.get("/eit/qr.svg").url
    with time_machine.travel(datetime(2023, 10, 2, 12, tzinfo=thai.BANGKOK)):
        assert "u4gpi2" not in page_client.get("/eit/").text
