"""A clerk's and an approver's way through the admin, counted, and what each page says on it."""

import pytest
from lxml import html

from common.dashboard import notices
from kokkhon_ita import roles
from measures.models import Evidence, Result
from publishing import workflow
from publishing.models import Edition, Submission
from tests import factories
from tests.common.test_mending import summary
from tests.disclosures import records
from tests.publishing.desk.pages import DRAFT, filled, form_of, links

pytestmark = pytest.mark.django_db
MOST_TO_SEND, MOST_TO_APPROVE = 2, 4


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


def test_topic_that_shows_nothing_is_pointed_at_before_it_is_sent_and_its_readers_have_nothing_yet(client, publisher):
    topic = records.topic()
    client.force_login(publisher)
    page = client.get(f"/admin/publishing/submission/draft/?kind=topic&key={topic.slug}")
    assert "ประชาชนจะเห็นหน้าที่ยังไม่มีข้อมูล" in page.text
    data, where = form_of(page, "ส่งขออนุมัติเผยแพร่")
    sent = client.post(where, data | {"item": "", "reason": "ฉบับแรก"}, follow=True).text
    assert "ประชาชนเห็นเมื่อมีผู้อนุมัติแล้ว" in sent
    assert "ประชาชนยังเห็นข้อมูลเดิม" not in sent
