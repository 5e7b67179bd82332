"""The pages of an import: what is shown before anything is saved, and whose it is."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import fromstring

from common.models import Division
from kokkhon_ita import roles
from measures.admin.import_forms import division_key
from measures.models import Measure, PendingImport, Plan
from tests import factories
from tests.measures.tables import HEADINGS, row, xlsx

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/measures/plan/import/"
CHECK = "/admin/measures/plan/import/check/"
DROP = "/admin/measures/plan/import/drop/"


@pytest.fixture
def publisher(page_client):
    user = factories.user(roles.PUBLISHER)
    page_client.force_login(user)
    return user


def upload(page_client, *rows, fiscal_year="๒๕๖๖", title="มาตรการของ อบต.อื่น"):
    return page_client.post(UPLOAD, {"fiscal_year": fiscal_year, "file": xlsx([[title], HEADINGS, *rows])})


def answers(page_client, do="confirm", **changes):
    """Return the page's own fields as a browser would send them back; `do` is the button that is pressed."""
    page = fromstring(page_client.get(CHECK).content.decode())
    values = page.get_element_by_id("content-main").find("form").form_values()
    return {name: value.removeprefix("\n") for name, value in values} | {"do": do} | changes


class TestAnotherOffice:
    @pytest.mark.promise("import-saves-nothing-unconfirmed")
    def test_shows_everything_then_makes_it_with_its_own_divisions(self, page_client, publisher):
        factories.divisions()
        first = row(divisions="- สำนักงานปลัดเทศบาล - กองคลัง", title="มาตรการด้านคุณภาพการดำเนินงาน")
        assert upload(page_client, first, row("๒", "มาตรการสอง")).url == CHECK
        page = page_client.get(CHECK).content.decode()
        for words in (
            "๒ มาตรการ",
            "มาตรการด้านคุณภาพการดำเนินงาน",
            "ส่วนราชการที่ไม่รู้จัก “สำนักงานปลัดเทศบาล”",
            "ใกล้เคียงที่สุด: สำนักปลัด",
        ):
            assert words in page
        assert not Plan.objects.exists()
        assert page_client.post(CHECK, answers(page_client)).status_code == 200
        assert not Plan.objects.exists()
        done = page_client.post(
            CHECK, answers(page_client, indicator_4="9", **{division_key("สำนักงานปลัดเทศบาล"): "new"})
        )
        assert done.url == "/admin/measures/plan/2566/change/"
        one, two = Measure.objects.order_by("number")
        assert Plan.objects.get().title == "มาตรการของ อบต.อื่น"
        assert (one.indicator, two.indicator) == (6, 9)
        assert [row.division.name for row in one.responsibilities.all()] == ["สำนักงานปลัดเทศบาล", "กองคลัง"]
        assert not PendingImport.objects.exists()

    def test_a_division_chosen_already_is_not_called_unlike_any(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(divisions="- ทุกส่วนราชการ\n- งานนิติการ สำนักปลัด"))
        page = page_client.get(CHECK).content.decode()
        assert "หมายถึงทุกส่วนราชการ" in page
        assert "ใกล้เคียงที่สุด: สำนักปลัด" in page
        assert "ไม่มีชื่อที่ใกล้เคียง" not in page

    def test_indicators_that_no_title_tells_are_one_line_to_check(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(title="มาตรการด้านการใช้อำนาจ"), row("2", "มาตรการสอง"), row("3", "มาตรการสาม"))
        page = " ".join(
            fromstring(page_client.get(CHECK).content.decode()).get_element_by_id("doubts").text_content().split()
        )
        assert "ที่ควรตรวจ ๑ แห่ง" in page
        assert page.endswith("เลือกตัวชี้วัดตามลำดับ โปรดตรวจ เพราะชื่อมาตรการไม่บอกตัวชี้วัด ITA: มาตรการที่ ๒, ๓")
        sent = answers(page_client)
        assert [sent[f"indicator_{n}"] for n in (3, 4, 5)] == ["3", "2", "3"]

    def test_unknown_name_may_be_a_division_that_the_office_has(self, page_client, publisher):
        clerk = factories.divisions()[0]
        upload(page_client, row(divisions="งานบริหารทั่วไป"))
        page_client.post(CHECK, answers(page_client, **{division_key("งานบริหารทั่วไป"): clerk.pk}))
        assert [row.division for row in Measure.objects.get().responsibilities.all()] == [clerk]
        assert Division.objects.count() == 6

    def test_who_may_not_add_divisions_is_not_offered_it(self, page_client):
        user = factories.user(permissions=["measures.add_plan", "measures.add_measure"])
        page_client.force_login(user)
        upload(page_client, row(divisions="กองใหม่"))
        assert "เพิ่มส่วนราชการใหม่" not in page_client.get(CHECK).content.decode()
        page_client.post(CHECK, answers(page_client, **{division_key("กองใหม่"): "new"}))
        assert not Division.objects.exists()

    def test_period_outside_the_year_needs_its_reason(self, page_client, publisher):
        upload(page_client, row(divisions="", period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"))
        assert page_client.post(CHECK, answers(page_client)).status_code == 200
        page_client.post(CHECK, answers(page_client, reason_3="โครงการต่อเนื่อง"))
        assert Measure.objects.get().outside_reason == "โครงการต่อเนื่อง"


class TestNothingIsHalfImported:
    def test_a_mistaken_year_is_changed_on_the_page(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(), fiscal_year="๒๕๖๘", title="")
        assert "แต่เลือกไว้เป็นปี ๒๕๖๘" in page_client.get(CHECK).content.decode()
        assert page_client.post(CHECK, answers(page_client, do="save", fiscal_year="๒๕๖๖")).url == CHECK
        page = page_client.get(CHECK).content.decode()
        assert "แต่เลือกไว้เป็นปี" not in page
        assert "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖</textarea>" in page
        assert page_client.post(CHECK, answers(page_client)).url == "/admin/measures/plan/2566/change/"

    def test_a_year_that_has_a_plan_is_not_taken_on_the_page(self, page_client, publisher):
        factories.divisions()
        factories.plan(fiscal_year=2567)
        upload(page_client, row())
        page_client.post(CHECK, answers(page_client, fiscal_year="๒๕๖๗"))
        assert "มีแผนของปีงบประมาณ ๒๕๖๗ อยู่แล้ว" in page_client.get(CHECK).content.decode()
        assert PendingImport.objects.get().fiscal_year == 2566

    def test_a_row_that_blocks_is_named_and_can_t_be_confirmed(self, page_client, publisher):
        upload(page_client, row(), row("๒", period="ตลอดไป"))
        page = page_client.get(CHECK).content.decode()
        assert "แถวที่ ๔: ระยะเวลา “ตลอดไป”" in page
        assert "ยืนยันนำเข้าทั้งหมด" not in page
        page_client.post(CHECK, answers(page_client, **{division_key("กองคลัง"): "new"}))
        assert not Plan.objects.exists()

    def test_refusal_of_the_last_row_undoes_the_first(self, page_client, publisher):
        upload(page_client, row(divisions=""), row("๒", "ก" * 501, divisions=""))
        page = page_client.post(CHECK, answers(page_client)).content.decode()
        assert "แถวที่ ๔" in page
        assert not Plan.objects.exists()

    def test_a_plan_made_meanwhile_is_not_overwritten(self, page_client, publisher):
        upload(page_client, row(divisions=""))
        factories.plan(title="ของเดิม", measures=0)
        page = page_client.post(CHECK, answers(page_client)).content.decode()
        assert "อยู่แล้ว จึงไม่นำเข้าทับ" in page
        assert Plan.objects.get().title == "ของเดิม"

    def test_only_the_draft_that_was_shown_is_confirmed(self, page_client, publisher):
        upload(page_client, row(divisions=""))
        shown = answers(page_client)
        upload(page_client, row(title="อีกไฟล์", divisions=""))
        page = page_client.post(CHECK, shown, follow=True).content.decode()
        assert "มีการนำเข้าไฟล์อื่นหลังเปิดหน้านี้" in page
        assert not Plan.objects.exists()
        assert page_client.post(CHECK, answers(page_client)).status_code == 302

    def test_dropping_leaves_nothing(self, page_client, publisher):
        upload(page_client, row())
        assert page_client.post(DROP).status_code == 302
        assert not PendingImport.objects.exists()
        assert page_client.get(CHECK).url == UPLOAD


class TestWhoseItIs:
    def test_another_member_of_staff_does_not_see_it(self, page_client, publisher):
        upload(page_client, row(title="ลับ"))
        page_client.force_login(factories.user(roles.PUBLISHER))
        assert page_client.get(CHECK).url == UPLOAD
        page_client.post(DROP)
        assert PendingImport.objects.get().owner == publisher

    def test_after_a_day_it_is_gone(self, page_client, publisher):
        upload(page_client, row())
        PendingImport.objects.update(uploaded_at=timezone.now() - timedelta(hours=25))
        assert page_client.get(CHECK).url == UPLOAD
        page_client.force_login(factories.user(roles.PUBLISHER))
        upload(page_client, row())
        assert PendingImport.objects.count() == 1

    @pytest.mark.parametrize("role", [roles.PUBLISHER, roles.ADMINISTRATOR])
    def test_who_edits_whole_plans_imports(self, page_client, role):
        page_client.force_login(factories.user(role))
        assert page_client.get(UPLOAD).status_code == 200
        assert page_client.get(CHECK).url == UPLOAD

    @pytest.mark.parametrize("role", [roles.DIVISION_CLERK, roles.AUDITOR])
    def test_nobody_else_imports(self, page_client, role):
        page_client.force_login(factories.user(role))
        assert {page_client.get(path).status_code for path in (UPLOAD, CHECK)} == {403}
        assert {page_client.post(path).status_code for path in (UPLOAD, CHECK, DROP)} == {403}

    def test_a_link_can_t_drop_or_confirm(self, page_client, publisher):
        answer = page_client.get(DROP)
        assert answer.status_code == 405
        assert "ที่อยู่นี้รับเฉพาะสิ่งที่ส่งจากแบบฟอร์ม" in answer.text
        assert "สิ่งที่ส่งมา" not in answer.text


class TestUploadForm:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({"fiscal_year": "2023"}, "ค.ศ."),
            ({"fiscal_year": "x"}, "อ่านปีนี้ไม่ได้"),
            ({"fiscal_year": ""}, "โปรดกรอกหรือเลือกช่องนี้"),
            ({"file": SimpleUploadedFile("ก.doc", b"\xd0\xcf")}, "บันทึกเป็น"),
            ({"file": SimpleUploadedFile("ก.csv", b"a\x00")}, "ไม่ใช่ CSV"),
            ({"file": ""}, "อย่างใดอย่างหนึ่ง"),
            ({"pasted": "ก\tข"}, "อย่างใดอย่างหนึ่ง"),
        ],
    )
    def test_refuses_with_a_sentence(self, page_client, publisher, data, sentence):
        page = page_client.post(UPLOAD, {"fiscal_year": "2566", "file": xlsx([HEADINGS])} | data).content.decode()
        assert sentence in page
        assert not PendingImport.objects.exists()

    def test_a_year_that_has_a_plan_is_refused_at_once(self, page_client, publisher):
        factories.plan()
        assert "อยู่แล้ว" in upload(page_client, row()).content.decode()

    def test_script_in_a_cell_is_shown_as_text(self, page_client, publisher):
        upload(page_client, row(title="<img src=x onerror=alert(1)>", divisions='"><script>alert(1)</script>'))
        page = page_client.get(CHECK).content
        assert b"<script>alert" not in page
        assert b"<img src=x" not in page

    def test_page_costs_the_same_for_many_rows(self, page_client, publisher):
        page_client.get(UPLOAD)
        costs = []
        for wanted in (1, 50):
            upload(page_client, *[row(str(number), divisions="") for number in range(1, wanted + 1)])
            with CaptureQueriesContext(connection) as queries:
                page_client.get(CHECK)
            costs.append(len(queries))
        assert costs[0] == costs[1]


class TestMendingOnThePage:
    def test_a_blocked_row_is_open_typed_anew_and_then_confirmed_without_a_new_file(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(period="ตลอดไป"), row("๒", "มาตรการสอง"))
        fields = answers(page_client, do="save")
        assert fields["cell_3_period"] == "ตลอดไป"
        done = page_client.post(CHECK, fields | {"cell_3_period": "ไตรมาส ๑", "title": "ชื่อที่พิมพ์"})
        assert done.status_code == 302
        assert answers(page_client)["title"] == "ชื่อที่พิมพ์"
        assert page_client.post(CHECK, answers(page_client)).url == "/admin/measures/plan/2566/change/"
        assert Measure.objects.get(number=1).ends.isoformat() == "2022-12-31"

    def test_confirming_with_a_change_shows_it_first(self, page_client, publisher):
        upload(page_client, row(divisions=""))
        page_client.post(CHECK, answers(page_client, do="") | {"open": "3"})
        page = page_client.post(CHECK, answers(page_client, cell_3_title="ชื่อใหม่"), follow=True).content.decode()
        assert "โปรดตรวจอีกครั้งก่อนยืนยัน" in page
        assert not Plan.objects.exists()
        page_client.post(CHECK, answers(page_client))
        assert Measure.objects.get().title == "ชื่อใหม่"

    def test_a_name_that_is_no_division_is_dropped_and_counted(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(title="การใช้งบประมาณ", divisions="- กองคลัง\n- นายสมชาย ใจดี"))
        assert 'ที่ควรตรวจ <span class="amount">๑ แห่ง' in page_client.get(CHECK).content.decode()
        page_client.post(CHECK, answers(page_client, **{division_key("นายสมชาย ใจดี"): "dropped"}))
        assert [row.division.name for row in Measure.objects.get().responsibilities.all()] == ["กองคลัง"]

    def test_every_division_at_once(self, page_client, publisher):
        factories.divisions()
        upload(page_client, row(divisions="ทุกสำนัก/กอง"))
        page_client.post(CHECK, answers(page_client))
        assert Measure.objects.get().responsibilities.count() == 6

    def test_a_pasted_table(self, page_client, publisher):
        text = "\n".join("\t".join(cells) for cells in [HEADINGS, row(divisions="")])
        assert page_client.post(UPLOAD, {"fiscal_year": "2566", "pasted": text}).url == CHECK
        assert "ตารางที่วาง" in page_client.get(CHECK).content.decode()
