"""How many answers one browser and one network may send, what is counted for that, and whom it never stops."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from lxml import html

from common.models import Limit
from services.models import Answer
from services.survey import kiosk, limits, slips
from tests.services.survey.test_survey_pages import _patient, filled  # noqa: F401
from visitors.identity import today
from visitors.models import DailyKey
from visitors.recording.flusher import _forget

pytestmark = pytest.mark.django_db


@pytest.fixture
def morning():
    with time_machine.travel(datetime(2027, 1, 15, 3, 20, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.mark.promise("survey-limit-a-day")
def test_one_browser_answers_five_times_a_day(page_client, asked):
    sent = [page_client.post("/survey/", filled(page_client, asked)).status_code for _ in range(6)]
    assert sent == [302] * 5 + [429]
    other = page_client.post("/survey/", filled(page_client, asked), headers={"user-agent": "Another"})
    assert other.status_code == 302
    assert Answer.objects.count() == 6


def shown(page):
    """Return what a browser would send of the form as it came back."""
    [form] = html.document_fromstring(page.text).xpath("//form[@class='survey']")
    # lxml says "on" of a chosen radio button whose value is empty.
    return {name: "" if value == "on" else value for name, value in form.form_values()}


def from_(client, asked, address, n, **more):
    """Send an answer from an address by the n-th of many browsers."""
    agent = {"user-agent": f"Browser {n}"}
    return client.post("/survey/", filled(client, asked, **more), headers=agent, REMOTE_ADDR=address)


@pytest.mark.promise("survey-limit-a-network")
@pytest.mark.parametrize(
    ("mine", "neighbour"), [("203.0.113.9", "203.0.113.10"), ("2001:db8:0:aa00::1", "2001:db8:0:bb00::1")]
)
def test_one_network_answers_sixty_times_an_hour_whatever_its_browsers_are_called(
    page_client, morning, asked, mine, neighbour
):
    assert {from_(page_client, asked, mine, n).status_code for n in range(60)} == {302}
    refused = from_(page_client, asked, mine.replace("00::1", "ff::2"), 60, comment="ที่จอดรถน้อย", sex="f")
    assert refused.status_code == 429
    assert "ครบ ๖๐ ชุด" in refused.text
    assert "ตั้งแต่เวลา ๑๑.๐๐ น." in refused.text
    assert from_(page_client, asked, neighbour, 61).status_code == 302
    assert Answer.objects.count() == 61
    kept = shown(refused)
    assert (kept["comment"].strip(), kept["sex"]) == ("ที่จอดรถน้อย", "f")
    morning.shift(timedelta(minutes=41))
    assert page_client.post("/survey/", kept, REMOTE_ADDR=mine).status_code == 302
    assert Answer.objects.count() == 62


@pytest.mark.promise("survey-limit-a-network")
def test_one_network_answers_two_hundred_times_a_day(page_client, morning, asked):
    for n in range(200):
        assert from_(page_client, asked, "203.0.113.9", n).status_code == 302
        morning.shift(timedelta(minutes=2))
    assert "ครบ ๒๐๐ ชุด" in from_(page_client, asked, "203.0.113.9", 200).text
    morning.move_to(datetime(2027, 1, 15, 17, 1, tzinfo=UTC))
    assert from_(page_client, asked, "203.0.113.9", 201).status_code == 302
    assert Answer.objects.count() == 201


def test_machine_of_the_office_and_slips_answer_from_a_network_that_has_answered_enough(
    page_client, asked, monkeypatch
):
    monkeypatch.setattr(limits, "NETWORK_AN_HOUR", 0)
    assert page_client.post("/survey/", filled(page_client, asked)).status_code == 429
    [slip] = slips.make(asked, 1)
    for address in (f"/survey/kiosk/{kiosk.key()}/form/", f"/survey/slip/{slip.code}/"):
        assert page_client.post(address, filled(page_client, asked, address)).status_code == 302
    assert Answer.objects.count() == 2


@pytest.mark.promise("survey-network-forgotten")
def test_what_was_counted_of_a_network_tells_no_address_and_is_gone_in_two_days(page_client, asked):
    from_(page_client, asked, "203.0.113.9", 1)
    assert {len(name) for name in Limit.objects.values_list("name", flat=True)} == {64}
    assert not {field.name for field in Answer._meta.fields} & {field.name for field in Limit._meta.fields}
    with time_machine.travel(timezone.now() + timedelta(hours=47)):
        _forget()
    assert not Limit.objects.exists()
    assert not DailyKey.objects.exists()


def test_same_network_is_known_by_another_hash_on_another_day(rf):
    request = rf.get("/survey/", REMOTE_ADDR="203.0.113.9")
    days = [today.network_of(request, timezone.now() + timedelta(days=n)) for n in range(2)]
    assert days[0] != days[1]


def test_answer_refused_as_one_too_many_is_not_thanked_when_it_is_sent_again(page_client, asked, monkeypatch):
    monkeypatch.setattr(limits, "A_DAY", 0)
    refused = page_client.post("/survey/", filled(page_client, asked))
    again = shown(refused)
    assert page_client.post("/survey/", again).status_code == 429
