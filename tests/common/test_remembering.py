"""Two people on one record: nothing is lost silently; history tells old and new values; a mistaken save is taken back."""

import re

import pytest
from django.contrib import admin
from django.test import Client

from common.admin.remembering import Remembers
from common.changes import Change, worth_telling
from common.models import SavedChange
from kokkhon_ita import roles
from measures.models import Measure, Step
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    return factories.measure(factories.plan(2570, measures=0), steps=2, results=0, responsible=0)


@pytest.fixture
def address(measure):
    return f"/admin/measures/measure/{measure.pk}/change/"


def signed_in(name):
    client = Client()
    client.force_login(factories.user(roles.PUBLISHER, first_name=name))
    return client


def opened(client, address):
    """Return what the form would send if nothing were typed."""
    page = client.get(address)
    form = page.context["adminform"].form
    fields = {bound.html_name: bound.value() for bound in form}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        fields |= {bound.html_name: bound.value() for bound in formset.management_form}
        fields |= {bound.html_name: bound.value() for row in formset.initial_forms for bound in row}
    seen = re.search('name="_seen" value="([^"]+)"', page.text)[1]
    return {name: "" if value is None else value for name, value in fields.items()} | {"_seen": seen}


def step_field(form, text):
    return next(name for name, value in form.items() if value == text)


def test_other_fields_of_two_people_are_both_kept_and_told(address, measure):
    first, second = signed_in("สมชาย"), signed_in("สมหญิง")
    mine, theirs = opened(second, address), opened(first, address)
    step = step_field(theirs, "ขั้นตอนที่ 1 ของมาตรการที่ 1")
    first.post(address, theirs | {"title": "ชื่อของสมชาย", step: "ขั้นของสมชาย"})
    page = second.post(address, mine | {"delay_reason": "รอเอกสาร"}, follow=True).text
    measure.refresh_from_db()
    assert (measure.title, measure.delay_reason) == ("ชื่อของสมชาย", "รอเอกสาร")
    assert Step.objects.get(order=1).text == "ขั้นของสมชาย"
    assert "สมชาย แก้ไขรายการนี้ไว้ก่อนท่านบันทึก และยังคงอยู่" in page
    assert "“ชื่อของสมชาย”" in page


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "ชื่อของสมชาย"), ("mine", "ชื่อของสมหญิง")])
def test_same_field_is_asked_and_nothing_saved_before(address, measure, choice, kept):
    first, second = signed_in("สมชาย"), signed_in("สมหญิง")
    mine, theirs = opened(second, address), opened(first, address)
    first.post(address, theirs | {"title": "ชื่อของสมชาย"})
    typed = mine | {"title": "ชื่อของสมหญิง", "delay_reason": "รอเอกสาร"}
    page = second.post(address, typed)
    assert page.status_code == 409
    for words in ("ใช้ของ สมชาย: ชื่อของสมชาย", "ใช้ของท่าน: ชื่อของสมหญิง", "ตอนท่านเปิด: มาตรการตัวอย่างที่ 1"):
        assert words in page.text
    assert Measure.objects.get().delay_reason == ""
    [name] = set(re.findall('name="(choose:[^"]+)"', page.text))
    second.post(address, typed | {name: choice})
    measure.refresh_from_db()
    assert (measure.title, measure.delay_reason) == (kept, "รอเอกสาร")


def test_who_saved_from_another_page_is_called_by_no_other_name(address):
    client = signed_in("สมชาย")
    mine = opened(client, address)
    client.post(address, mine | {"title": "ชื่อแรก"})
    page = client.post(address, mine | {"title": "ชื่อที่สอง"}).text
    assert "ท่านบันทึกรายการนี้ไว้แล้ว" in page
    for words in ("ใช้ที่ท่านบันทึกไว้: ชื่อแรก", "ใช้ตามแบบนี้: ชื่อที่สอง"):
        assert words in page
    for words in ("ผู้อื่น", "ใช้ของ สมชาย"):
        assert words not in page


def test_a_field_called_as_its_record_is_named_once():
    assert Change("measures.result:1", "text", "ก", "ข").label == "ผลการดำเนินงาน"
    assert Change("measures.measure:1", "title", "ก", "ข").label.count(":") == 1


def test_third_save_in_between_is_asked_anew(address):
    first, second = signed_in("สมชาย"), signed_in("สมหญิง")
    mine = opened(second, address) | {"title": "ข"}
    first.post(address, opened(first, address) | {"title": "ก"})
    [name] = set(re.findall('name="(choose:[^"]+)"', second.post(address, mine).text))
    first.post(address, opened(first, address) | {"title": "ค"})
    assert second.post(address, mine | {name: "mine"}).status_code == 409


def test_row_that_one_deleted_and_the_other_changed(address):
    first, second = signed_in("สมชาย"), signed_in("สมหญิง")
    mine, theirs = opened(second, address), opened(first, address)
    step = step_field(theirs, "ขั้นตอนที่ 2 ของมาตรการที่ 1")
    first.post(address, theirs | {step: "ขั้นของสมชาย"})
    gone = mine | {step.replace("-text", "-DELETE"): "on"}
    page = second.post(address, gone)
    assert "ใช้ของท่าน: ลบรายการนี้" in page.text
    [name] = set(re.findall('name="(choose:[^"]+)"', page.text))
    second.post(address, gone | {name: "theirs"})
    assert set(Step.objects.values_list("text", flat=True)) == {"ขั้นตอนที่ 1 ของมาตรการที่ 1", "ขั้นของสมชาย"}


def test_history_tells_both_values_and_takes_a_save_back(page_client, address, measure):
    page_client.force_login(factories.user(roles.PUBLISHER, first_name="สมชาย"))
    form = opened(page_client, address)
    step = step_field(form, "ขั้นตอนที่ 2 ของมาตรการที่ 1")
    page_client.post(address, form | {"title": "พิมพ์ผิด", step.replace("-text", "-DELETE"): "on"})
    page_client.post(address, opened(page_client, address) | {"delay_reason": "รอเอกสาร"})
    history = address.replace("change", "history")
    page = page_client.get(history).text
    for words in ("<del>มาตรการตัวอย่างที่ 1</del> → <ins>พิมพ์ผิด</ins>", "ลบขั้นตอน", "โดย สมชาย"):
        assert words in page
    save = SavedChange.objects.order_by("pk").first()
    told = page_client.post(f"{history}{save.pk}/take-back/", follow=True).text
    measure.refresh_from_db()
    assert (measure.title, measure.delay_reason) == ("มาตรการตัวอย่างที่ 1", "รอเอกสาร")
    assert Step.objects.get(text="ขั้นตอนที่ 2 ของมาตรการที่ 1").pk
    assert "ย้อนกลับแล้ว ๒ แห่ง" in told
    again = page_client.post(f"{history}{save.pk}/take-back/", follow=True).text
    assert "ย้อนกลับแล้ว ๐ แห่ง อีก ๒ แห่งถูกแก้ไขอีกครั้งหลังจากนั้น จึงคงไว้" in again


def test_history_says_nothing_of_numbers_given_anew_in_the_same_order():
    closed_up = [Change("measures.step:7", "order", 3, 1), Change("measures.step:8", "order", 37, 2)]
    turned = [Change("measures.step:7", "order", 1, 2), Change("measures.step:8", "order", 2, 1)]
    typed = [Change("measures.step:7", "text", "ก", "ข"), Change("measures.plan:9", "order", 5, 1)]
    assert worth_telling(closed_up + typed, "measures.plan:9") == typed
    assert worth_telling(turned, "measures.plan:9") == turned


def test_only_who_may_change_takes_back(address):
    signed_in("สมชาย").post(address, opened(signed_in("ก"), address) | {"title": "ใหม่"})
    history = f"{address.replace('change', 'history')}{SavedChange.objects.get().pk}/take-back/"
    client = Client()
    client.force_login(factories.user(roles.AUDITOR))
    assert client.post(history).status_code == 403
    assert client.get(history).status_code == 405
    assert Measure.objects.get().title == "ใหม่"


def test_no_admin_calls_something_else_what_remembering_is_done_by():
    """A page of its own called like a step of the saving took its place: the second person met an error."""
    steps = {
        name
        for part in Remembers.__mro__[1:-1]
        for name, made in vars(part).items()
        if callable(made) and name[:2] != "__"
    }
    hidden = {
        (type(one).__name__, name)
        for one in admin.site._registry.values()
        if isinstance(one, Remembers)
        for name in steps
        if name.startswith("_") and getattr(type(one), name) is not getattr(Remembers, name)
    }
    assert steps
    assert not hidden
