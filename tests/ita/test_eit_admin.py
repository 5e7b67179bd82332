"""The staff form of a survey round: links and pictures are read before they are kept."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from common.dashboard import Level
from ita import notices
from ita.eit import codes_png, links
from ita.eit.state import RoundView
from ita.models import EitRound
from kokkhon_ita import roles
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "/admin/ita/eitround/add/"


def picture(code="u4gpi2", name="qr.png"):
    round_ = EitRound(fiscal_year=2566, code=code, closes=date(2999, 1, 1))
    return SimpleUploadedFile(name, codes_png.png(RoundView(round_, date(2023, 1, 1))))


@pytest.fixture
def staff(page_client):
    page_client.force_login(factories.superuser())
    return page_client


def post(staff, url=ADD, **fields):
    names = ("link", "opens", "closes", "next_opens", "next_closes", "app_store", "google_play")
    data = dict.fromkeys(names, "") | {"fiscal_year": "๒๕๖๖", "link": links.address("u4gpi2")} | fields
    return staff.post(url, data)


def test_round_is_saved_with_thai_dates(staff):
    response = post(staff, opens="๕ ม.ค. ๒๕๖๖", closes="30/06/2566")
    assert response.status_code == 302
    saved = EitRound.objects.get()
    assert (saved.code, saved.opens, saved.closes) == ("u4gpi2", date(2023, 1, 5), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"link": "https://itas.nacc.go.th/go/iit/u4gpi2"}, "ห้ามเผยแพร่"),
        ({"link": "https://example.com/go/eit/u4gpi2"}, "เท่านั้น"),
        ({"opens": "30/06/2566", "closes": "05/01/2566"}, "ต้องไม่มาก่อนวันเปิด"),
        ({"opens": "30/06/2565"}, "วันเปิดต้องอยู่ในปีงบประมาณ"),
        ({"app_store": "https://example.com/itas"}, "https://apps.apple.com/"),
    ],
)
def test_wrong_input_gets_a_sentence_and_stays_as_typed(staff, fields, sentence):
    response = post(staff, **fields)
    assert response.status_code == 200
    assert sentence in response.text
    assert all(value in response.text for value in fields.values())
    assert not EitRound.objects.exists()


def test_matching_official_picture_is_kept_and_published(staff):
    assert post(staff, new_official_qr=picture()).status_code == 302
    factories.organisation()
    edition = factories.publish("eit", "2566")
    assert edition.content["official_qr"]["sha256"] == EitRound.objects.get().official_qr.sha256
    assert "คิวอาร์โค้ดจากระบบ ITAS" in staff.get("/eit/").text


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (picture("abc123"), "นำไปที่"),
        (SimpleUploadedFile("qr.png", b"not a picture"), "อ่านคิวอาร์โค้ดในภาพไม่ได้"),
        (SimpleUploadedFile("qr.pdf", b"%PDF-1.4"), "รับเฉพาะภาพ"),
    ],
)
def test_picture_that_does_not_match_is_refused(staff, upload, sentence):
    upload.seek(0)
    response = post(staff, new_official_qr=upload)
    assert sentence in response.text
    assert not EitRound.objects.exists()


def test_changed_link_does_not_keep_the_old_picture(staff):
    post(staff, new_official_qr=picture())
    change = "/admin/ita/eitround/2566/change/"
    response = post(staff, change, link=links.address("abc123"))
    assert "ภาพคิวอาร์โค้ดทางการใช้ต่อไม่ได้" in response.text
    post(staff, change, link=links.address("abc123"), drop_official_qr="on")
    saved = EitRound.objects.get()
    assert (saved.code, saved.official_qr) == ("abc123", None)


def test_picture_that_matches_no_more_is_not_published(staff):
    post(staff, new_official_qr=picture())
    factories.organisation()
    EitRound.objects.update(code="abc123")
    assert factories.publish("eit", "2566").content["official_qr"] is None


@pytest.mark.parametrize("facts", [{"code": "short"}, {"opens": date(2023, 2, 1), "closes": date(2023, 1, 1)}])
def test_database_refuses_what_can_not_be(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        EitRound.objects.create(fiscal_year=2566, **facts)


def test_list_shows_state_and_missing_code(staff):
    EitRound.objects.create(fiscal_year=2566)
    text = staff.get("/admin/ita/eitround/").text
    assert "ยังไม่มีรหัสหน่วยงาน" in text
    assert "สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว" in text


def test_dashboard_tells_of_the_missing_code():
    EitRound.objects.create(fiscal_year=2566)
    assert notices.of_eit(factories.user()) == []
    told = notices.of_eit(factories.superuser())
    assert [notice.level for notice in told] == [Level.WRONG, Level.TASK]
    assert "ยังไม่มีรหัสหน่วยงาน" in told[0].sentence


def test_dashboard_is_quiet_when_all_is_known():
    EitRound.objects.create(fiscal_year=2566, code="u4gpi2", opens=date(2023, 1, 5), closes=date(2023, 6, 30))
    assert notices.of_eit(factories.superuser()) == []


@pytest.mark.parametrize("role", [roles.DIVISION_CLERK, roles.AUDITOR])
def test_who_only_reads_surveys_and_lists_is_told_of_no_work_on_them(role):
    EitRound.objects.create(fiscal_year=2570)
    assert notices.of_eit(factories.user(role)) == []
    assert notices.of_oit(factories.user(role)) == []
