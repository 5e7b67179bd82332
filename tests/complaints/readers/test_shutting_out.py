"""The reporter shuts a reader out of a filed case."""

import pytest
from django.core.exceptions import ValidationError

from complaints.admin.access import opened_case
from complaints.cases import desk_work
from complaints.cases.open_case import writing
from complaints.filing import intake
from complaints.models import Case
from complaints.readers import circle, rekeying, shutting_out
from complaints.readers.unlocking import Unlocked
from tests.complaints import demo


@pytest.fixture
def filed(desk):
    """A case with a note of its first reader, and what opens it as its reporter."""
    case, code = desk.file()
    opened = desk.officers[0].opens(case)
    with writing(opened) as again:
        desk_work.note(again, text="บันทึกก่อนกันออก", by="คนที่หนึ่ง", item=None)
    return case, lambda: intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))


def shut(opened, person):
    with writing(opened) as again:
        return shutting_out.shut_out(again, person.reader.pk)


def on_the_desk(person, case):
    return opened_case(Unlocked(person.reader, person.private, demo.MONDAY), case.pk)


@pytest.mark.promise("shut-out-opens-nothing")
def test_the_one_shut_out_opens_nothing_and_the_others_and_the_reporter_everything(desk, filed):
    case, as_reporter = filed
    shut(as_reporter(), desk.officers[0])
    assert desk.officers[0].opens(case) is None
    for opened in (as_reporter(), desk.officers[1].opens(case)):
        assert [entry.type for entry in opened.entries()] == ["report", "shut-out"]
    seen = circle.circle_of(as_reporter())
    assert [one.post for one in seen.readers] == ["เจ้าหน้าที่รับเรื่องคนที่ 2", "เจ้าหน้าที่รับเรื่องคนที่ 3"]
    assert [(one.post, one.reason) for one in seen.out] == [("เจ้าหน้าที่รับเรื่องคนที่ 1", "ท่านกันออกภายหลัง")]


def test_notes_wait_and_are_carried_over_by_the_next_reader(desk, filed):
    case, as_reporter = filed
    shut(as_reporter(), desk.officers[0])
    assert demo.notes(desk.officers[1].opens(case)) == []
    assert [note.content["text"] for note in demo.notes(on_the_desk(desk.officers[1], case))] == ["บันทึกก่อนกันออก"]
    assert [note.content["text"] for note in demo.notes(desk.officers[2].opens(case))] == ["บันทึกก่อนกันออก"]
    assert not Case.objects.get(pk=case.pk).former


def test_two_shut_out_one_after_the_other_lose_no_note(desk, filed):
    case, as_reporter = filed
    shut(as_reporter(), desk.officers[0])
    shut(as_reporter(), desk.officers[1])
    assert desk.outside.opens(case)
    assert demo.notes(on_the_desk(desk.outside, case)) == []
    assert len(demo.notes(on_the_desk(desk.officers[2], case))) == 1
    assert len(demo.notes(on_the_desk(desk.outside, case))) == 1


def test_a_note_written_meanwhile_and_a_removal_by_an_officer_keep_every_note(desk, filed):
    case, as_reporter = filed
    shut(as_reporter(), desk.officers[0])
    opened = desk.officers[1].opens(case)
    with writing(opened) as again:
        desk_work.note(again, text="บันทึกหลังกันออก", by="คนที่สอง", item=None)
    opened = desk.officers[1].opens(case)
    with writing(opened) as again:
        rekeying.remove(again, reader_id=desk.officers[2].reader.pk, by="คนที่สอง")
    notes = demo.notes(on_the_desk(desk.officers[1], case))
    assert [note.type for note in notes] == ["note", "note", "reader-removed"]


def test_nobody_proposes_the_one_shut_out_again(desk, filed):
    case, as_reporter = filed
    shut(as_reporter(), desk.officers[0])
    assert desk.officers[0].reader not in rekeying.candidates(desk.officers[1].opens(case))


def test_the_last_reader_cannot_be_shut_out(desk, filed):
    case, as_reporter = filed
    for person in desk.officers:
        shut(as_reporter(), person)
    with pytest.raises(ValidationError, match="น้อยเกินไป"):
        shut(as_reporter(), desk.outside)
    with pytest.raises(ValidationError, match="อยู่แล้ว"):
        shut(as_reporter(), desk.officers[0])
    assert desk.outside.opens(case)
