"""A clerk's and an approver's way through the admin, counted, and what each page says on it."""

from datetime import timedelta
from html import escape
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from lxml import html

from common import thai
from common.dashboard import notices
from disclosures.models import Announcement
from ita import years
from ita.models import OitAnswer, OitItem
from kokkhon_ita import roles
from measures.models import Evidence, Plan, Result
from publishing import workflow
from publishing.models import Edition, Submission
from services.models import Service
from tests import factories
from tests.common.test_mending import summary
from tests.ita.test_oit_catalogue import LISTS

pytestmark = pytest.mark.django_db
MOST_TO_SEND, MOST_TO_APPROVE = 2, 4
DRAFT = "/admin/publishing/submission/draft/?kind=measures&key=2566"


@pytest.fixture
def plan():
    made = factories.plan()
    factories.publish()
    return made


@pytest.fixture
def clerk(plan):
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0])


@pytest.fixture
def publisher():
    return factories.user(roles.PUBLISHER)


def links(response, words):
    """Return the addresses of the links that say `words`."""
    return html.document_fromstring(response.content.decode()).xpath(f"//a[contains(., '{words}')]/@href")


def form_of(response, button):
    """Return what the form with this button would send as it stands, and where."""
    form = next(
        f
        for f in html.document_fromstring(response.content.decode()).forms
        if f.xpath(f".//button[contains(., '{button}')]")
    )
    return dict(form.form_values()), form.action


def filled(plan, text, number=0):
    rows = {f"evidence-{name}": "0" for name in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
    rows |= {
        "evidence-TOTAL_FORMS": "1",
        "evidence-MAX_NUM_FORMS": "1000",
        "evidence-0-url": "https://example.go.th/a.pdf",
    }
    return rows | {"measure": plan.measures.get().pk, "text": text, "evidence-0-title": "บันทึกข้อความ"}


def test_a_result_is_saved_sent_and_published_in_few_inputs(client, clerk, publisher, plan):
    client.force_login(clerk)
    saved = client.post("/admin/measures/result/add/", filled(plan, "ประชุมชี้แจงแล้ว"), follow=True)
    sending, inputs = client.get(links(saved, "ส่งขออนุมัติ")[0]), 1
    data, where = form_of(sending, "ส่งขออนุมัติเผยแพร่")
    assert data["reason"].strip() == "รายงานผลของสำนักปลัด ๑ รายการ"
    inputs += 1
    assert "รออนุมัติ" in client.post(where, data, follow=True).content.decode()
    assert inputs <= MOST_TO_SEND
    client.force_login(publisher)
    page, inputs = client.get(links(client.get("/admin/"), "รอท่านพิจารณา")[0]), 1
    assert "https://example.go.th/a.pdf" in links(page, "บันทึกข้อความ")
    data, where = form_of(page, "อนุมัติเผยแพร่")
    client.post(where, data | {"approve-checked": "on", "decision": "approve"})
    inputs += 2
    assert Edition.objects.under("measures", "2566").first().number == 2
    assert inputs <= MOST_TO_APPROVE


def test_an_item_unticked_with_its_note_comes_back_alone(client, clerk, publisher, plan):
    measure = plan.measures.get()
    for text in ("ผลที่ดี", "ผลที่ไม่ครบ"):
        Result.objects.create(measure=measure, text=text, division=clerk.division, order=5)
    request = factories.submit(by=clerk)
    client.force_login(publisher)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    data, _ = form_of(client.get(address), "อนุมัติเผยแพร่")
    bad = request.items.last()
    del data[f"take-{bad.pk}"]
    data |= {"decision": "approve", "approve-checked": "on"}
    refused = client.post(address, data)
    assert summary(refused) == ([f"โปรดระบุเหตุผลของรายการที่ส่งกลับ: {bad}"], [f"#note-{bad.pk}"])
    assert_input_asks(refused, f"note-{bad.pk}")
    page = client.post(address, data | {f"note-{bad.pk}": "แนบหลักฐานก่อน"}, follow=True).content.decode()
    assert "รับ ๑ รายการ ส่งกลับ ๑ รายการ" in page
    client.force_login(clerk)
    assert "แนบหลักฐานก่อน" in client.get(address).content.decode()


def assert_input_asks(response, name):
    page = html.document_fromstring(response.text)
    field = page.get_element_by_id(name)
    assert field.get("aria-invalid") == "true"
    assert page.get_element_by_id(field.get("aria-describedby")).text_content()
    assert all(fold.get("open") is not None for fold in field.iterancestors("details"))


def test_an_act_that_is_refused_says_so_where_it_was_asked(client, clerk, publisher, plan):
    """One on another's request stands at the head of its page, and links nowhere: no part of the page is about it."""
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    request = factories.submit(by=clerk)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    client.force_login(publisher)
    lines, links = summary(client.post(address, {"decision": "take_back"}))
    assert (len(lines), links) == (1, [])
    workflow.approve(request, by=publisher)
    client.force_login(clerk)
    lines, links = summary(client.post(address, {"decision": "take_back"}))
    assert (lines, links) == (["คำขอนี้มีผู้พิจารณาไปแล้ว"], [])


def test_what_is_to_come_is_named_and_coming_early_needs_its_own_tick(client, clerk, publisher, plan):
    Plan.objects.update(preamble="คำนำที่กำหนดไว้")
    later = timezone.now() + timedelta(days=9)
    coming = workflow.approve(factories.submit(publish_at=later), by=publisher)
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    request = factories.submit(by=clerk)
    client.force_login(publisher)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    page = client.get(address)
    assert "ฉบับที่ ๒ อนุมัติแล้ว และกำหนดเผยแพร่" in page.content.decode()
    assert "กำหนดไว้</ins>" in page.content.decode()
    data, _ = form_of(page, "อนุมัติเผยแพร่")
    data |= {"decision": "approve", "approve-checked": "on", "mode": "early"}
    assert "ตรวจรายการที่จะเผยแพร่ก่อนกำหนดแล้ว" in client.post(address, data).content.decode()
    assert Submission.objects.waiting().exists()
    preview = client.get(f"/admin/publishing/edition/{coming.pk}/preview/")
    assert "คำนำที่กำหนดไว้" in preview.content.decode()


@pytest.fixture
def coming(publisher, plan):
    """An approved edition of the plan whose time comes in nine days."""
    Plan.objects.update(preamble="คำนำที่กำหนดไว้")
    return workflow.approve(factories.submit(publish_at=timezone.now() + timedelta(days=9)), by=publisher)


def review_of(client, user, request):
    """Return (address, what the form of approval sends at first) for this approver."""
    client.force_login(user)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    data, _ = form_of(client.get(address), "อนุมัติเผยแพร่")
    return address, data | {"decision": "approve", "approve-checked": "on"}


def test_request_for_at_once_is_published_at_once_beside_what_is_to_come(client, clerk, publisher, plan, coming):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    address, data = review_of(client, publisher, factories.submit(by=clerk))
    assert data["mode"] == "now"
    page = client.post(address, data, follow=True).text
    assert "อนุมัติและบันทึกในทะเบียนการเผยแพร่แล้ว · เผยแพร่แล้ว" in page


def test_request_that_can_not_come_at_once_demands_a_choice(client, publisher, plan, coming):
    Plan.objects.update(preamble="คำนำที่แก้อีกครั้ง")
    address, data = review_of(client, publisher, factories.submit())
    assert not data.get("mode")
    assert "โปรดเลือกว่าจะเผยแพร่คำขอนี้เมื่อใด" in client.post(address, data).text
    assert Submission.objects.waiting().exists()
    page = client.post(address, data | {"mode": "join"}, follow=True).text
    assert f"· จะเผยแพร่ {thai.format_datetime(coming.published_at)}" in page


def test_an_emergency_that_can_not_pass_what_is_to_come_is_not_offered(client, publisher, plan, coming):
    Plan.objects.update(preamble="คำนำที่แก้อีกครั้ง")
    request = factories.submit(by=publisher)
    client.force_login(publisher)
    page = client.get(f"/admin/publishing/submission/{request.pk}/change/").text
    assert "เผยแพร่กรณีเร่งด่วนไม่ได้ เพราะฉบับที่กำหนดไว้แก้ไขรายการเดียวกัน" in page
    assert f"/admin/publishing/edition/{coming.pk}/change/" in page
    assert 'value="approve"' not in page
    assert "โปรดเลือกเผยแพร่พร้อมกัน" not in page


def test_request_with_a_date_is_offered_with_what_is_to_come(client, clerk, publisher, plan, coming):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    request = factories.submit(by=clerk, publish_at=coming.published_at)
    assert review_of(client, publisher, request)[1]["mode"] == "join"


def radios(response):
    """Return value → words of how an approver can let a request come out."""
    found = html.document_fromstring(response.text).xpath("//fieldset[@id='modes']//label[input[@name='mode']]")
    return {label.find("input").get("value"): label.text_content().strip() for label in found}


def test_request_for_another_time_than_what_is_to_come_names_both_and_lets_choose(client, clerk, plan, coming):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    request = factories.submit(by=clerk, publish_at=timezone.now() + timedelta(days=3))
    address, data = review_of(client, factories.user(roles.PUBLISHER), request)
    assert not data.get("mode")
    page = client.get(address)
    due, wished = map(thai.format_datetime, (coming.published_at, request.published_at))
    legend = html.document_fromstring(page.text).xpath("//fieldset[@id='modes']/legend")[0].text_content()
    assert due in legend
    assert f"คำขอนี้ขอเผยแพร่ {wished}" in " ".join(legend.split())
    assert radios(page) == {
        "join": f"พร้อมฉบับที่กำหนดไว้ คือ {due} แทนเวลาที่ขอไว้",
        "now": "เผยแพร่ทันที โดยไม่รวมฉบับที่กำหนดไว้ และไม่รอเวลาที่ขอไว้",
        "early": "เผยแพร่ทั้งหมดทันที รวมรายการของฉบับที่กำหนดไว้ และไม่รอเวลาที่ขอไว้",
    }
    assert "โปรดเลือกว่าจะเผยแพร่คำขอนี้เมื่อใด" in client.post(address, data).text
    assert "· เผยแพร่แล้ว" in client.post(address, data | {"mode": "now"}, follow=True).text


def test_whoever_asked_for_what_is_to_come_is_not_offered_to_bring_it_forward(client, clerk, publisher, plan):
    Plan.objects.update(preamble="คำนำที่กำหนดไว้")
    later = timezone.now() + timedelta(days=9)
    workflow.approve(factories.submit(by=publisher, publish_at=later), by=factories.user(roles.PUBLISHER))
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    address, _ = review_of(client, publisher, factories.submit(by=clerk))
    page = client.get(address)
    assert list(radios(page)) == ["join", "now"]
    assert 'name="early"' not in page.text


def test_a_clerk_reads_of_what_is_to_come_beside_the_date(client, clerk, plan, coming):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    client.force_login(clerk)
    page = html.document_fromstring(client.get(DRAFT).text)
    told = page.get_element_by_id("id_publish_at_helptext").text_content()
    assert f"ฉบับที่ ๒ รอเผยแพร่ {thai.format_datetime(coming.published_at)} อยู่แล้ว" in told


def test_what_was_sent_says_when_it_is_to_come_out(client, clerk, plan):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    client.force_login(clerk)
    data, where = form_of(client.get(DRAFT), "ส่งขออนุมัติเผยแพร่")
    day = f"๑/๑๐/{thai.be_year(timezone.localdate()) + 1}"
    told = client.post(where, data | {"publish_at": f"{day} เวลา ๐๘.๓๐ น."}, follow=True).text
    assert f"๑ รายการแล้ว ขอเผยแพร่ {thai.format_datetime(Submission.objects.waiting().get().published_at)}" in told


def test_a_second_press_leads_to_the_request_that_the_first_made(client, clerk, plan):
    measure = plan.measures.get()
    Result.objects.create(measure=measure, text="ผลใหม่", division=clerk.division, order=5)
    client.force_login(clerk)
    data, where = form_of(client.get(DRAFT), "ส่งขออนุมัติเผยแพร่")
    client.post(where, data)
    request = Submission.objects.waiting().get()
    second = client.post(where, data, follow=True)
    assert second.redirect_chain[-1][0] == f"/admin/publishing/submission/{request.pk}/change/"
    assert "อยู่ในคำขอที่ท่านส่งแล้ว" in second.text
    more = Result.objects.create(measure=measure, text="ผลอีกอย่าง", division=clerk.division, order=6)
    client.post(where, data | {"item": [data["item"], f"r:{measure.uid}:{more.uid}"]})
    assert Submission.objects.waiting().get().items.count() == 2


def test_the_reason_that_stood_there_counts_what_is_sent(client, clerk, plan):
    for order in (5, 6):
        Result.objects.create(measure=plan.measures.get(), text=f"ผลที่ {order}", division=clerk.division, order=order)
    client.force_login(clerk)
    data, where = form_of(client.get(DRAFT), "ส่งขออนุมัติเผยแพร่")
    assert data["reason"].strip() == "รายงานผลของสำนักปลัด ๒ รายการ"
    client.post(where, data)  # of two boxes of one name the last is sent
    assert Submission.objects.waiting().get().reason == "รายงานผลของสำนักปลัด ๑ รายการ"
    typed = data | {"item": Submission.objects.waiting().get().items.get().key, "reason": "รายงานผล ๒ รายการ"}
    workflow.take_back(Submission.objects.waiting().get(), by=clerk)
    client.post(where, typed)
    assert Submission.objects.waiting().get().reason == "รายงานผล ๒ รายการ"


def test_what_waits_for_an_approver_comes_before_everything_else(client, clerk, publisher, plan):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    factories.submit(by=clerk)
    client.force_login(publisher)
    page = html.document_fromstring(client.get("/admin/").text)
    told = [heading.text_content().strip() for heading in page.xpath("//main//h2 | //div[@id='content']//h2")]
    assert told[0] == "ผู้อื่นรอท่าน"
    assert "คำขอเผยแพร่รอท่านพิจารณา ๑ คำขอ" in page.xpath("//section[@aria-labelledby='waited-for']")[0].text_content()
    assert page.text_content().count("คำขอเผยแพร่รอท่านพิจารณา") == 1


def test_links_of_a_preview_stay_in_the_preview(client, publisher, plan):
    plan.measures.update(title="ชื่อที่ยังไม่เผยแพร่")
    request = factories.submit()
    client.force_login(publisher)
    address = f"/admin/publishing/submission/{request.pk}/preview/"
    page = client.get(address)
    inside = [
        link
        for link in html.document_fromstring(page.content.decode()).xpath("//main//a/@href")
        if "/measures/2566/1/" in link
    ]
    assert inside
    assert all(link.startswith("?") for link in inside)
    measure = client.get(address + inside[0])
    assert "ชื่อที่ยังไม่เผยแพร่" in measure.content.decode()
    assert "หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ" in measure.content.decode()
    assert client.get(address + "?at=/contact/").status_code == 404


def test_links_of_every_kind_to_its_own_page_stay_in_the_preview(client, publisher):
    factories.organisation(phones="๐๔๒ ๐๐๐ ๐๐๐")
    client.force_login(publisher)
    page = client.get("/admin/publishing/submission/draft/preview/?kind=organisation&key=").text
    inside = "?kind=organisation&amp;key=&amp;at=/contact/"
    assert f'href="{inside}"' in page
    assert 'href="/contact/"' not in page
    assert (
        "๐๔๒ ๐๐๐ ๐๐๐" in client.get(f"/admin/publishing/submission/draft/preview/{inside.replace('&amp;', '&')}").text
    )


@pytest.mark.parametrize(
    ("kind", "key", "below"),
    [("no-gift", "2566", "/no-gift-policy/2566/print/"), ("oit", "2566", "/ita/2566/oit/o1/"), ("services", "", "")],
)
def test_pages_below_a_preview_are_previews_too(client, publisher, kind, key, below):
    factories.organisation()
    Announcement.objects.create(fiscal_year=2566, title="ประกาศ", text="<p>ข้าพเจ้าจะไม่รับของขวัญ</p>")
    years.load(next(path for path in LISTS if path.stem == "2566"))
    OitAnswer.objects.create(item=OitItem.objects.get(catalogue=2566, code="O1"), url="https://www.example.go.th/o1")
    service = Service.objects.create(name="ขอใช้น้ำ", division=factories.divisions()[0], active=True)
    client.force_login(publisher)
    address = "/admin/publishing/submission/draft/preview/"
    below = below or f"/services/{service.pk}/"
    inside = f"?{urlencode({'kind': kind, 'key': key, 'at': below}, safe='/')}"
    assert f'href="{escape(inside)}"' in client.get(address, {"kind": kind, "key": key}).text
    shown = client.get(address + inside)
    assert shown.status_code == 200
    assert "หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ" in shown.text


def test_the_review_tells_each_divisions_results_with_what_proves_them(client, clerk, publisher, plan):
    measure, (ours, theirs, *_) = plan.measures.get(), factories.divisions()
    for text, division in (("ผลของเรา", ours), ("ผลของเขา", theirs)):
        result = Result.objects.create(measure=measure, text=text, division=division, order=9)
        Evidence.objects.create(result=result, title=f"รูป{text}", url="https://www.example.go.th/")
    own = factories.submit(by=clerk)
    client.force_login(publisher)
    page = html.document_fromstring(client.get(f"/admin/publishing/submission/{own.pk}/change/").text)
    assert page.xpath("//h1/text()") == [f"คำขอของ{ours.name}"]
    assert "ผลของเขา" not in page.text_content()
    assert "ลิงก์ภายนอก" in page.xpath("//*[@class='asked__evidence']")[0].text_content()
    keys = {f"r:{r.measure.uid}:{r.uid}" for r in Result.objects.filter(order=9)}
    both = workflow.submit(kind="measures", key="2566", reason="สองกอง", by=factories.user(roles.PUBLISHER), keys=keys)
    page = html.document_fromstring(client.get(f"/admin/publishing/submission/{both.pk}/change/").text)
    told = [heading.text_content() for heading in page.xpath("//form//h3")]
    assert told == [f"{ours.name} ๑ รายการ", f"{theirs.name} ๑ รายการ"]


def test_withdrawing_says_which_items_readers_lose(client, clerk, publisher, plan):
    Result.objects.create(measure=plan.measures.get(), text="ผลที่จะหายไป", division=clerk.division, order=5)
    edition = workflow.approve(factories.submit(by=clerk), by=publisher)
    client.force_login(publisher)
    asked = {"act": "withdraw", "withdraw-reason": "ผิดพลาด"}
    page = client.post(f"/admin/publishing/edition/{edition.pk}/change/", asked).content.decode()
    assert "ฉบับที่ ๑ จะเป็นฉบับล่าสุด" in page
    assert "ผลที่จะหายไป" in page
    edition.refresh_from_db()
    assert edition.withdrawn_at is None


def test_a_clerk_hears_of_work_that_the_clerk_can_do(client, clerk, plan):
    Evidence.objects.all().delete()
    sentences = [notice.sentence for notice in notices(clerk)]
    assert any("มีผลที่ยังไม่มีหลักฐาน ๑ รายการ" in sentence for sentence in sentences)
    client.force_login(clerk)
    result = Result.objects.get()
    assert 'name="_save"' in client.get(f"/admin/measures/result/{result.pk}/change/").content.decode()
    Result.objects.update(division=factories.divisions()[3])
    assert not any("มีผลที่ยังไม่มีหลักฐาน" in notice.sentence for notice in notices(clerk))


def test_what_waits_for_an_approver_comes_first(publisher, clerk, plan):
    Result.objects.create(measure=plan.measures.get(), text="ผลใหม่", division=clerk.division, order=5)
    factories.submit(by=clerk)
    assert "รอท่านพิจารณา" in notices(publisher)[0].sentence
