"""Another office's site: what is asked, that nothing of it is public, and that a trial can end."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from common import thai
from common.models import Division, Limit, Organisation, StaffUser
from complaints.models import Case
from disclosures.models import Topic
from kokkhon_ita import roles
from kokkhon_ita.opening import office
from kokkhon_ita.opening.office_types import OFFICE_TYPES
from measures.models import Measure, Plan, Step
from publishing import workflow
from publishing.models import Edition, LedgerEntry
from services.models import Service
from tests import factories
from tests.addresses import ADDRESSES

pytestmark = pytest.mark.django_db
PAGE = "/admin/new-office/"
ABROAD = ("โคกคอน", "khokkhon")


def opened(office_type="town-municipality", place="สมมุติ", **facts):
    return office.open_office(
        office_type=office_type, place=place, divisions=list(OFFICE_TYPES[office_type].divisions), **facts
    )


def test_the_first_administrator_is_led_to_the_page_and_enters_the_office(page_client):
    page_client.force_login(factories.superuser())
    assert PAGE in page_client.get("/admin/").content.decode()
    assert page_client.get(PAGE).status_code == 200
    typed = {
        "office_type": "subdistrict",
        "place": " อบต.ตัวอย่างพัฒนา ",
        "divisions": "สำนักปลัด\nกองคลัง\n\nกองคลัง\nกองเกษตร",
    }
    assert page_client.post(PAGE, typed).headers["Location"] == "/admin/"
    assert str(Organisation.objects.get()) == "องค์การบริหารส่วนตำบลตัวอย่างพัฒนา"
    assert list(Division.objects.values_list("code", flat=True)) == ["clerk", "finance", "division-3"]
    assert page_client.get(PAGE).status_code == 302
    assert PAGE not in page_client.get("/admin/").content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(page_client):
    page_client.force_login(factories.superuser())
    response = page_client.post(PAGE, {"office_type": "province", "place": "", "address": "ถนนสายหนึ่ง"})
    assert response.status_code == 422
    assert "ถนนสายหนึ่ง" in response.content.decode()
    assert not Organisation.objects.exists()


def test_the_template_is_ten_measures_of_this_year_for_ten_indicators():
    opened()
    plan = Plan.objects.get()
    assert plan.fiscal_year == thai.fiscal_year(timezone.localdate())
    assert list(plan.measures.values_list("indicator", flat=True)) == list(range(1, 11))
    texts = [plan.title, plan.preamble, *Measure.objects.values_list("title", flat=True)]
    texts += Step.objects.values_list("text", flat=True)
    assert all(text.startswith("(ตัวอย่าง) ") for text in texts)
    assert Topic.objects.count() == 20
    assert not Topic.objects.filter(text__contains="/measures/25").exists()


@pytest.mark.promise("sample-words-are-not-published")
def test_sample_words_are_refused_until_they_are_edited():
    opened()
    key = str(Plan.objects.get().pk)
    clerk, publisher = factories.user(roles.PUBLISHER), factories.user(roles.PUBLISHER)
    with pytest.raises(ValidationError, match=r"พบ [๐-๙]+ แห่ง เช่น “\(ตัวอย่าง\) "):
        workflow.submit(kind="measures", key=key, reason="ฉบับแรก", by=clerk)
    for model, field in ((Plan, "title"), (Plan, "preamble"), (Measure, "title"), (Step, "text")):
        for row in model.objects.all():
            setattr(row, field, getattr(row, field).replace("(ตัวอย่าง) ", ""))
            row.save()
    waiting = workflow.submit(kind="measures", key=key, reason="ฉบับแรก", by=clerk)
    workflow.approve(waiting, by=publisher)
    assert Edition.objects.under("measures", key).count() == 1


@pytest.mark.slow
@pytest.mark.promise("nothing-of-a-new-office-is-public")
def test_nothing_of_a_new_office_is_public_and_nothing_of_another_is_there(page_client, settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    printed = StringIO()
    call_command("prepare_site", stdout=printed)
    call_command("new_office", office_type="town-municipality", place="สมมุติ", address="เลขที่ ๑", stdout=printed)
    assert "รหัสผ่าน" in printed.getvalue()
    assert StaffUser.objects.filter(is_superuser=True).count() == 1
    assert not Edition.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert Service.objects.exists()
    for address in ADDRESSES:
        response = page_client.get(address.path)
        assert response.status_code in (200, 302, 404, 405, 503), address  # 503: there is no desk yet
        page = response.getvalue().decode(errors="ignore")
        assert not [word for word in ("สมมุติ", *ABROAD) if word in page], address


def test_a_second_office_is_refused():
    opened()
    with pytest.raises(CommandError, match="มีหน่วยงานอยู่แล้ว"):
        call_command("new_office", office_type="province", place="อื่น", address="")


def test_where_an_office_is_open_a_script_may_ask_again():
    opened()
    call_command("new_office", "--unless-open", stdout=(told := StringIO()))
    assert told.getvalue() == ""


def test_a_wrong_answer_is_told_by_its_field():
    with pytest.raises(CommandError, match="ที่อยู่เว็บไซต์นี้"):
        call_command("new_office", office_type="province", place="อื่น", address="", site="not an address")


class TestTrial:
    @pytest.mark.slow
    @pytest.mark.django_db(transaction=True)
    def test_a_trial_ends_after_a_backup_and_the_ledger_begins_anew(self, settings, tmp_path):
        settings.BACKUP_ROOT, settings.MEDIA_ROOT = tmp_path / "backups", tmp_path / "files"
        factories.published_plan(2569)
        factories.organisation(name="อบต.ลอง")
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "tried").write_text("x")
        call_command("reset_trial", "อบต.ลอง", stdout=StringIO())
        assert len(list((tmp_path / "backups").glob("backup-*.tar"))) == 1
        assert not Edition.objects.exists()
        assert not (tmp_path / "files" / "tried").exists()
        factories.published_plan(2568)
        assert LedgerEntry.objects.order_by("position").values_list("position", flat=True)[0] == 1
        assert not Limit.objects.exists()

    def test_another_name_erases_nothing(self):
        factories.organisation(name="อบต.ลอง")
        with pytest.raises(CommandError, match="ไม่ตรง"):
            call_command("reset_trial", "อบต.อื่น")
        assert Organisation.objects.exists()

    def test_a_real_report_stops_it(self, desk):
        desk.file(channel="general")
        factories.organisation(name="อบต.ลอง")
        with pytest.raises(CommandError, match="มีเรื่องร้องเรียนจริง"):
            call_command("reset_trial", "อบต.ลอง")
        assert Case.objects.exists()


def test_words_of_the_template_are_nobodys():
    text = office.template.SOURCE.read_text(encoding="utf-8")
    assert len(json.loads(text)["measures"]) == 10
    assert not [word for word in ABROAD if word in text]


def test_a_seal_that_is_no_picture_is_refused(page_client):
    page_client.force_login(factories.superuser())
    typed = {"office_type": "province", "place": "อื่น", "logo": SimpleUploadedFile("ตรา.csv", "ก,ข\n๑,๒\n".encode())}
    response = page_client.post(PAGE, typed)
    assert response.status_code == 422
    assert "ต้องเป็นภาพ PNG หรือ JPEG" in response.content.decode()
