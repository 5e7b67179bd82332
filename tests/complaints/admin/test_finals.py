"""What one officer alone does and nobody can undo: the page says so, asks why and for a tick, and the reporter reads the truth."""

import pytest

from complaints.admin import finals
from complaints.filing import intake
from complaints.models import Case
from complaints.readers import farewells
from complaints.readers.circle import circle_of
from complaints.sealing import people
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter
from tests.conftest import PageClient


@pytest.fixture
def filed(desk):
    return desk.file(channel="general", what="ไฟดับหน้าวัด")


def told(case, code):
    return intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))


def sent_of(desk, verb):
    return {"action": verb, "reader": str(desk.officers[2].reader.pk)}


@pytest.mark.parametrize(("verb", "who"), [("remove", 2), ("step-aside", 0)])
@pytest.mark.parametrize(("given", "refusal"), [({"text": "เป็นญาติ"}, finals.SURE), ({"sure": "1"}, "โปรดเขียนเหตุผล")])
def test_nobody_goes_without_a_reason_and_a_tick(desk, filed, verb, who, given, refusal):
    case, _ = filed
    client = enter(desk.officers[0])
    words = {"remove": finals.REMOVE, "step-aside": finals.STEP_ASIDE}[verb]
    assert words in client.get(f"{DESK}{case.pk}/").text
    answer = client.post(f"{DESK}{case.pk}/act/", sent_of(desk, verb) | given)
    assert answer.status_code == 422
    assert refusal in answer.text
    assert given.get("text", "") in answer.text
    assert desk.officers[who].opens(case)


def test_who_is_taken_off_a_general_case_and_its_reporter_are_told_why_and_by_whom(desk, filed):
    case, code = filed
    first, _, gone = desk.officers
    act(enter(first), case, text="ย้ายไปกองอื่น", sure="1", **sent_of(desk, "remove"))
    assert gone.opens(case) is None
    last = told(case, code).entries()[-1]
    assert last.type == "reader-left"
    for words in (gone.reader.post, "ย้ายไปกองอื่น", first.reader.post):
        assert words in last.content["text"]
    assert "ย้ายไปกองอื่น" in farewells.farewells_of(people.box_of(gone.private))[0].text
    page = PageClient().post("/complaints/track/", {"code": code}).text
    assert "เคยเปิดอ่านได้ แต่เปิดไม่ได้แล้ว" in page
    assert circle_of(told(case, code)).left == (gone.reader.post,)


def test_the_reporter_reads_that_somebody_stepped_aside_and_only_readers_why(desk, filed):
    case, code = filed
    gone, stays = desk.officers[:2]
    act(enter(gone), case, action="step-aside", text="เป็นญาติกับผู้แจ้ง", sure="1")
    said = told(case, code)
    assert f"{gone.reader.post}\nถอนตัวจากเรื่องนี้" == said.entries()[-1].content["text"]
    assert circle_of(said).left == (gone.reader.post,)
    assert "เป็นญาติกับผู้แจ้ง" in demo.notes(stays.opens(case))[-1].content["text"]


def test_who_comes_back_is_not_named_as_gone(desk, filed):
    case, code = filed
    first, second, gone = desk.officers
    act(enter(first), case, text="ลาป่วย", sure="1", **sent_of(desk, "remove"))
    act(enter(first), case, **sent_of(desk, "propose"))
    act(enter(second), case, **sent_of(desk, "approve"))
    assert gone.opens(case)
    assert circle_of(told(case, code)).left == ()


def test_chosen_cases_are_neither_ended_nor_destroyed_without_the_tick(desk, filed):
    case, _ = filed
    client = enter(desk.officers[0])
    assert finals.TURN_AWAY in client.get(DESK).text
    for page in ("turn-away", "retention/agree"):
        sent = {"case": [str(case.pk)], "reason": "โฆษณา"}
        assert finals.SURE in client.post(f"{DESK}{page}/", sent, follow=True).text
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_a_reader_proposed_twice_by_one_is_proposed_once(desk, filed):
    case, _ = filed
    client, outside = enter(desk.officers[0]), desk.outside.reader.pk
    for _ in range(2):
        act(client, case, action="propose", reader=outside)
    opened = desk.officers[1].opens(case)
    assert len(opened.leaf("readership")["proposed"]) == 1
    assert [one.type for one in demo.notes(opened)] == ["reader-proposed"]
