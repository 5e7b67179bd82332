"""Scores: the grade is the year's own, computed, and never guessed from a total alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ita import years
from ita.models import IndicatorScore, InstrumentScore, OitCatalogue, ScoreYear
from ita.oit import borrowing
from ita.scores.grades import grade
from measures.frameworks import first
from measures.models import NationalScore
from publishing import contents
from tests import factories
from tests.ita.test_oit_catalogue import FILES

pytestmark = pytest.mark.django_db


def scored(year=2566, total="91.50", instruments=(), indicators=(), **facts):
    facts = {"measured_by": "สำนักงาน ป.ป.ช.", "announced_on": date(2023, 8, 1)} | facts
    made = ScoreYear.objects.create(fiscal_year=year, total=total, **facts)
    for code, score in instruments:
        InstrumentScore.objects.create(year=made, instrument=code, score=score)
    for number, score in indicators:
        IndicatorScore.objects.create(year=made, indicator=number, score=score)
    return made


def published(year=2566, *args, **facts):
    scored(year, *args, **facts)
    return factories.publish("ita-scores", str(year))


@pytest.mark.parametrize(
    ("total", "letter"),
    [
        ("100", "AA"),
        ("95", "AA"),
        ("94.99", "A"),
        ("85", "A"),
        ("75", "B"),
        ("65", "C"),
        ("55", "D"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
def test_old_letters_to_2565(total, letter):
    assert grade(first.framework(2565), total, []) == letter


@pytest.mark.parametrize(
    ("total", "instruments", "words"),
    [
        ("97", (96, 95, 99), "ผ่านดีเยี่ยม"),
        ("97", (94.99, 99, 99), "ผ่านดี"),
        ("85", (85, 85, 85), "ผ่านดี"),
        ("97", (84.99, 99, 99), "ผ่าน"),
        ("86", (80,), "ผ่าน"),
        ("99", (), None),
        ("99", (99, 99), None),
        ("84.99", (), "ต้องปรับปรุง"),
        ("70", (), "ต้องปรับปรุง"),
        ("69.99", (), "ต้องปรับปรุงโดยด่วน"),
        (None, (99, 99, 99), None),
    ],
)
def test_bands_from_2566_on_need_every_instrument(total, instruments, words):
    assert grade(first.framework(2566), total, [Decimal(str(score)) for score in instruments]) == words


def test_without_bands_there_is_no_grade():
    assert grade(contents.changed(first.framework(2566), bands=[]), "99", [99, 99, 99]) is None


def test_empty_page_invents_nothing(page_client):
    assert "ยังไม่ได้เผยแพร่คะแนน" in page_client.get("/ita/").text
    assert page_client.get("/ita/2566/").status_code == 404


@pytest.mark.promise("charts-have-tables")
def test_year_page_shows_scores_with_chart_and_table(page_client):
    instruments = [("IIT", "90.10"), ("EIT", "86.00"), ("OIT", "97.25")]
    published(
        2566, instruments=instruments, indicators=[(1, "88.88"), (10, "100")], announced_in="ประกาศสำนักงาน ป.ป.ช."
    )
    text = page_client.get("/ita/2566/").text
    for words in ("๙๑.๕๐", "ผ่านดี", "๙๐.๑๐", "๙๗.๒๕", "๘๘.๘๘", "๑๐๐.๐๐", "ยังไม่ได้ระบุ", "สำนักงาน ป.ป.ช.", "๑ สิงหาคม ๒๕๖๖"):
        assert words in text
    assert '<rect class="scores__bar" width="90.1"' in text
    assert text.count('<table class="scores">') == 2


def test_total_alone_gives_no_band(page_client):
    published(2566, "99.00")
    assert "บอกระดับไม่ได้จนกว่าจะทราบคะแนนครบทุกแบบวัด" in page_client.get("/ita/2566/").text


def test_years_are_compared_each_in_its_own_system(page_client):
    published(2565, "83.20")
    published(2566, "91.50")
    text = page_client.get("/ita/").text
    assert text.index("ปี ๒๕๖๕") < text.index("ปี ๒๕๖๖")
    assert 'B <span class="muted">(ระดับผลการประเมิน AA ถึง F)' in text
    assert "เทียบกันโดยตรงไม่ได้" in text


def test_editions_stay(page_client):
    published()
    ScoreYear.objects.update(total="80.00")
    factories.publish("ita-scores", "2566")
    assert "๙๑.๕๐" in page_client.get("/ita/2566/editions/1/").text
    assert "๘๐.๐๐" in page_client.get("/ita/2566/").text
    assert page_client.get("/ita/2566/history/").status_code == 200


@pytest.mark.parametrize("score", ["100.01", "-1"])
def test_impossible_scores_are_refused(score):
    with pytest.raises(ValidationError):
        ScoreYear(fiscal_year=2566, total=score, measured_by="x", announced_in="x").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreYear.objects.create(fiscal_year=2566, total=score)


def test_score_without_a_source_is_refused():
    with pytest.raises(ValidationError, match="ไม่มีที่มา"):
        ScoreYear(fiscal_year=2566, total="90", measured_by="สำนักงาน ป.ป.ช.").full_clean()


def test_admin_saves_a_whole_year(page_client):
    page_client.force_login(factories.superuser())
    assert page_client.get("/admin/ita/scoreyear/add/").status_code == 200
    data = {
        "fiscal_year": "๒๕๖๕",
        "total": "83.2",
        "measured_by": "สำนักงาน ป.ป.ช.",
        "announced_on": "",
        "announced_in": "ระบบ ITAS",
        "url": "",
    }
    for prefix in ("instruments", "indicators"):
        data |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0}
    data |= {
        "instruments-0-instrument": "IIT",
        "instruments-0-score": "90",
        "indicators-0-indicator": 1,
        "indicators-0-score": "80",
    }
    assert page_client.post("/admin/ita/scoreyear/add/", data).status_code == 302
    made = ScoreYear.objects.get()
    assert (made.fiscal_year, made.instruments.count(), made.indicators.count()) == (2565, 1, 1)


SCORES = [("IIT", "90.10"), ("EIT", "86.00"), ("OIT", "80.00")]


@pytest.mark.promise("own-sums-are-no-result")
def test_own_sums_are_of_announced_scores_and_marked_as_the_offices_own(page_client):
    published(2567, "84.83", SCORES)
    OitCatalogue.objects.create(pk=2568)
    factories.publish("oit", "2568")
    text = " ".join(page_client.get("/ita/").text.split())
    assert "ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช." in text
    assert "หาก OIT ได้ ๑๐๐ คะแนนเต็ม และแบบวัดอื่นได้เท่าปี ๒๕๖๗ คะแนนรวมจะเป็น ๙๒.๘๓</strong> อยู่ในระดับผ่านดี" in text
    assert "ร้อยละ ๓๐ ของ ๙๐.๑๐ + ร้อยละ ๓๐ ของ ๘๖.๐๐ + ร้อยละ ๔๐ ของ ๑๐๐.๐๐" in text
    assert "ปี ๒๕๖๗ แบบวัดนี้คิดเป็น ๓๒.๐๐ คะแนนของคะแนนรวม เพิ่มได้อีก ๘.๐๐" in text
    assert "หาก IIT ได้ ๑๐๐ คะแนนเต็ม และแบบวัดอื่นได้เท่าปี ๒๕๖๗ คะแนนรวมจะเป็น ๘๗.๘๐</strong> อยู่ในระดับผ่าน<br>" in text


def test_a_total_that_does_not_follow_from_its_instruments_is_told_and_nothing_is_summed(page_client):
    page_client.force_login(factories.superuser())
    rows = {f"{name}-{end}_FORMS": 0 for name in ("instruments", "indicators") for end in ("TOTAL", "INITIAL")}
    parts = {
        f"instruments-{n}-{field}": value
        for n, row in enumerate(SCORES)
        for field, value in zip(("instrument", "score"), row, strict=True)
    }
    data = {"fiscal_year": "2567", "measured_by": "สำนักงาน ป.ป.ช.", "announced_in": "ประกาศ", "_continue": "1"}
    for total, agrees in (("84.84", True), ("94.33", False)):
        ScoreYear.objects.all().delete()
        sent = data | rows | parts | {"total": total, "instruments-TOTAL_FORMS": len(SCORES)}
        told = page_client.post("/admin/ita/scoreyear/add/", sent, follow=True).text
        assert ("ไม่ตรงกับคะแนนรายแบบวัด" in told) is not agrees
        factories.publish("ita-scores", "2567")
        text = page_client.get("/ita/").text
        assert ("คะแนนรวมจะเป็น" in text) is agrees
        for page in (text, page_client.get("/ita/2567/").text):
            assert ("ไม่ตรงกับคะแนนรายแบบวัด" in page) is not agrees
    assert "รวมได้ ๘๔.๘๓" in " ".join(page.split())


def test_without_every_score_or_a_list_nothing_is_summed(page_client):
    published(2567, "84.83", SCORES[:2])
    OitCatalogue.objects.create(pk=2568)
    factories.publish("oit", "2568")
    text = page_client.get("/ita/").text
    assert "หน่วยงานคำนวณเอง" not in text
    assert "น้ำหนักของแต่ละแบบวัด ปีงบประมาณ พ.ศ. ๒๕๖๘" in text


def test_national_figures_are_those_of_the_year_with_their_source_or_none(page_client):
    years.load(FILES / "2568.json")
    published(2568, "91.50")
    published(2567, "95.00")
    text = page_client.get("/ita/").text
    assert "๙๓.๘๒" in text
    assert "−๒.๓๒" in text
    assert "ไม่พบแหล่งข้อมูล" in text  # 2567 has no framework of its own here, and borrows no figure
    assert "มติชนออนไลน์" in page_client.get("/ita/2568/").text


def test_what_one_source_says_is_told_as_unconfirmed_until_a_second_one_says_it(page_client):
    years.load(FILES / "2568.json")
    published(2568, "91.50")
    for path in ("/ita/", "/ita/2568/"):
        assert "ยังไม่ยืนยัน" in page_client.get(path).text, path
    NationalScore.objects.update(confidence="high")
    factories.publish("ita-scores", "2568")
    assert "ยังไม่ยืนยัน" not in page_client.get("/ita/2568/").text
    assert "ยังไม่ยืนยัน" in page_client.get("/ita/2568/editions/1/").text


def test_a_borrowed_framework_names_each_year_also_where_the_first_editions_did_not():
    source = "ใช้ตามกรอบของปีงบประมาณ พ.ศ. ๒๕๖๘ ยังไม่พบคู่มือของปีนี้"
    told = borrowing.told(2570, 2569, source)
    assert told.endswith("(ที่มาของปี ๒๕๖๙: ใช้ตามกรอบของปีงบประมาณ พ.ศ. ๒๕๖๘ ยังไม่พบคู่มือของปี ๒๕๖๙)")
    assert borrowing.retold(f"ยังไม่ทราบกรอบของปีนี้ ใช้กรอบปีงบประมาณ พ.ศ. ๒๕๖๙ ไปก่อน {source}", 2570) == told
    assert borrowing.retold(source, 2569) == source


def test_what_the_first_editions_asked_of_staff_is_not_asked_of_readers():
    said = "รวบรวมจากหน้า ITA ของหน่วยงานอื่น โปรดตรวจกับคู่มือการประเมินของสำนักงาน ป.ป.ช."
    assert borrowing.without_asking(said) == "รวบรวมจากหน้า ITA ของหน่วยงานอื่น"
    assert borrowing.retold(said, 2569) == "รวบรวมจากหน้า ITA ของหน่วยงานอื่น"


def test_a_borrowed_framework_and_titles_of_one_source_are_told_as_unconfirmed(page_client):
    years.load(FILES / "2569.json")
    factories.publish("oit", "2569")
    assert "<strong>ยังไม่ยืนยัน</strong> ชื่อรายการครบทุกข้อ" in page_client.get("/ita/2569/oit/").text
    text = " ".join(page_client.get("/ita/").text.split())
    assert (
        "<strong>ยังไม่ยืนยัน</strong> ที่มาของกรอบการประเมิน: ยังไม่พบคู่มือการประเมินของปี ๒๕๖๙ จึงใช้น้ำหนักและเกณฑ์ของปี ๒๕๖๘ ไปก่อน"
        in text
    )
