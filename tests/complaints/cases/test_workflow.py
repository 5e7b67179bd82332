from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from complaints.cases import workflow
from complaints.cases.open_case import writing
from complaints.cases.workflow import EDGES, Status
from complaints.filing import intake
from complaints.models import Case
from tests.complaints import demo

ENDED = (Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE)
CONFIRM_WORDS = {"general": "ยืนยันว่าได้รับการแก้ไขแล้ว", "corruption": "รับทราบผลการดำเนินการ"}


def take(desk, case, *steps, start=demo.MONDAY):
    """Take each step a day later than the one before, by whoever may."""
    for day, to in enumerate(steps, start=1):
        opened = desk.officers[0].opens(case)
        by_reporter = next(e.by_reporter for edges in EDGES.values() for e in edges if e.to == to)
        with writing(opened) as again:
            workflow.move(
                again, to=to, by="ผู้ทดสอบ", by_reporter=by_reporter, text="เหตุผลลับ", at=start + timedelta(days=day)
            )
    case.refresh_from_db()
    return case


def test_a_case_from_receipt_to_confirmation(desk):
    case, code = desk.file()
    take(desk, case, Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE, Status.CONFIRMED)
    assert (case.outcome, case.answered_on, case.closed_on) == ("done", date(2023, 4, 25), date(2023, 4, 27))
    thread = intake.open_as_reporter(case, intake.claim_of(code)).entries()
    assert [entry.content.get("status") for entry in thread[1:]] == ["accepted", "in-progress", "done", "confirmed"]


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [
        ([Status.REJECTED], "rejected"),
        ([Status.FORWARDED], "forwarded"),
        ([Status.WITHDRAWN], "withdrawn"),
        ([Status.ACCEPTED, Status.IN_PROGRESS, Status.NOT_DONE], "not-done"),
        ([Status.ACCEPTED, Status.IN_PROGRESS], "open"),
    ],
)
def test_the_row_keeps_only_what_statistics_need(desk, steps, outcome):
    case, _ = desk.file()
    take(desk, case, *steps)
    assert case.outcome == outcome
    assert (case.closed_on is None) == (outcome == "open")


def test_reopening_starts_a_new_limit(desk):
    case, _ = desk.file()
    take(desk, case, Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE, Status.REOPENED)
    assert (case.outcome, case.closed_on, case.reopened) == ("open", None, 1)
    assert case.counted_from == date(2023, 4, 28) < case.due_on


@pytest.mark.promise("reopening")
@pytest.mark.parametrize("channel", CONFIRM_WORDS)
def test_reopening_ends_after_thirty_days(desk, channel):
    case, _ = desk.file(channel=channel)
    take(desk, case, Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE)
    opened = desk.officers[0].opens(case)
    last = case.closed_on + timedelta(days=30)
    assert workflow.REOPEN in workflow.edges(opened, by_reporter=True, today=last)
    assert workflow.REOPEN not in workflow.edges(opened, by_reporter=True, today=last + timedelta(days=1))
    assert workflow.edges(opened, by_reporter=True, today=last)[0].label == CONFIRM_WORDS[case.channel]


@pytest.mark.parametrize("channel", CONFIRM_WORDS)
def test_who_is_told_that_nothing_could_be_done_is_not_asked_to_say_that_it_was(desk, channel):
    case, _ = desk.file(channel=channel)
    take(desk, case, Status.ACCEPTED, Status.IN_PROGRESS, Status.NOT_DONE)
    opened = desk.officers[0].opens(case)
    answer, again = workflow.edges(opened, by_reporter=True, today=case.closed_on)
    assert (answer.label, answer.heading) == ("รับทราบผลการดำเนินการ", "รับทราบผลแล้ว")
    assert (again.to, again.heading) == (Status.REOPENED, "หากยังไม่เรียบร้อย")


def test_only_the_steps_of_the_table_can_be_taken_and_only_by_their_side(desk):
    case, _ = desk.file()
    opened = desk.officers[0].opens(case)
    open_to_officer = {edge.to for edge in EDGES[Status.RECEIVED] if not edge.by_reporter}
    for to in set(Status) - open_to_officer:
        with pytest.raises(ValidationError), writing(opened) as again:
            workflow.move(again, to=to, by="x", by_reporter=False, text="x")
    with pytest.raises(ValidationError), writing(opened) as again:
        workflow.move(again, to=Status.ACCEPTED, by="x", by_reporter=True)


def test_a_step_that_needs_its_reason_is_refused_without_it_and_changes_nothing(desk):
    case, _ = desk.file()
    opened = desk.officers[0].opens(case)
    with pytest.raises(ValidationError, match="เหตุผล"), writing(opened) as again:
        workflow.move(again, to=Status.REJECTED, by="x", by_reporter=False, text="  ")
    assert desk.officers[0].opens(case).summary["status"] == Status.RECEIVED
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_every_status_has_its_edges_and_every_end_an_outcome():
    assert set(EDGES) == set(Status)
    on = {
        status: [edge for edge in edges if not edge.by_reporter and edge is not workflow.TAKE_BACK]
        for status, edges in EDGES.items()
    }
    ends = {status for status, edges in on.items() if not edges}
    assert set(workflow.OUTCOMES) == ends - {Status.CONFIRMED}


def test_one_status_has_one_name_at_the_desk_on_its_button_and_on_the_board():
    for status, outcome in workflow.OUTCOMES.items():
        assert status.label == outcome.label
    for edge in (edge for edges in EDGES.values() for edge in edges if not edge.by_reporter):
        assert edge.label == edge.to.label or edge is workflow.START
