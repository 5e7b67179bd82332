"""Another assessment, with twelve indicators, other weights and other bands, works without a line of code."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ita import years
from ita.models import EitRound, IndicatorScore, InstrumentScore, OitItem, ScoreYear
from measures.frameworks import first
from measures.models import Framework, Measure, Plan, WeakPoint
from tests import factories
from tests.ita.test_oit_catalogue import FILES

pytestmark = pytest.mark.django_db
YEAR = 2580
PLACES = {"IIT": range(1, 5), "EIT": range(5, 10), "OIT": range(10, 13)}


def rows():
    return [
        {"number": number, "name": f"ตัวชี้วัดสมมติ {number}", "instrument": code}
        for code, numbers in PLACES.items()
        for number in numbers
    ]


def data(**changed):
    weights = {"IIT": 25, "EIT": 35, "OIT": 40}
    bands = [("เขียว", 80, 70), ("เหลือง", 80, None), ("แดง", 0, None)]
    framework = {
        "source": "กรอบสมมติ",
        "confidence": "low",
        "grading": "ระดับสี",
        "instruments": [{"code": code, "name": f"แบบวัดสมมติ {code}", "weight": w} for code, w in weights.items()],
        "indicators": rows(),
        "bands": [{"name": name, "total": total, "each": each} for name, total, each in bands],
        "calendar": [
            {
                "text": "ตอบแบบวัด EIT",
                "instrument": "EIT",
                "opens": "2037-01-01",
                "closes": "2037-03-31",
                "source": "สมมติ",
            }
        ],
        "national": [{"instrument": "", "score": "71.25", "source": "แถลงข่าวสมมติ", "confidence": "low"}],
    } | changed
    item = {
        "code": "O1",
        "title": "รายการสมมติ",
        "sub_indicator": "12.1",
        "parts": [],
        "source": "สมมติ",
        "confidence": {"title": "low", "parts": "none"},
    }
    return {"fiscal_year": YEAR, "framework": framework, "list": {"complete": True, "source": "สมมติ", "items": [item]}}


@pytest.fixture
def load(tmp_path):
    """Load the invented year, with other values in its framework when some are given; return what it brought."""

    def write(update=False, **changed):
        path = tmp_path / f"{YEAR}.json"
        path.write_text(json.dumps(data(**changed)), "utf-8")
        return years.load(path, update=update)

    return write


def planned(indicator=12):
    plan = Plan.objects.create(fiscal_year=YEAR, title="แผนสมมติ")
    facts = {"starts": date(2036, 10, 1), "ends": date(2037, 9, 30)}
    return Measure.objects.create(plan=plan, number=1, title="มาตรการ", indicator=indicator, **facts)


def scored():
    year = ScoreYear.objects.create(pk=YEAR, total="81.90", measured_by="ผู้ประเมินสมมติ", announced_in="ประกาศสมมติ")
    for code, score in (("IIT", 70), ("EIT", 80), ("OIT", 91)):
        InstrumentScore.objects.create(year=year, instrument=code, score=score)
    IndicatorScore.objects.create(year=year, indicator=12, score="66.50")
    return year


def test_measures_scores_survey_and_list_are_of_the_invented_year(load, page_client):
    assert load() == "กรอบการประเมิน และรายการตามแบบตรวจ OIT 1 ข้อ"
    planned()
    scored()
    for kind in ("measures", "ita-scores", "oit"):
        factories.publish(kind, str(YEAR))
    measure = page_client.get(f"/measures/{YEAR}/1/").text
    assert "ตัวชี้วัดที่ ๑๒" in measure
    assert "OIT แบบวัดสมมติ OIT" in measure
    report = page_client.get(f"/measures/{YEAR}/report.csv", follow=True).getvalue().decode()
    assert "12 ตัวชี้วัดสมมติ 12" in report
    scores = page_client.get(f"/ita/{YEAR}/").text
    for words in ("ระดับสี", "เขียว", "ตัวชี้วัดสมมติ 12 (OIT)", "๖๖.๕๐", "๗๑.๒๕", "แถลงข่าวสมมติ"):
        assert words in scores
    assert "รายการสมมติ" in page_client.get(f"/ita/{YEAR}/oit/").text
    assert OitItem.objects.get().catalogue_id == YEAR


def test_survey_page_weights_and_sums_are_of_the_invented_year(load, page_client):
    load()
    scored()
    EitRound.objects.create(fiscal_year=YEAR, code="u4gpi2", opens=date(2037, 1, 1), closes=date(2037, 3, 31))
    for kind in ("ita-scores", "eit", "oit"):
        factories.publish(kind, str(YEAR))
    survey = page_client.get(f"/eit/{YEAR}/").text
    assert "๑ มกราคม" in survey
    assert "๓๑ มีนาคม ๒๕๘๐" in survey
    text = " ".join(page_client.get("/ita/").text.split())
    assert "ปฏิทินการประเมิน" in text
    assert 'EIT <span class="muted">แบบวัดสมมติ EIT</span></th> <td class="number">๓๕</td>' in text
    assert "เขียว: คะแนนรวมตั้งแต่ ๘๐ และทุกแบบวัดตั้งแต่ ๗๐" in text
    assert "หาก EIT ได้ ๑๐๐ คะแนนเต็ม และแบบวัดอื่นได้เท่าปี ๒๕๘๐ คะแนนรวมจะเป็น ๘๘.๙๐</strong> อยู่ในระดับเขียว" in text


def test_the_survey_is_proposed_in_the_period_of_the_calendar(load, page_client):
    load()
    page_client.force_login(factories.superuser())
    asked = page_client.get(f"/admin/ita/eitround/add/?fiscal_year={YEAR}").text
    assert all(f'value="{day}"' in asked for day in ("๐๑/๐๑/๒๕๘๐", "๓๑/๐๓/๒๕๘๐"))
    assert not EitRound.objects.exists()


@pytest.mark.parametrize("number", [0, 13])
def test_the_database_refuses_what_the_year_does_not_measure(load, number):
    load()
    measure, year = planned(), scored()
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(indicator=number)
    with pytest.raises(IntegrityError), transaction.atomic():
        WeakPoint.objects.create(plan=measure.plan, text="x", indicator=number)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorScore.objects.create(year=year, indicator=number, score=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentScore.objects.create(year=year, instrument="XIT", score=1)
    with pytest.raises(ValidationError, match="ไม่มีตัวชี้วัด"):
        WeakPoint(plan=measure.plan, text="x", indicator=number).full_clean()


def test_until_the_next_year_has_its_own_the_framework_stays_in_force(load):
    load()
    assert Framework.objects.in_force(YEAR + 1).indicator(12) == "ตัวชี้วัดสมมติ 12"
    assert len(Framework.objects.in_force(YEAR - 1).indicators) == 10


def test_a_file_that_leaves_measures_without_their_indicator_is_refused(load):
    load()
    planned(12)
    with pytest.raises(ValidationError, match="ตัวชี้วัดที่ ๑๒"):
        load(update=True, indicators=rows()[:11])
    assert Framework.objects.in_force(YEAR).indicator(12)


def test_weights_are_a_hundred(load):
    with pytest.raises(ValidationError, match="น้ำหนัก"):
        load(instruments=[{"code": "IIT", "name": "x", "weight": 50}], indicators=[])
    assert not Framework.objects.exists()


def test_the_published_frameworks_stand_as_older_editions_mean_them():
    """So no edition that was published before frameworks were data counts as changed."""
    for path in FILES.glob("*.json"):
        years.load(path)
    for year in range(2562, 2570):
        assert Framework.objects.in_force(year) == first.framework(year)
    assert Framework.objects.in_force(2561).bands == []


def test_staff_change_a_framework_in_the_admin_and_are_told_of_measures_left_behind(load, page_client):
    load()
    planned(12)
    page_client.force_login(factories.superuser())
    address = f"/admin/measures/framework/{YEAR}/change/"
    assert "ตัวชี้วัดสมมติ 12" in page_client.get(address).text
    kept = Framework.objects.get(pk=YEAR)
    last = kept.indicators.get(number=12)
    data = {"grading": "ระดับสี", "source": "คู่มือ", "confidence": "med"}
    for prefix in ("instruments", "bands", "dates", "national"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"indicators-TOTAL_FORMS": 1, "indicators-INITIAL_FORMS": 1, "indicators-0-id": last.pk}
    data |= {"indicators-0-framework": YEAR, "indicators-0-number": 13, "indicators-0-name": "อื่น"}
    data |= {"indicators-0-instrument": last.instrument_id}
    told = page_client.post(address, data, follow=True).text
    assert "ยังอ้างตัวชี้วัดที่ ๑๒" in told
    assert kept.indicators.get(pk=last.pk).number == 13
