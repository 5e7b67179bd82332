"""Publishing from the admin: what each person sees, and what each form does and refuses."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common import thai
from kokkhon_ita import roles
from measures.models import Evidence, Measure, Plan, Result
from publishing import workflow
from publishing.models import Edition, Submission
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "/admin/publishing/submission/add/"
DRAFT = "/admin/publishing/submission/draft/?kind=measures&key=2566"


@pytest.fixture
def sender():
    return factories.user(roles.ADMINISTRATOR)


@pytest.fixture
def publisher():
    return factories.user(roles.PUBLISHER, position="ปลัดองค์การบริหารส่วนตำบล")


@pytest.fixture
def plan():
    return factories.plan()


@pytest.fixture
def sign_in(page_client):
    def signed_in(user):
        page_client.force_login(user)
        return page_client

    return signed_in


def review(submission):
    return f"/admin/publishing/submission/{submission.pk}/change/"


def address_of(edition):
    return f"/admin/publishing/edition/{edition.pk}/change/"


def told(response):
    return " ".join(response.content.decode().split())


def main_of_admin(page):
    return page.split('<dl class="record">')[1]


def test_drafts_page_says_what_differs(sign_in, sender, plan):
    factories.publish("organisation", "")
    client = sign_in(sender)
    page = told(client.get(ADD))
    assert "ไม่มีสิ่งใดต้องส่ง ๑ เรื่อง" in page
    assert "ยังไม่มีฉบับที่เผยแพร่อยู่" in page
    assert "kind=measures&amp;key=2566" in page
    factories.submit()
    assert "รออนุมัติ</a>" in told(client.get(ADD))


def test_drafts_page_of_an_empty_site_says_what_is_missing(sign_in, sender):
    assert "kind=measures" not in told(sign_in(sender).get(ADD))


def test_submitting_shows_the_difference_and_keeps_the_reason(sign_in, sender, plan):
    factories.publish()
    Measure.objects.update(title="มาตรการชื่อใหม่")
    client = sign_in(sender)
    assert "<ins>ชื่อใหม่</ins>" in told(client.get(DRAFT))
    assert client.post(DRAFT, {"reason": "รายงานผลรอบ ๖ เดือน"}).status_code == 302
    submission = Submission.objects.waiting().get()
    assert (submission.reason, submission.submitted_by, submission.published_at) == ("รายงานผลรอบ ๖ เดือน", sender, None)
    assert submission.items.get().after["title"] == "มาตรการชื่อใหม่"


def test_publication_is_dated_in_the_buddhist_era(sign_in, sender, plan):
    moment = timezone.localtime(timezone.now() + timedelta(days=40)).replace(second=0, microsecond=0)
    typed = thai.format_datetime(moment, style="numeric")
    sign_in(sender).post(DRAFT, {"reason": "เผยแพร่ต้นปีงบประมาณ", "publish_at": typed})
    assert Submission.objects.get().published_at == moment


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("๑/๑๐/๒๕๖๐ เวลา ๐๘.๐๐ น.", "เวลานี้ผ่านไปแล้ว"), ("พรุ่งนี้", "อ่าน"), ("1/10/2023 08:00", "พ.ศ.")],
)
def test_date_that_cannot_be_meant_is_refused_and_kept_as_typed(sign_in, sender, plan, typed, sentence):
    response = sign_in(sender).post(DRAFT, {"reason": "เหตุผลที่พิมพ์ไว้", "publish_at": typed})
    assert sentence in told(response)
    assert typed in told(response)
    assert "เหตุผลที่พิมพ์ไว้" in told(response)
    assert not Submission.objects.exists()


def test_reason_is_required(sign_in, sender, plan):
    assert "errorlist" in told(sign_in(sender).post(DRAFT, {"reason": "  "}))
    assert not Submission.objects.exists()


def test_draft_that_someone_published_meanwhile_is_refused_with_a_sentence(sign_in, sender, plan):
    client = sign_in(sender)
    factories.publish()
    response = client.post(DRAFT, {"reason": "ช้าไป"})
    assert response.status_code == 200
    assert not Submission.objects.waiting().exists()


@pytest.mark.parametrize("query", ["", "?kind=measures", "?kind=measures&key=2599", "?kind=nothing&key=1"])
def test_unknown_draft_is_not_found(sign_in, sender, plan, query):
    client = sign_in(sender)
    for path in ("/admin/publishing/submission/draft/", "/admin/publishing/submission/draft/preview/"):
        assert client.get(path + query).status_code == 404


def test_reviewer_reads_the_difference_and_approves(sign_in, sender, publisher, plan):
    factories.publish()
    Measure.objects.update(title="มาตรการชื่อใหม่")
    submission = factories.submit(by=sender)
    client = sign_in(publisher)
    page = told(client.get(review(submission)))
    assert "มาตรการที่ ๑ › แนวทาง/มาตรการดำเนินการ" in page
    assert "<ins>ชื่อใหม่</ins>" in page
    assert client.post(review(submission), {"decision": "approve", "approve-checked": "on"}).status_code == 302
    edition = Edition.objects.get(number=2)
    assert (edition.approved_by, edition.emergency) == (publisher, False)


def test_approval_needs_its_checkbox(sign_in, publisher, plan):
    submission = factories.submit()
    response = sign_in(publisher).post(review(submission), {"decision": "approve"})
    assert "errorlist" in told(response)
    assert not Edition.objects.exists()


def test_review_says_that_the_draft_changed_after_submission(sign_in, publisher, plan):
    submission = factories.submit()
    client = sign_in(publisher)
    assert "ถูกแก้ไขหลังส่งคำขอ" not in told(client.get(review(submission)))
    Measure.objects.update(title="แก้หลังส่ง")
    assert "ร่างของรายการนี้ถูกแก้ไขหลังส่งคำขอ" in told(client.get(review(submission)))
    for model in (Evidence, Result, Measure, Plan):
        model.objects.all().delete()
    assert client.get(review(submission)).status_code == 200


def test_sent_back_with_a_note(sign_in, sender, publisher, plan):
    submission = factories.submit(by=sender)
    client = sign_in(publisher)
    assert "errorlist" in told(client.post(review(submission), {"decision": "send_back", "send_back-note": " "}))
    client.post(review(submission), {"decision": "send_back", "send_back-note": "ขาดหลักฐาน"})
    page = told(sign_in(sender).get(review(submission)))
    assert "ขาดหลักฐาน" in page
    assert 'name="decision"' not in page
    assert "ถูกส่งกลับให้แก้ไข" in told(sign_in(sender).get("/admin/"))


def test_own_submission_is_published_alone_only_after_two_checkboxes(sign_in, publisher, plan):
    submission = factories.submit(by=publisher)
    client = sign_in(publisher)
    page = told(client.get(review(submission)))
    assert "ท่านเป็นผู้ส่งคำขอนี้" in page
    assert "จนกว่าผู้มีสิทธิ์อนุมัติอีกคนจะยืนยัน" in page
    once = client.post(review(submission), {"decision": "approve", "approve-checked": "on"})
    assert "errorlist" in told(once)
    assert not Edition.objects.exists()
    both = {"decision": "approve", "approve-checked": "on", "approve-alone": "on"}
    assert "เผยแพร่ต่อสาธารณะทันทีโดยท่านคนเดียว" in told(client.post(review(submission), both))
    assert not Edition.objects.exists()
    client.post(review(submission), both | {"sure": "1"})
    assert Edition.objects.get().needs_confirmation


def test_page_that_was_open_while_another_decided_says_so(sign_in, publisher, plan):
    submission = factories.submit()
    workflow.send_back(submission, by=factories.superuser(), note="ส่งกลับก่อน")
    for data in (
        {"decision": "approve", "approve-checked": "on"},
        {"decision": "send_back", "send_back-note": "ช้าไป"},
    ):
        assert "คำขอนี้มีผู้พิจารณาไปแล้ว" in told(sign_in(publisher).post(review(submission), data))
    assert not Edition.objects.exists()


def test_clerk_sees_the_review_but_cannot_decide(sign_in, sender, plan):
    submission = factories.submit()
    client = sign_in(sender)
    assert 'name="decision"' not in told(client.get(review(submission)))
    assert client.post(review(submission), {"decision": "approve", "approve-checked": "on"}).status_code == 403
    assert client.post(review(submission)).status_code == 403
    assert submission.is_waiting


BANNER = '<p class="notice notice--behind"><strong>ตัวอย่างก่อนเผยแพร่</strong> หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ</p> '


def main_of(response):
    return told(response).split("<main")[1].split("</main>")[0]


def content_of(page):
    """Return a page without the files to download and who approved it when: they exist only once it is published.

    Links that stay in the preview are those of the public page.
    """
    page = re.sub(r'href="\?[^"]*at=', 'href="', page)
    page = re.sub(r'<section class="card-box downloads".*?</section>', "", page, flags=re.DOTALL)
    page = re.sub(r'<details class="edition-facts.*?</details>', "", page, flags=re.DOTALL)
    page = re.sub(r"<tfoot.*?</tfoot>", "", page, flags=re.DOTALL)  # names the edition on paper
    return " ".join(re.sub(r"ฉบับที่ [๐-๙]+ เผยแพร่เมื่อ.*?</p>", "</p>", page).split())


@pytest.mark.parametrize("door", ["submission", "draft"])
def test_preview_is_the_public_page_with_a_banner(sign_in, publisher, plan, door):
    submission = factories.submit()
    path = f"/admin/publishing/submission/{submission.pk}/preview/"
    client = sign_in(publisher)
    preview = client.get(path if door == "submission" else DRAFT.replace("draft/", "draft/preview/"))
    assert "หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ" in told(preview)
    assert "no-store" in preview.headers["Cache-Control"]
    assert client.get("/measures/2566/").status_code == 404
    workflow.approve(submission, by=factories.superuser())
    public = main_of(client.get("/measures/2566/"))
    assert content_of(public) == content_of(main_of(preview).replace(BANNER, ""))


def test_preview_of_nothing_is_not_found(sign_in, publisher):
    assert sign_in(publisher).get("/admin/publishing/submission/77/preview/").status_code == 404


def test_emergency_is_confirmed_by_a_second_publisher_alone(sign_in, publisher, plan):
    edition = workflow.approve(factories.submit(by=publisher), by=publisher, emergency=True)
    client = sign_in(publisher)
    assert "ยืนยันการเผยแพร่กรณีเร่งด่วน" not in told(client.get(address_of(edition)))
    client.post(address_of(edition), {"act": "confirm", "confirm-checked": "on"})
    assert Edition.objects.get().needs_confirmation
    second = sign_in(factories.user(roles.PUBLISHER))
    assert "รอคนที่สองยืนยัน" in told(second.get("/admin/"))
    assert "errorlist" in told(second.post(address_of(edition), {"act": "confirm"}))
    assert second.post(address_of(edition), {"act": "confirm", "confirm-checked": "on"}).status_code == 302
    assert not Edition.objects.get().needs_confirmation


def test_withdrawing_asks_for_the_reason(sign_in, publisher, plan):
    edition = factories.publish()
    client = sign_in(publisher)
    assert "errorlist" in told(client.post(address_of(edition), {"act": "withdraw", "withdraw-reason": ""}))
    asked = {"act": "withdraw", "withdraw-reason": "เผยแพร่ผิดฉบับ"}
    assert "จะไม่มีฉบับใดของเรื่องนี้เผยแพร่อยู่" in told(client.post(address_of(edition), asked))
    assert Edition.objects.get().withdrawn_at is None
    client.post(address_of(edition), asked | {"sure": "1"})
    page = told(client.get(address_of(edition)))
    assert "เพิกถอนแล้ว" in page
    assert 'name="act"' not in page
    assert Edition.objects.get().withdrawn_by == publisher


def test_edition_to_come_is_cancelled_and_said_to_be(sign_in, publisher, plan):
    edition = factories.publish(publish_at=timezone.now() + timedelta(days=9))
    client = sign_in(publisher)
    asked = {"act": "withdraw", "withdraw-reason": "เลื่อนออกไป"}
    for page in (told(client.get(address_of(edition))), told(client.post(address_of(edition), asked))):
        assert "กำหนดเผยแพร่" in page
        assert "เหตุผลที่ยกเลิก" in page
        for words in ("เผยแพร่เมื่อ", "หน้าเดิมยังเปิดได้", "เพิกถอน"):
            assert words not in main_of_admin(page)
    assert "ยกเลิกแล้ว ฉบับนี้จะไม่เผยแพร่" in told(client.post(address_of(edition), asked | {"sure": "1"}, follow=True))
    page = main_of_admin(told(client.get(address_of(edition))))
    assert "<dt>ผู้ยกเลิก</dt>" in page
    assert f'href="{edition.get_absolute_url()}"' not in page


@pytest.mark.parametrize("role", [roles.DIVISION_CLERK, roles.AUDITOR, roles.ADMINISTRATOR])
def test_others_read_editions_without_a_form(sign_in, role, plan):
    edition = factories.publish()
    client = sign_in(factories.user(role))
    assert 'name="act"' not in told(client.get(address_of(edition)))
    assert client.post(address_of(edition), {"act": "withdraw", "withdraw-reason": "ไม่มีสิทธิ์"}).status_code == 403
    assert Edition.objects.get().withdrawn_at is None


def test_page_that_was_open_while_another_withdrew_says_so(sign_in, publisher, plan):
    edition = factories.publish()
    workflow.withdraw(edition, by=factories.superuser(), reason="เพิกถอนก่อน")
    response = sign_in(publisher).post(address_of(edition), {"act": "withdraw", "withdraw-reason": "ช้าไป"})
    assert "ดำเนินการกับฉบับนี้ไม่ได้แล้ว" in told(response)
    assert Edition.objects.get().withdrawn_reason == "เพิกถอนก่อน"


def test_page_of_what_is_not_there_leads_back(sign_in, publisher):
    client = sign_in(publisher)
    for path in ("/admin/publishing/submission/77/change/", "/admin/publishing/edition/77/change/"):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize("model", ["submission", "edition", "ledgerentry"])
def test_lists_offer_no_bulk_action_even_to_a_superuser(sign_in, model, plan):
    edition = factories.publish()
    client = sign_in(factories.superuser())
    path = f"/admin/publishing/{model}/"
    assert 'name="action"' not in told(client.get(path))
    client.post(path, {"action": "delete_selected", "_selected_action": [edition.pk], "post": "yes"})
    assert Edition.objects.count() == 1
    assert client.post(f"{path}{edition.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/publishing/submission/", "/admin/publishing/edition/", "/admin/publishing/ledgerentry/"]
)
def test_pages_cost_the_same_for_many_rows(sign_in, publisher, path):
    client = sign_in(publisher)
    factories.published_plan(2560)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for year in range(2561, 2566):
        factories.published_plan(year)
        factories.plan(year + 10)
        factories.submit(key=str(year + 10))
    client.get(path)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)


def test_dashboard_says_when_the_ledger_is_broken(sign_in, publisher, plan, monkeypatch):
    factories.publish()
    client = sign_in(publisher)
    monkeypatch.setattr("publishing.integrity.problems", lambda looked_at: ["รายการที่ 1 ถูกแก้ไขหลังเผยแพร่"])
    assert "ทะเบียนการเผยแพร่ไม่ถูกต้อง" in told(client.get("/admin/"))


def test_list_of_editions_names_people_as_their_pages_do(client):
    factories.published_plan()
    client.force_login(factories.user(roles.PUBLISHER))
    by = Edition.objects.get().approved_by
    type(by).objects.filter(pk=by.pk).update(first_name="สมชาย", last_name="ใจดี")
    page = client.get("/admin/publishing/edition/").text
    assert "สมชาย ใจดี" in page
    assert f">{by.username}<" not in page
