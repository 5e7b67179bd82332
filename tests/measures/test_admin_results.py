"""Who may report what: the division clerk's own results, and nothing else, however the request is made."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from kokkhon_ita import roles
from measures.models import Evidence, Measure, Responsibility, Result
from measures.presentation import A_FEW
from publishing import workflow
from tests import factories
from tests.measures.test_admin_pages import rows

pytestmark = pytest.mark.django_db
ADD = "/admin/measures/result/add/"
NONE = rows("evidence")


def measure(number):
    return Measure.objects.get(number=number)


def own_result(clerk, number=2, **facts):
    facts = {"text": "ผลของกองเรา", "division": clerk.division} | facts
    return Result.objects.create(measure=measure(number), order=9, **facts)


def change(result):
    return f"/admin/measures/result/{result.pk}/change/"


def test_own_measures_stand_by_need_and_all_but_the_first_of_many_are_folded_on_a_phone(page_client, clerk):
    newest = factories.plan(2570, measures=0)
    for number in range(1, 5):
        factories.measure(newest, number, responsible=2, results=number % 2, steps=1)
    answered = newest.measures.get(number=3)
    Result.objects.bulk_create(Result(measure=answered, text="ผล", order=n) for n in range(2, A_FEW + 2))
    page = html.fromstring(page_client.get("/admin/measures/result/own/").text)
    folds = page.xpath("//section[contains(@class, 'work')]/details[@class='phone-fold']")
    assert [fold.xpath("div/@id")[0] for fold in folds] == [f"measure-{number}" for number in (2, 4, 3, 1)]
    assert ["open" in fold.attrib for fold in folds] == [True, False, False, False]
    assert len(folds[2].xpath(".//ul/li")) == A_FEW
    [rest] = folds[2].xpath(".//a[contains(., '๒๑ รายการ')]/@href")
    assert page_client.get(rest).context["cl"].result_count == A_FEW + 1


class TestAdding:
    def test_link_of_a_step_leaves_only_text_and_file_to_do(self, page_client, clerk, time_machine):
        time_machine.move_to(date(2023, 2, 1))
        step = measure(2).steps.first()
        work = page_client.get("/admin/measures/result/own/").content.decode()
        assert f"{ADD}?measure={step.measure_id}&amp;step={step.pk}" in work
        form = page_client.get(ADD, {"measure": step.measure_id, "step": step.pk}).context["adminform"].form
        shown = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
        assert {name: str(value) for name, value in shown.items()} == {
            "measure": str(step.measure_id),
            "step": str(step.pk),
            "text": "None",
            "round": "6",
            "reported_on": "2023-02-01",
        }

    def test_a_day_before_the_year_is_refused_with_the_days_of_the_year(self, page_client, clerk):
        data = {"measure": measure(2).pk, "text": "จัดประชุม", "round": "6", "reported_on": "๑ มกราคม ๒๔๐๐", **NONE}
        page = page_client.post(ADD, data).text
        assert "ระบุได้ตั้งแต่ ๑ ตุลาคม ๒๕๖๕ ปีงบประมาณ พ.ศ. ๒๕๖๖ คือ ๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖" in page
        Measure.objects.filter(number=2).update(starts=date(2022, 9, 1), outside_reason="เตรียมการ")
        assert page_client.post(ADD, data | {"reported_on": "๑ กันยายน ๒๕๖๕"}).status_code == 302

    def test_a_day_that_stands_does_not_keep_the_rest_from_being_mended(self, page_client, clerk):
        result = own_result(clerk, reported_on=date(1857, 1, 1))
        data = {"text": "แก้แล้ว", "round": "", "reported_on": "๑/๑/๒๔๐๐", **NONE}
        assert page_client.post(change(result), data).status_code == 302
        assert "ยังมาไม่ถึง" in page_client.post(change(result), data | {"reported_on": "๑/๑/๒๕๘๐"}).text

    def test_result_with_its_file_in_one_form(self, page_client, clerk):
        file = SimpleUploadedFile("รายงาน.csv", "ลำดับ,ผล\n1,ดี\n".encode())
        data = {"measure": measure(2).pk, "text": "จัดประชุม", "round": "6", "reported_on": "๑/๒/๒๕๖๖"}
        response = page_client.post(ADD, data | rows("evidence", {"new_file": file, "order": "", "title": ""}))
        assert (response.status_code, response["Location"]) == (302, "/admin/measures/result/own/?year=2566#measure-2")
        made = Result.objects.get(text="จัดประชุม")
        assert (made.division, made.order, made.reported_on) == (clerk.division, 2, date(2023, 2, 1))
        evidence = made.evidence.get()
        assert (evidence.title, evidence.file.name, evidence.file.uploaded_by) == ("รายงาน", "รายงาน.csv", clerk)

    def test_own_division_is_reported_whatever_the_request_says(self, page_client, clerk):
        other = factories.divisions()[0]
        page_client.post(ADD, {"measure": measure(2).pk, "text": "ปลอม", "division": other.pk, **NONE})
        assert Result.objects.get(text="ปลอม").division == clerk.division

    def test_measure_of_another_division_is_not_offered_and_not_taken(self, page_client, clerk):
        assert str(measure(1)) not in page_client.get(ADD).content.decode()
        for query in ("", f"?measure={measure(1).pk}"):
            page_client.post(ADD + query, {"measure": measure(1).pk, "text": "ข้ามกอง", **NONE})
        assert not Result.objects.filter(text="ข้ามกอง").exists()

    @pytest.mark.parametrize("measure", ["", "x", "0", "9" * 30, "-1", "1 OR 1=1"])
    def test_measure_that_is_not_there_is_refused(self, page_client, clerk, measure):
        assert page_client.get(ADD, {"measure": measure, "step": measure}).status_code == 200
        assert page_client.post(ADD, {"measure": measure, "text": "ผล", **NONE}).status_code == 200

    def test_clerk_without_a_division_reports_nothing(self, page_client, plan):
        Responsibility.objects.all().delete()
        page_client.force_login(factories.user(roles.DIVISION_CLERK))
        page_client.post(ADD, {"measure": measure(2).pk, "text": "ไร้สังกัด", **NONE})
        assert not Result.objects.filter(text="ไร้สังกัด").exists()
        assert "ยังไม่ได้ระบุส่วนราชการ" in page_client.get("/admin/measures/result/own/").content.decode()


class TestChanging:
    def test_own_result(self, page_client, clerk):
        result = own_result(clerk)
        assert page_client.post(change(result), {"text": "แก้แล้ว", "round": "", **NONE}).status_code == 302
        result.refresh_from_db()
        assert (result.text, result.division, result.measure) == ("แก้แล้ว", clerk.division, measure(2))

    def test_own_result_that_nobody_published_is_deleted_with_its_evidence(self, page_client, clerk):
        result = own_result(clerk)
        Evidence.objects.create(result=result, title="บันทึกข้อความ", page="/contact/")
        others = Evidence.objects.exclude(result=result).count()
        address = f"/admin/measures/result/{result.pk}/delete/"
        page = page_client.get(address).text
        assert "หลักฐาน: บันทึกข้อความ" in page
        assert "ผลการดำเนินงาน ๑ รายการ" in page
        assert "ประชาชนยังเห็น" not in page
        assert page_client.post(address, {"post": "yes"}).status_code == 302
        assert not Result.objects.filter(pk=result.pk).exists()
        assert Evidence.objects.count() == others

    def test_evidence_that_may_not_be_deleted_keeps_its_result(self, page_client, clerk):
        result = own_result(clerk)
        Evidence.objects.create(result=result, title="บันทึกข้อความ", page="/contact/")
        clerk.groups.get().permissions.remove(Permission.objects.get(codename="delete_evidence"))
        assert page_client.post(f"/admin/measures/result/{result.pk}/delete/", {"post": "yes"}).status_code == 403
        assert Evidence.objects.filter(result=result).exists()

    def test_change_of_what_a_waiting_request_holds_is_told(self, page_client, clerk):
        factories.publish()
        result = own_result(clerk)
        clerk.first_name = "สมหญิง"
        clerk.save()
        workflow.submit(kind="measures", key="2566", reason="รายงาน", by=clerk)
        same = {"text": result.text, "round": "", **NONE}
        assert "ยังเป็นข้อความก่อนแก้" not in page_client.post(change(result), same, follow=True).text
        page = page_client.post(change(result), same | {"text": "แก้แล้ว"}, follow=True).text
        assert "คำขอของ สมหญิง" in page
        assert "ยังเป็นข้อความก่อนแก้" in page
        assert (
            "ยังเป็นข้อความก่อนแก้"
            not in page_client.post(change(own_result(clerk)), same | {"text": "อื่น"}, follow=True).text
        )

    def test_result_that_no_division_reported_gets_its_evidence_and_stays(self, page_client, clerk):
        result = own_result(clerk, division=None)
        row = {"order": "1", "title": "บันทึกข้อความ", "page": "/contact/"}
        assert (
            page_client.post(change(result), {"text": result.text, "round": "", **rows("evidence", row)}).status_code
            == 302
        )
        assert result.evidence.get().title == "บันทึกข้อความ"
        assert page_client.post(f"/admin/measures/result/{result.pk}/delete/", {"post": "yes"}).status_code == 403

    @pytest.mark.parametrize(
        "foreign",
        [
            lambda clerk: own_result(clerk, division=factories.divisions()[0]),
            lambda clerk: own_result(clerk, number=1),
        ],
        ids=["reported by another division", "for a measure of another division"],
    )
    def test_result_that_is_not_the_division_s(self, page_client, clerk, foreign):
        result = foreign(clerk)
        evidence = Evidence.objects.create(result=result, title="เดิม", page="/contact/")
        row = {"id": evidence.pk, "result": result.pk, "order": "1", "title": "แก้", "page": "/contact/"}
        attack = {"text": "แก้", "round": "", **rows("evidence", row, initial=1)}
        assert page_client.get(change(result)).status_code == 200
        assert page_client.post(change(result), attack).status_code == 403
        assert page_client.post(f"/admin/measures/result/{result.pk}/delete/", {"post": "yes"}).status_code == 403
        result.refresh_from_db()
        evidence.refresh_from_db()
        assert (result.text, evidence.title) == ("ผลของกองเรา", "เดิม")

    def test_evidence_of_a_foreign_result_can_t_be_taken_through_an_own_one(self, page_client, clerk):
        foreign = Evidence.objects.filter(result__measure__number=1).get()
        result = own_result(clerk)
        row = {"id": foreign.pk, "result": result.pk, "order": "1", "title": "แย่ง", "page": "/contact/"}
        page_client.post(change(result), {"text": "ผล", "round": "", **rows("evidence", row, initial=1)})
        foreign.refresh_from_db()
        assert (foreign.title, foreign.result.measure.number) == ("หลักฐานที่ 1", 1)

    def test_result_is_not_moved_to_another_measure(self, page_client, clerk):
        Responsibility.objects.create(measure=measure(1), division=clerk.division, order=2)
        result = own_result(clerk)
        page_client.post(change(result), {"text": "ผล", "measure": measure(1).pk, "round": "", **NONE})
        result.refresh_from_db()
        assert result.measure == measure(2)

    def test_everything_else_stays_closed(self, page_client, clerk):
        result = own_result(clerk)
        one = measure(2)
        for url in (
            f"/admin/measures/measure/{one.pk}/change/",
            f"/admin/measures/measure/{one.pk}/delete/",
            "/admin/measures/measure/add/",
            "/admin/measures/plan/add/",
            "/admin/measures/plan/2566/change/",
        ):
            assert page_client.post(url, {"text": "x", "title": "x", "post": "yes"}).status_code == 403, url
        assert page_client.post("/admin/measures/result/", {"action": "delete_selected", "_selected_action": result.pk})
        assert Result.objects.filter(pk=result.pk).exists()


def test_auditor_reads_and_changes_nothing(page_client, plan):
    page_client.force_login(factories.user(roles.AUDITOR))
    result = Result.objects.first()
    one = measure(1)
    for url in ("/admin/measures/plan/", "/admin/measures/measure/", "/admin/measures/result/", change(result),
                f"/admin/measures/measure/{one.pk}/change/", "/admin/measures/plan/2566/findings/"):  # fmt: skip
        assert page_client.get(url).status_code == 200, url
    for url in (ADD, change(result), f"/admin/measures/measure/{one.pk}/change/"):
        assert page_client.post(url, {"text": "x", **NONE}).status_code == 403, url
    assert page_client.get("/admin/measures/result/own/").status_code == 403


@pytest.mark.parametrize(
    "path", ["/admin/measures/result/", "/admin/measures/plan/2566/findings/", "/admin/measures/result/own/"]
)
def test_strangers_are_sent_to_the_login(page_client, path):
    response = page_client.get(path)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={path}")


class TestEvidence:
    def post(self, page_client, clerk, **row):
        self.result = own_result(clerk)
        data = {"text": "ผล", "round": "", **rows("evidence", {"order": "", "title": "หลักฐาน", **row})}
        return page_client.post(change(self.result), data).content.decode()

    @pytest.mark.parametrize(
        "row", [{"url": "https://example.go.th/a?b=ค"}, {"page": "/contact/"}, {"url": "example.go.th"}]
    )
    def test_link_or_page(self, page_client, clerk, row):
        self.post(page_client, clerk, **row)
        evidence = self.result.evidence.get()
        assert evidence.url.startswith("https://") or evidence.page == "/contact/"

    def test_of_a_wrong_link_only_that_is_said(self, page_client, clerk):
        for url in ("javascript:alert(1)", "ftp://example.go.th/x", "https://"):
            page = self.post(page_client, clerk, url=url)
            assert 'class="errorlist' in page
            assert "หลักฐานแต่ละรายการต้องมี" not in page, url

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            ({}, "อย่างใดอย่างหนึ่ง"),
            ({"url": "https://example.go.th", "page": "/contact/"}, "อย่างใดอย่างหนึ่ง"),
            ({"title": "", "page": "/contact/"}, "โปรดระบุชื่อหลักฐาน"),
            ({"title": "", "new_file": SimpleUploadedFile("IMG_1.csv", b"a,b\n1,2\n")}, "ชื่อไฟล์ “IMG_1.csv” ไม่บอก"),
            ({"url": "javascript:alert(1)"}, "ลิงก์นี้ใช้ไม่ได้"),
            ({"url": "ftp://example.go.th/x"}, "https://"),
            ({"page": "//evil.example"}, "ขึ้นต้นด้วย / เพียงตัวเดียว"),
            ({"page": "/\\evil.example"}, "ขึ้นต้นด้วย / เพียงตัวเดียว"),
            ({"page": "/no-such-page/"}, "ไม่พบหน้านี้"),
            ({"page": "/admin/measures/plan/"}, "หน้าของเจ้าหน้าที่"),
            ({"new_file": SimpleUploadedFile("a.exe", b"MZ")}, "อาจเป็นโปรแกรม"),
            ({"new_file": SimpleUploadedFile("a.pdf", b"MZ")}, "เนื้อไฟล์ไม่ตรง"),
            ({"new_file": SimpleUploadedFile("a.csv", b"")}, "ว่าง"),
            ({"order": "-1", "page": "/contact/"}, "ต้องไม่น้อยกว่า ๑"),
            ({"order": "99999", "page": "/contact/"}, "ต้องไม่มากกว่า ๓๒,๐๐๐"),
            ({"title": "ก" * 301, "page": "/contact/"}, "ขณะนี้มี ๓๐๑ ตัวอักษร"),
        ],
    )
    def test_refuses_with_a_sentence(self, page_client, clerk, row, sentence):
        assert sentence in self.post(page_client, clerk, **row)
        assert not self.result.evidence.exists()

    def test_new_file_replaces_a_link_only_when_the_link_is_emptied(self, page_client, clerk):
        result = own_result(clerk)
        evidence = Evidence.objects.create(result=result, title="เดิม", url="https://example.go.th")
        file = SimpleUploadedFile("ใหม่.csv", b"a,b\n")
        for url, has_file in (("https://example.go.th", False), ("", True)):
            file.seek(0)
            row = {"id": evidence.pk, "result": result.pk, "order": "1", "title": "เดิม", "url": url, "new_file": file}
            page_client.post(change(result), {"text": "ผล", "round": "", **rows("evidence", row, initial=1)})
            evidence.refresh_from_db()
            assert bool(evidence.file) is has_file
