"""A request beside an edition whose time is still to come: when it comes out, who may say so, and what its author reads."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from common import thai
from kokkhon_ita import roles
from measures.models import Plan, Result
from publishing import workflow
from publishing.models import Submission
from tests import factories
from tests.publishing.desk.pages import DRAFT, form_of, review_of

pytestmark = pytest.mark.django_db


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
    page = client.get(f"/admin/publishing/edition/{coming.pk}/change/").text
    assert "รวมไว้ในฉบับที่ ๓" in page
    assert "ยกเลิกก่อนเผยแพร่" not in page


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
