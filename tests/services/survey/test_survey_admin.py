"""Forms in versions, answers taken out, words chosen."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from common import thai
from kokkhon_ita import roles
from services.models import Answer, Channel, Comment, Standing, SurveyForm
from services.survey import recording, unusual
from tests import factories
from tests.services import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return records.round_of()


@pytest.fixture
def publisher(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER, division=factories.divisions()[0]))
    return page_client


@pytest.mark.promise("answered-form-stays")
def test_answered_form_stays_and_its_copy_may_change(publisher, asked):
    records.answer(asked, records.service(), "54321")
    form = asked.form
    for address in (f"surveyform/{form.pk}", f"aspect/{form.aspects.first().pk}"):
        assert publisher.post(f"/admin/services/{address}/change/", {"name": "อื่น"}).status_code == 403
        assert publisher.post(f"/admin/services/{address}/delete/", {"post": "yes"}).status_code == 403
    publisher.post(f"/admin/services/surveyform/{form.pk}/copy/")
    copy = SurveyForm.objects.exclude(pk=form.pk).get()
    assert [str(one) for one in copy.questions()] == [str(one) for one in form.questions()]
    assert publisher.get(f"/admin/services/surveyform/{copy.pk}/change/").status_code == 200
    assert not copy.is_fixed


@pytest.mark.promise("answered-form-stays")
def test_announced_form_and_its_round_stay(publisher):
    records.service()
    asked = records.announced()
    form = asked.form
    assert publisher.post(f"/admin/services/surveyform/{form.pk}/change/", {"name": "อื่น"}).status_code == 403
    assert publisher.post(f"/admin/services/round/{asked.pk}/delete/", {"post": "yes"}).status_code == 403
    assert 'name="form"' not in publisher.get(f"/admin/services/round/{asked.pk}/change/").text


def test_round_page_leads_to_kiosk_and_poster(publisher, asked):
    page = publisher.get(f"/admin/services/round/{asked.pk}/change/").text
    assert "/survey/kiosk/" in page
    assert "/survey/poster/" in page


def test_answer_that_is_taken_out_leaves_the_sums(publisher, asked):
    service = records.service()
    records.answer(asked, service, "54321", times=3, sex="f")
    records.answer(asked, service, "11110")
    publisher.post(f"/admin/services/answer/{Answer.objects.first().pk}/delete/", {"post": "yes"})
    assert Standing.objects.get().counts["n"] == 3
    assert {row.service_id: row.counts["marks"] for row in Standing.objects.all()} == {
        pk: counts["marks"] for pk, counts in recording.recounted(asked).items()
    }


def test_comment_is_published_only_in_chosen_words(publisher, asked):
    comment = Comment.objects.create(round=asked, service=records.service(), text="คุณสมชายพูดไม่ดี")
    address = f"/admin/services/comment/{comment.pk}/change/"
    assert "โปรดเขียนข้อความที่เผยแพร่ได้" in publisher.post(address, {"published": "on"}).text
    assert publisher.post(address, {"published": "on", "cleaned": "เจ้าหน้าที่พูดไม่ดี"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.published, comment.cleaned, comment.text) == (True, "เจ้าหน้าที่พูดไม่ดี", "คุณสมชายพูดไม่ดี")


@pytest.mark.parametrize(("cuts", "said"), [("มาก", "ต้องขึ้นต้นด้วยคะแนน"), ("4.51 มาก", "ต้องเริ่มไม่เกิน 1.00")])
def test_cut_points_are_read_or_refused(publisher, cuts, said):
    page = publisher.post("/admin/services/surveyform/add/", {"name": "แบบ", "cuts": cuts}).text
    assert said in page


def test_slips_are_made_to_be_printed(publisher, asked):
    address = f"/admin/services/round/{asked.pk}/slips/"
    assert publisher.get(address).status_code == 200
    assert publisher.post(address, {"count": "3"}).text.count('role="img"') == 3
    assert asked.slips.count() == 3
    assert publisher.post(address, {"count": "501"}).status_code == 200
    assert asked.slips.count() == 3


def answered(asked, service, *numbers):
    """Write so many answers on each of the last days, and return today."""
    today = timezone.localdate()
    for n, number in enumerate(reversed(numbers)):
        records.answer(asked, service, "54321", times=number, day=today - timedelta(days=n))
    return today


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((2, 3, 2, 29), False), ((2, 3, 2, 30), True), ((10, 9, 10, 49), False), ((10, 9, 10, 50), True), ((30,), True)],
)
def test_a_day_of_unusually_many_answers_is_told_where_it_is_looked_for(publisher, asked, numbers, told):
    day = answered(asked, records.service(), *numbers)
    pages = [publisher.get(address).text for address in ("/admin/", f"/admin/services/round/{asked.pk}/change/")]
    sentence = f"{thai.format_date(day)} ได้คำตอบทางคิวอาร์โค้ดหรือลิงก์ {thai.format_number(numbers[-1])} ชุด"
    assert [sentence in page for page in pages] == [told, told]


def test_the_note_leads_to_the_answers_of_its_day_alone(publisher, asked):
    day = answered(asked, records.service(), 2, 30)
    [one] = unusual.days(asked)
    found = publisher.get(one.url).context["cl"].queryset
    assert {answer.day for answer in found} == {day}
    assert found.count() == 30


def test_office_s_own_machine_and_paper_bring_no_unusual_day(asked):
    service = records.service()
    for channel in (Channel.KIOSK, Channel.PAPER):
        records.answer(asked, service, "54321", times=40, channel=channel)
    assert not list(unusual.days(asked))


def test_answers_that_were_taken_out_are_no_unusual_day_any_more(asked):
    day = answered(asked, records.service(), 2, 30)
    for answer in Answer.objects.filter(day=day)[:5]:
        recording.remove(answer)
    assert not list(unusual.days(asked))
    assert {row.service_id: row.counts["days"] for row in Standing.objects.all()} == {
        pk: counts["days"] for pk, counts in recording.recounted(asked).items()
    }


def test_standings_of_before_learn_their_days(asked):
    answered(asked, records.service(), 2, 30)
    after = list(Standing.objects.values_list("counts", flat=True))
    for standing in Standing.objects.all():
        del standing.counts["days"]
        standing.save()
    import_module("services.migrations.0012_answers_by_day").count(apps, None)
    assert list(Standing.objects.values_list("counts", flat=True)) == after
