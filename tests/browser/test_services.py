"""The staff pages of services and survey in a real browser, and the counter's telephone and kiosk."""

import io

import openpyxl
import pytest

from tests.browser.checks import Screen, axe, overflow
from tests.browser.conftest import NO_FILES
from tests.browser.test_publishing import PASSWORD, sign_in

RECORDS = f"""
from django.contrib.auth.models import Group
from common.models import Division, Organisation, StaffUser
from publishing import workflow
from services.models import Comment, ExternalResult, PaperBatch, Service, SurveyForm
from services.paper import entries
from services.survey import kiosk
from tests.services import records
user = StaffUser.objects.create_user("publisher", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="ผู้เผยแพร่"))
Organisation.objects.update(site_address="https://www.example.go.th")
first, second = Service.objects.order_by("pk")[:2]
Service.objects.filter(pk__in=(first.pk, second.pk)).update(active=True, division=Division.objects.first())
asked = records.round_of(SurveyForm.objects.get(), population=1154)
workflow.publish_import(kind="services", key="", reason="ฉบับแรก")
workflow.publish_import(kind="survey-round", key=asked.key, reason="ฉบับแรก")
count = asked.form.questions().count()
records.answer(asked, first, "5" * count, times=9, sex="f")
records.answer(asked, second, "3" * count, times=2)
comment = Comment.objects.create(round=asked, service=first, text="คุณสมชายพูดจาดี")
ExternalResult.objects.create(round=asked, measured_by="มหาวิทยาลัยตัวอย่าง", service=first, mean="4.58", percent="91.65")
batch = PaperBatch.objects.create(round=asked, service=first, name="เคาน์เตอร์", day=asked.opens, slips=5)
names = [name for name in entries.titles(batch) if name[0] == "q"]
typists = [user, StaffUser.objects.create_user("typist", is_staff=True)]
for which, mark in ((1, 5), (2, 4)):
    entries.store(batch, which, {{1: {{**dict.fromkeys(names, 5), names[0]: mark, "sex": "f", "age": ""}}}}, by=typists[which - 1])
form = asked.form
print(first.pk, asked.pk, batch.pk, comment.pk, form.pk, form.aspects.first().pk, asked.answers.first().pk, kiosk.key())
"""


@pytest.fixture(scope="module")
def counter(prepared, tmp_path_factory):
    """A served installation with an open round, answers, a comment, and a bundle whose two entries differ."""
    with prepared.copy(tmp_path_factory.mktemp("counter") / "data", **NO_FILES) as site:
        service, asked, batch, comment, form, aspect, answer, site.kiosk = site.shell(RECORDS).split()
        site.pages = [
            "service/", "service/add/", f"service/{service}/change/", "service/import/",
            "servicecount/", "servicecount/grid/",
            "round/", "round/add/", f"round/{asked}/change/", f"round/{asked}/results/", f"round/{asked}/slips/",
            f"round/{asked}/external/",
            "paperbatch/", "paperbatch/add/", f"paperbatch/{batch}/change/", f"paperbatch/{batch}/entry/1/",
            f"paperbatch/{batch}/settle/",
            "comment/", f"comment/{comment}/change/", "answer/", f"answer/{answer}/change/", f"answer/{answer}/delete/",
            "surveyform/", f"surveyform/{form}/change/", f"aspect/{aspect}/change/",
        ]  # fmt: skip
        site.service, site.round, site.batch, site.comment = service, asked, batch, comment
        yield site


def problems(page):
    """Return what axe finds on the open page, and what is too wide for a telephone, a narrow one included."""
    found = axe(page) + overflow(page)
    page.set_viewport_size({"width": 320, "height": 800})
    found += overflow(page)
    page.set_viewport_size({"width": 360, "height": 800})
    return found


def wrong_table(*heading):
    """Return a file input's value: a table under this heading with one row that nothing can read."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (heading, ("ไม่มีในระบบ", "สูงมาก", "กองอวกาศ")):
        book.active.append(row)
    book.save(out)
    return {"name": "ตาราง.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def mistakes(page, counter):
    """Make a mistake on every form that staff fill in, and yield (which, page) while it shows what is wrong."""
    admin = f"{counter.url}/admin/services"

    def opened(path):
        page.goto(f"{admin}/{path}")
        return path

    def sent(button):
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_load_state()

    yield opened("service/add/"), sent("บันทึก")
    path = opened("servicecount/grid/")
    page.locator("main input[inputmode=numeric], #content input[inputmode=numeric]").first.fill("สิบ")
    yield path, sent("บันทึก")
    path = opened(f"paperbatch/{counter.batch}/entry/1/")
    page.locator("input[inputmode=numeric]").first.fill("559")
    yield path, sent("บันทึกการกรอก")
    path = opened("service/import/")
    page.get_by_label("ไฟล์ตาราง").set_input_files(wrong_table("ชื่อบริการ", "ค่าธรรมเนียม", "ส่วนราชการ"))
    yield path, sent("นำเข้าเป็นร่าง")
    path = opened(f"round/{counter.round}/external/")
    page.get_by_label("ผู้ประเมิน").fill("มหาวิทยาลัยตัวอย่าง")
    page.get_by_label("ไฟล์ตาราง").set_input_files(wrong_table("บริการ", "ค่าเฉลี่ย"))
    yield path, sent("นำเข้าผล")
    path = opened(f"comment/{counter.comment}/change/")
    page.get_by_label("เลือกให้เผยแพร่").check()
    yield path, sent("บันทึก")
    path = opened(f"round/{counter.round}/slips/")
    page.get_by_label("จำนวนใบที่จะพิมพ์").fill("501")
    yield path, sent("ทำใบสำรวจ")
    path = opened("round/add/")
    yield path, sent("บันทึก")


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_axe_finds_nothing_on_staff_pages_and_nobody_scrolls_sideways(page, counter):
    sign_in(page, counter, "publisher")
    found = {}
    for path in counter.pages:
        page.goto(f"{counter.url}/admin/services/{path}")
        found[path] = problems(page)
    for path, _ in mistakes(page, counter):
        found[f"{path} with a mistake"] = problems(page)
        assert page.locator(".errornote, .errorlist").count(), path
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


def answered(page):
    """Give the highest mark to every question of the open form, and send it once a person could have."""
    for question in page.locator(".marks").all():
        question.locator("input").first.check()
    page.locator("#id_service input").first.check()
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("heading", name="ขอบคุณสำหรับคำตอบ").wait_for()


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_telephone_and_kiosk_at_the_counter(page, trouble, counter):
    found = {}
    page.goto(f"{counter.url}/survey/")
    found["form"] = problems(page)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("alert").wait_for()
    found["mistake"] = problems(page)
    trouble.clear()  # the browser tells of the answer 422
    answered(page)
    found["thanks"] = problems(page)
    for path in (f"{counter.service}/poster/", "paper/", f"kiosk/{counter.kiosk}/"):
        page.goto(f"{counter.url}/survey/{path}")
        found[path] = problems(page)
    page.get_by_role("link", name="เริ่มให้คะแนน").click()
    found["kiosk"] = problems(page)
    answered(page)
    found["kiosk thanks"] = problems(page)
    page.get_by_role("link", name="เสร็จสิ้น").click()
    assert page.url == f"{counter.url}/survey/kiosk/{counter.kiosk}/"
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


@pytest.mark.promise("unsaved-stays-in-the-browser")
@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("services/paperbatch/{batch}/entry/1/", "main input[type=text], main input[type=number]"),
        (
            "services/servicecount/grid/",
            "main form[data-kept] input[type=text], main form[data-kept] input[type=number]",
        ),
        (
            "publishing/submission/draft/?kind=organisation&key=",
            "form[data-kept] textarea, form[data-kept] input[type=text]",
        ),
    ],
)
def test_what_was_typed_into_a_page_of_ours_is_offered_after_the_session_ended(page, counter, trouble, address, field):
    sign_in(page, counter, "publisher")
    form = f"{counter.url}/admin/{address.format(batch=counter.batch)}"
    page.goto(form)
    typed = "เหตุผลของคำขอ" if "textarea" in field else "4"
    page.locator(field).first.fill(typed)
    page.wait_for_timeout(700)
    page.context.clear_cookies()
    sign_in(page, counter, "publisher")
    page.goto(form)
    page.get_by_role("button", name="นำกลับมา").click()
    assert page.locator(field).first.input_value() == typed
    page.locator(field).first.fill("")
    trouble.clear()
