"""A question to the reporter: what lies inside the seal, which clocks go on, when it is over."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers import serialize

from complaints.cases import deadlines, desk_work, following, reported
from complaints.cases.case_line import CaseLine, Turn
from complaints.cases.open_case import Entry, writing
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.models import Case, Item
from tests.complaints import demo
from tests.complaints.cases.test_workflow import ENDED, take
from tests.complaints.filing.test_intake import arrive
from tests.complaints.sealing.test_same_size import size

TEXT = "เสาไฟต้นไหน โปรดบอกเลขที่เสา"
LAST = date(2023, 5, 9)  # fifteen days after the Monday


def ask(desk, case, *, at=demo.MONDAY, **more):
    with writing(desk.officers[0].opens(case)) as again:
        desk_work.ask(again, text=TEXT, by=str(desk.officers[0].reader), at=at, **more)


def say(desk, case, text, **more):
    with writing(desk.officers[0].opens(case)) as again:
        desk_work.answer(
            again, text=text, to=more.pop("to", ""), by=str(desk.officers[0].reader), at=demo.MONDAY, **more
        )


def reply(case, code, text="ต้นที่ ๔"):
    opened = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
    following.reply(opened, text=text, arrived=(), item=None, at=demo.MONDAY)


def line(desk, case, today=date(2023, 4, 24)):
    return CaseLine(desk.officers[0].opens(case), today, deadlines.rule())


def standing(desk, case):
    opened = desk.officers[0].opens(case)
    return following.question(opened, opened.entries())


def row(case):
    """All that lies beside the seals of a case."""
    fields = json.loads(serialize("json", [Case.objects.get(pk=case.pk)]))[0]["fields"]
    return {name: value for name, value in fields.items() if name not in {"summary", "readership", "attestation"}}


def test_a_case_waits_for_the_reporter_until_the_answer(desk):
    case, code = desk.file(channel="general")
    ask(desk, case, to="accepted")
    asked = line(desk, case)
    assert (asked.turn, asked.needs_us) == (Turn.ASKED, False)
    assert (asked.question.asked_on, asked.question.until) == (demo.MONDAY.date(), LAST)
    assert standing(desk, case).content["text"] == TEXT
    reply(case, code)
    assert (line(desk, case).turn, line(desk, case).question, standing(desk, case)) == (Turn.REPLIED, None, None)


def test_after_fifteen_days_without_an_answer_it_is_the_desks_again(desk):
    case, _ = desk.file(channel="general")
    ask(desk, case, to="accepted")
    assert line(desk, case, LAST).turn == Turn.ASKED
    after = line(desk, case, LAST + timedelta(days=1))
    assert (after.turn, after.is_unanswered, after.needs_us, after.is_late) == (Turn.OURS, True, True, False)


@pytest.mark.promise("question-moves-no-limit")
@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_a_question_is_no_answer_and_no_progress(desk, channel):
    case, _ = desk.file(channel=channel)
    ask(desk, case)
    waits = line(desk, case, case.due_on + timedelta(days=1))
    assert (waits.is_waiting, waits.is_late, waits.due_on) == (True, True, date(2023, 5, 9))
    assert Case.objects.get(pk=case.pk).answered_on is None
    assert deadlines.runs_out(Case.objects.get(pk=case.pk), deadlines.rule()) == date(2023, 5, 9)
    take(desk, case, Status.ACCEPTED)
    ask(desk, case, at=demo.MONDAY + timedelta(days=20))
    assert line(desk, case, date(2023, 5, 26)).due_on == date(2023, 5, 25)
    assert line(desk, case, date(2023, 5, 26)).is_late


def test_nothing_beside_the_seals_tells_that_something_is_asked(desk):
    noted, asked = (desk.file(channel="general")[0] for _ in range(2))
    before, head = row(asked), size(asked)
    ask(desk, asked)
    with writing(desk.officers[0].opens(noted)) as again:
        again.add(Entry("message", str(desk.officers[0].reader), demo.MONDAY, {"text": TEXT, "files": []}))
    assert row(asked) == before
    assert size(asked) == head
    sealed = [len(Item.objects.filter(case=case).last().sealed) for case in (noted, asked)]
    assert sealed[0] == sealed[1]


def test_the_offices_next_words_take_the_place_of_a_question_but_wordless_acts_do_not(desk):
    case, _ = desk.file(channel="general")
    ask(desk, case)
    say(desk, case, "", arrived=[arrive(b"map", "แผนที่.jpg")])
    assert standing(desk, case)
    say(desk, case, "ทราบแล้ว")
    opened = desk.officers[0].opens(case)
    assert following.question(opened, opened.entries()) is None
    assert following.answer(opened.entries()).content["text"] == "ทราบแล้ว"


def test_a_question_is_no_answer_on_the_reporters_page_and_bears_its_own_heading(desk):
    case, code = desk.file(channel="general")
    say(desk, case, "รับไว้แล้ว", to="accepted")
    ask(desk, case)
    entries = desk.officers[0].opens(case).entries()
    assert following.answer(entries).content["text"] == "รับไว้แล้ว"
    assert reported.entry_title(entries[-1]) == reported.entry_told(entries[-1], "general") == "ขอข้อมูลเพิ่ม"
    reply(case, code)
    assert following.answer(desk.officers[0].opens(case).entries()).content["text"] == "รับไว้แล้ว"


def test_the_same_question_twice_is_asked_once(desk):
    case, _ = desk.file(channel="general")
    item = Item().pk
    for _ in range(2):
        ask(desk, case, item=item, to="accepted")
    assert [entry.type for entry in desk.officers[0].opens(case).entries()] == ["report", "status", "message"]


@pytest.mark.parametrize(
    ("steps", "more", "refusal"),
    [
        (ENDED, {}, "ยุติแล้ว"),
        ((Status.ACCEPTED, Status.IN_PROGRESS), {"to": "done"}, "“ดำเนินการแล้วเสร็จ” ต้องมีผลการดำเนินการ"),
        ((), {"to": "forwarded"}, "ต้องมีหน่วยงานที่ส่งต่อ"),
        ((), {"to": "done"}, "เปลี่ยนสถานะเช่นนี้ไม่ได้"),
    ],
)
def test_nothing_is_asked_together_with_an_end(desk, steps, more, refusal):
    case, _ = desk.file(channel="general")
    take(desk, case, *steps)
    before = len(desk.officers[0].opens(case).entries())
    with pytest.raises(ValidationError, match=refusal):
        ask(desk, case, **more)
    assert len(desk.officers[0].opens(case).entries()) == before


def test_a_question_needs_words(desk):
    case, _ = desk.file(channel="general")
    with pytest.raises(ValidationError, match="ขอข้อมูลใด"), writing(desk.officers[0].opens(case)) as again:
        desk_work.ask(again, text=" ", by="x", arrived=[arrive(b"map", "แผนที่.jpg")])


def test_entries_and_summaries_of_before_are_read_as_they_were(desk):
    case, _ = desk.file(channel="general")
    say(desk, case, TEXT)
    assert line(desk, case).question is None
    assert following.answer(desk.officers[0].opens(case).entries()).content["text"] == TEXT
