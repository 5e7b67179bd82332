import json
import random
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import combinations_with_replacement, product

import pytest
import time_machine
from django.core.exceptions import ValidationError

from common.thai import half_of
from complaints.cases import following, workflow
from complaints.cases.open_case import writing
from complaints.figures import statistics
from complaints.figures.counting import ANSWERS, COUNTS, FIELDS, OUTCOMES, Row, figures
from complaints.figures.periods import half_end, tree
from complaints.filing import intake
from complaints.models import Case, EarlierFigures, Outcome, Reader
from publishing import contents
from tests.complaints import demo

UNTIL = date(2023, 9, 30)
NOW = datetime(2023, 10, 5, 9, tzinfo=demo.BANGKOK)


def synthetic(count, seed):
    """Cases of fiscal year 2566 with everything that can happen to one."""
    chance = random.Random(seed)
    for _ in range(count):
        received = date(2022, 10, 1) + timedelta(days=chance.randrange(365))
        closed = received + timedelta(days=chance.randrange(200)) if chance.random() < 0.7 else None
        outcome = chance.choice([o.value for o in Outcome if o != Outcome.OPEN]) if closed else "open"
        answered = received + timedelta(days=chance.randrange(40)) if chance.random() < 0.8 else None
        yield Row(received, received + timedelta(days=21), answered, closed, outcome, chance.randrange(2))


def walk(roots):
    return [node for root in roots for node in root.walk()]


@pytest.mark.slow
@pytest.mark.promise("columns-add-up")
def test_figures_of_a_hundred_thousand_cases_add_up():
    rows = list(synthetic(100_000, seed=2566))
    (year,) = roots = tree(rows, 2566, UNTIL)
    assert year.figures["received"] == 100_000
    for node in walk(roots):
        assert node.figures["received"] == node.figures["finished"] + node.figures["open"]
        assert node.figures["finished"] == sum(node.figures[name] for name in OUTCOMES)
        assert node.figures["received"] == sum(node.figures[name] for name in ANSWERS)
        for name in COUNTS if node.children else ():
            assert node.figures[name] == sum(child.figures[name] for child in node.children)


def test_every_period_of_a_year_stands_there_in_order():
    labels = [node.label for node in walk(tree([], 2566, UNTIL))]
    assert labels[:3] == ["ทั้งปีงบประมาณ ๒๕๖๖", "ครึ่งปีแรก", "ตุลาคม ๒๕๖๕"]
    assert len(labels) == 15


def test_open_cases_count_in_the_days():
    day = date(2023, 4, 1)
    rows = [
        Row(day, day, None, None, "open", 0),
        Row(day, day, day, day + timedelta(days=2), "done", 0),
        Row(day, day, day, day + timedelta(days=4), "done", 0),
    ]
    found = figures(rows, day + timedelta(days=100))
    assert (found["median_days"], found["p90_days"]) == (4, 100)


def test_a_case_is_counted_as_it_stood_on_the_day():
    row = Row(date(2023, 4, 1), date(2023, 4, 21), date(2023, 4, 25), date(2023, 5, 2), "done", 0)
    assert figures([row], date(2023, 4, 20))["waiting"] == figures([row], date(2023, 4, 20))["open"] == 1
    assert figures([row], date(2023, 5, 2))["late"] == figures([row], date(2023, 5, 2))["done"] == 1


@pytest.mark.parametrize(("days", "counted"), [(3, "unneeded"), (20, "unneeded"), (21, "waiting")])
def test_what_its_reporter_withdrew_in_time_does_not_wait_to_be_told(days, counted):
    day = date(2023, 4, 1)
    row = Row(day, day + timedelta(days=20), None, day + timedelta(days=days), "withdrawn", 0)
    found = figures([row], day + timedelta(days=90))
    assert [name for name in ANSWERS if found[name]] == [counted]
    assert figures([row], day + timedelta(days=2))["waiting"] == 1


def test_reopening_does_not_mend_a_late_answer(desk):
    case, code = desk.file(channel="general")
    late = case.due_on + timedelta(days=3)
    at = datetime.combine(late, time(9), tzinfo=demo.BANGKOK)
    officer = desk.officers[0]
    for status in ("accepted", "in-progress", "done"):
        with writing(officer.opens(case)) as opened:
            workflow.move(opened, to=workflow.Status(status), by="x", by_reporter=False, text="x", at=at)
    following.step(
        intake.open_as_reporter(Case.objects.get(), intake.claim_of(code)), to="reopened", text="ยังไม่เสร็จ", at=at
    )
    assert Case.objects.get().due_on > late
    (row,) = [Row(*values) for values in Case.objects.values_list(*FIELDS)]
    assert row.answer_at(late) == "late"


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2023, 4, 1), date(2023, 3, 31)),
        (date(2023, 9, 30), date(2023, 3, 31)),
        (date(2023, 10, 1), date(2023, 9, 30)),
        (date(2023, 1, 1), date(2022, 9, 30)),
    ],
)
def test_only_whole_half_years_are_told(today, until):
    assert half_end(today) == until


MONTHS = [date(2022, 10, 15), date(2022, 12, 15), date(2023, 3, 15), date(2023, 4, 15), date(2023, 9, 15)]
ENDS = ["open", "done", "rejected", "withdrawn"]
ANSWERED = [None, 40]
EVERY_CASE = list(product(MONTHS, ENDS, ANSWERED))


def row(month, end, answered):
    told, closed = (month + timedelta(answered) if answered else None), (None if end == "open" else month)
    return Row(month, month + timedelta(21), told, closed, end, 0)


def picture(cases):
    """What an edition of the corruption channel tells of these cases, in full."""
    return json.dumps(
        [contents.write(one) for one in statistics.told(tree(cases, 2566, UNTIL), totals_only=True)], default=str
    )


@pytest.mark.promise("corruption-totals-only")
def test_of_corruption_nothing_but_totals_of_halves_and_years_is_told():
    rows = list(synthetic(60, seed=1))
    periods = statistics.told(tree(rows, 2566, UNTIL), totals_only=True)
    assert [period.kind for period in periods] == ["year", "half", "half"]
    for period in periods:
        figures = contents.write(period.figures)
        assert {name for name, number in figures.items() if number is not None} == {"received", "finished", "open"}
        assert figures["received"] == figures["finished"] + figures["open"]
    assert periods[0].figures.received == 60


@pytest.mark.promise("what-totals-tell")
def test_who_reads_one_of_two_cases_learns_of_the_other_only_its_half_and_whether_it_ended():
    """By brute force: one case is an officer's own, the other one could be any that is published alike."""
    others = defaultdict(set)
    for own, other in product(EVERY_CASE, repeat=2):
        others[own, picture([row(*own), row(*other)])].add(other)
    for possible in others.values():
        halves = {half_of(month) for month, _, _ in possible}
        ended = {end != "open" for _, end, _ in possible}
        assert len(halves) == len(ended) == 1
        assert {month for month, _, _ in possible} == {month for month in MONTHS if half_of(month) in halves}
        assert {end for _, end, _ in possible} == {end for end in ENDS if (end != "open") in ended}
        assert {answered for _, _, answered in possible} == set(ANSWERED)


def test_everything_published_of_corruption_follows_from_the_totals():
    """By brute force over three cases: the same totals give the same edition, whatever else the cases are."""
    pictures = defaultdict(set)
    for cases in combinations_with_replacement(EVERY_CASE[::2], 3):
        rows = [row(*case) for case in cases]
        key = tuple(sorted((half_of(case.received_on), case.closed_on is None) for case in rows))
        pictures[key].add(picture(rows))
    assert {len(found) for found in pictures.values()} == {1}


@pytest.fixture
def entered(db):
    """Writes figures of an older register as the admin's form does."""

    def enter(span, received, finished, *, year=2566, channel="corruption"):
        made = EarlierFigures(
            fiscal_year=year, channel=channel, span=span, received=received, finished=finished, source="ทะเบียนเดิม"
        )
        made.full_clean()
        made.save()
        return made

    with time_machine.travel(NOW):
        yield enter


def totals_of(channel):
    return {p.label: (p.figures.received, p.figures.finished, p.figures.open) for p in channel.periods}


@pytest.mark.promise("year-without-cases-is-said")
def test_a_year_without_cases_says_so_for_each_channel(desk):
    Reader.objects.update(since=date(2022, 10, 1))
    content = statistics.of_year("2566", date(2023, 10, 5))
    assert [channel.statement for channel in content.channels] == ["ไม่มีเรื่องร้องเรียน"] * 2


@pytest.mark.django_db
def test_a_year_before_this_site_says_nothing_until_somebody_enters_it():
    assert [channel.periods for channel in statistics.of_year("2566", NOW.date()).channels] == [[], []]


def test_years_of_an_older_register_are_entered_and_marked(entered):
    entered("year", 3, 2, year=2565)
    entered("year", 0, 0, year=2565, channel="general")
    assert statistics.keys(NOW.date()) == ["2566", "2565"]
    general, corruption = statistics.of_year("2565", NOW.date()).channels
    assert general.statement == "ไม่มีเรื่องร้องเรียน"
    assert totals_of(corruption) == {"ทั้งปีงบประมาณ ๒๕๖๕": (3, 2, 1)}
    assert corruption.periods[0].entered[0].source == "ทะเบียนเดิม"


def test_what_was_entered_is_added_to_what_was_counted(desk, entered):
    desk.file(channel="general")
    entered("first", 4, 4, channel="general")
    entered("second", 2, 1, channel="general")
    general = statistics.of_year("2566", NOW.date()).channels[0]
    assert totals_of(general) == {
        "ทั้งปีงบประมาณ ๒๕๖๖": (7, 5, 2),
        "ครึ่งปีแรก": (4, 4, 0),
        "ครึ่งปีหลัง": (3, 1, 2),
    }


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("year", 3, 2), ("first", 1, 1), "อีกแบบหนึ่ง"),
        (("first", 3, 2), ("year", 1, 1), "อีกแบบหนึ่ง"),
        (("year", 3, 2), ("year", 3, 2), "ไว้แล้ว"),
        (("first", 3, 2), ("second", 1, 2), "ไม่มากกว่า"),
    ],
)
def test_what_contradicts_itself_is_not_entered(entered, first, second, said):
    entered(*first)
    with pytest.raises(ValidationError, match=said):
        entered(*second)


def test_a_running_period_and_a_year_with_own_cases_are_not_entered(desk, entered):
    with pytest.raises(ValidationError, match="สิ้นสุด"):
        entered("first", 1, 1, year=2567)
    desk.file(channel="general")
    with pytest.raises(ValidationError, match="แยกเป็นครึ่งปี"):
        entered("year", 1, 1, channel="general")


@pytest.mark.django_db
def test_a_year_that_has_not_begun_cannot_be_published():
    with pytest.raises(LookupError):
        statistics.of_year("2567", date(2023, 10, 5))


def test_a_filed_case_appears_only_after_its_period_and_only_as_a_number(desk):
    desk.file(channel="general")
    desk.file(channel="corruption")
    before = statistics.of_year("2566", date(2023, 4, 30))
    assert not any(period.figures.received for channel in before.channels for period in channel.periods)
    general, corruption = statistics.of_year("2566", date(2023, 10, 1)).channels
    assert general.periods[0].figures.received == 1
    assert totals_of(corruption) == {"ครึ่งปีหลัง": (1, 0, 1)}  # the desk began in April
