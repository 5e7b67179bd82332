"""What staff are told at the top of a page: what must be mended, with links to it, and what was saved, in a few words."""

import pytest
from django import forms
from django.utils.html import format_html
from lxml import html

from common import mending
from common.templatetags.told import short_names
from measures.models import Result
from tests import factories

pytestmark = pytest.mark.django_db
ADD, DRAFT = "/admin/measures/result/add/", "/admin/publishing/submission/draft/?kind=measures&key=2566"


class Asked(forms.Form):
    whole_at = "asked"
    day = forms.DateField(label="วันที่")


class Holder:
    def __init__(self, form):
        self.form = form


def judged(data):
    form = Asked(data)
    form.is_valid()
    return form


def summary(response):
    """Return (what each line says, where it leads), the links checked against the page."""
    page = html.fromstring(response.text)
    assert page.findtext("head/title").startswith("ข้อผิดพลาด: ")
    assert page.findtext("head/title").count("ข้อผิดพลาด") == 1
    [box] = page.xpath("//*[@class='error-summary']")
    assert box.get("tabindex") == "-1"
    links = box.xpath(".//a/@href")
    assert [link for link in links if not page.xpath("//*[@id=$id]", id=link[1:])] == []
    return [" ".join(line.text_content().split()) for line in box.findall(".//li")], links


def test_forms_are_found_wherever_a_page_holds_them_and_told_once():
    refused = judged({})
    for context in ({"form": refused}, {"decision": Holder(refused)}, {"several": [Holder(refused)], "form": refused}):
        [problem] = mending.in_staff_page(context)
        assert (problem.at, problem.words) == ("id_day", "โปรดกรอกหรือเลือก “วันที่”")


def test_what_was_never_judged_has_no_problem():
    unjudged = Asked({})
    assert mending.in_staff_page({"form": unjudged, "other": judged({"day": "2023-01-01"})}) == []
    assert unjudged._errors is None


def test_a_refusal_of_the_whole_form_leads_to_what_it_is_about():
    form = judged({"day": "2023-01-01"})
    form.add_error(None, "โปรดเลือกอย่างน้อยหนึ่งรายการ")
    assert [(one.words, one.at) for one in mending.in_staff_page({"form": form})] == [
        ("โปรดเลือกอย่างน้อยหนึ่งรายการ", "asked")
    ]


def test_the_admin_names_each_field_and_row(client):
    factories.plan()
    client.force_login(factories.superuser())
    rows = {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 0, "evidence-0-title": "แผน"}
    lines, links = summary(client.post(ADD, {"text": "", "reported_on": "99"} | rows))
    assert "#id_text" in links
    assert "โปรดกรอกหรือเลือก “ผลการดำเนินงาน”" in lines
    assert any("ในช่อง “หลักฐานที่ ๑" in line for line in lines)
    assert not Result.objects.filter(text="").exists()


def test_a_request_without_an_item_and_a_decision_without_a_check_say_so_at_the_top(client):
    factories.plan()
    publisher = factories.superuser()
    client.force_login(publisher)
    factories.publish()
    Result.objects.update(text="ผลใหม่")
    lines, links = summary(client.post(DRAFT, {"items": "1", "reason": "รายงาน"}))
    assert (lines, links) == (["โปรดเลือกอย่างน้อยหนึ่งรายการ"], ["#asked"])
    submission = factories.submit()
    lines, links = summary(
        client.post(f"/admin/publishing/submission/{submission.pk}/change/", {"decision": "approve"})
    )
    assert links == ["#id_approve-checked"]


def test_a_message_names_a_record_in_a_few_words_and_is_escaped_once():
    long = "ประชุม <ชี้แจง> & “ทำความเข้าใจ” " * 20
    told = short_names(format_html("แก้ไขผล “<a href='/x/'>{}</a>” เรียบร้อยแล้ว แก้ไขต่อได้", long))
    shown = html.fromstring(f"<p>{told}</p>")
    assert shown.findtext("a") == "ประชุม <ชี้แจง> & “ทำความเข้าใจ” ประชุม <ชี้แจง> & “ทำความ…"
    assert shown.text_content().endswith("” เรียบร้อยแล้ว แก้ไขต่อได้")
    assert short_names("ลบผล “<b>” เรียบร้อยแล้ว") == "ลบผล “&lt;b&gt;” เรียบร้อยแล้ว"
    assert short_names("คำว่า “" + "ก" * 90 + "” คงเดิม") == "คำว่า “" + "ก" * 90 + "” คงเดิม"


def test_after_a_save_the_next_step_comes_before_the_short_name(client):
    factories.plan()
    client.force_login(factories.superuser())
    Result.objects.update(text="ผลที่ยาวมาก " * 100)
    result = Result.objects.first()
    rows = {f"evidence-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    data = {"measure": result.measure_id, "text": result.text + "แก้", "round": "", "step": "", "_continue": "1"}
    page = html.fromstring(client.post(f"/admin/measures/result/{result.pk}/change/", data | rows, follow=True).text)
    told = [" ".join(line.text_content().split()) for line in page.xpath("//*[@class='messagelist']/li")]
    assert told[0].startswith("ยังเป็นร่าง ประชาชนยังไม่เห็น")
    assert "เรียบร้อยแล้ว" in told[1]
    assert all(len(line) < 200 for line in told)
    links = page.xpath("//*[@class='messagelist']//a/@href")
    assert links == [
        "/admin/publishing/submission/draft/?kind=measures&key=2566",
        f"/admin/measures/result/{result.pk}/change/",
    ]
