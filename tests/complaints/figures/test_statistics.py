import random
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from complaints.cases import following, workflow
from complaints.cases.open_case import writing
from complaints.figures import disclosure_control, statistics
from complaints.figures.statistics import ANSWERS, COUNTS, FIELDS, OUTCOMES, Row, figures, tree
from complaints.filing import intake
from complaints.models import Case, Outcome
from publishing import contents
from tests.complaints import demo

UNTIL = date(2023, 9, 30)


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
    (year,) = roots = tree(rows, 2566, UNTIL, whole=False)
    assert year.figures["received"] == 100_000
    for node in walk(roots):
        assert node.figures["received"] == sum(node.figures[name] for name in OUTCOMES)
        assert node.figures["received"] == sum(node.figures[name] for name in ANSWERS)
        for name in COUNTS if node.children else ():
            assert node.figures[name] == sum(child.figures[name] for child in node.children)


def test_every_period_of_a_year_stands_there_in_order():
    labels = [node.label for node in walk(tree([], 2566, UNTIL, whole=False))]
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


def test_reopening_does_not_mend_a_late_answer(desk):
    case, code = desk.file(door="general")
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
    ("today", "general", "corruption"),
    [
        (date(2023, 4, 24), date(2023, 3, 31), date(2023, 3, 31)),
        (date(2023, 8, 1), date(2023, 7, 31), date(2023, 3, 31)),
        (date(2023, 10, 1), date(2023, 9, 30), date(2023, 9, 30)),
        (date(2023, 1, 1), date(2022, 12, 31), date(2022, 9, 30)),
    ],
)
def test_only_whole_months_and_for_corruption_whole_half_years(today, general, corruption):
    assert statistics.as_of("general", today) == general
    assert statistics.as_of("corruption", today) == corruption


def small_trees(months):
    """A half-year of so many months with the given numbers received, nothing else told."""
    nodes = [disclosure_control.Node("month", "", UNTIL, UNTIL, {"received": n, "reopened": 0}) for n in months]
    return disclosure_control.Node("half", "", UNTIL, UNTIL, {"received": sum(months), "reopened": 0}, nodes)


def shown(half):
    disclosure_control.mask([half])
    return tuple(node.figures["received"] for node in half.walk())


@pytest.mark.promise("small-numbers-are-covered")
def test_no_masked_number_can_be_worked_out_whatever_the_numbers_are():
    """By brute force: for each published picture every hidden number could be at least two things."""
    possible = {}
    for months in product(range(8), repeat=3):
        numbers = (sum(months), *months)
        possible.setdefault(shown(small_trees(months)), []).append(numbers)
    for picture, candidates in possible.items():
        for place, number in enumerate(picture):
            if number is None:
                assert len({numbers[place] for numbers in candidates}) > 1, picture
            else:
                assert number == 0 or number >= disclosure_control.LEAST


def test_no_masked_breakdown_can_be_worked_out():
    """The same for two halves of a year, each received = done + open."""
    possible = {}
    pairs = [(done, received - done) for received in range(13) for done in range(received + 1)]
    for (a, b), (c, d) in product(pairs, repeat=2):
        halves = [
            disclosure_control.Node("half", "", UNTIL, UNTIL, {"received": x + y, "done": x, "open": y, "reopened": 0})
            for x, y in ((a, b), (c, d))
        ]
        whole = {"received": a + b + c + d, "done": a + c, "open": b + d, "reopened": 0}
        year = disclosure_control.Node("year", "", UNTIL, UNTIL, whole, halves)
        numbers = [node.figures.copy() for node in year.walk()]
        disclosure_control.mask([year])
        picture = tuple(tuple(node.figures.values()) for node in year.walk())
        possible.setdefault(picture, []).append([tuple(n.values()) for n in numbers])
    for picture, candidates in possible.items():
        for place, values in enumerate(picture):
            for index, value in enumerate(values[:3]):  # nothing was reopened in these
                if value is None:
                    found = {numbers[place][index] for numbers in candidates}
                    assert len(found) > 1 or not disclosure_control.is_small(*found), picture


def half(kind, starts, ends, done, waiting, children=()):
    numbers = {"received": done + waiting, "done": done, "open": waiting, "reopened": 0}
    return disclosure_control.Node(kind, "", starts, ends, numbers, list(children))


APRIL = (date(2022, 10, 1), date(2023, 3, 31))
OCTOBER = (date(2023, 4, 1), date(2023, 9, 30))


def editions(before, ended, second):
    """What April's and October's editions tell: `before` done and open in April, of which `ended` ended since."""
    first = half("half", *APRIL, *before)
    disclosure_control.mask([first])
    told = [first]
    halves = [half("half", *APRIL, before[0] + ended, before[1] - ended), half("half", *OCTOBER, *second)]
    sums = (sum(node.figures[name] for node in halves) for name in ("done", "open"))
    year = half("year", APRIL[0], OCTOBER[1], *sums, halves)
    disclosure_control.mask([year], told)
    return tuple(tuple(node.figures.values())[:3] for node in (first, *year.walk()))


def test_an_edition_beside_an_earlier_one_tells_no_small_number():
    """By brute force: April's half, then October's year and halves; each hidden number could be two things or more."""
    possible, numbers = {}, range(0, 13, 3)
    for done, waiting, second_done, second_waiting in product(numbers, [0, 2, 6, 9], numbers, [0, 1, 3, 7]):
        for ended in range(min(waiting, 7) + 1):
            case = (done, waiting, ended, second_done, second_waiting)
            picture = editions((done, waiting), ended, (second_done, second_waiting))
            possible.setdefault(picture, []).append(case)
    for (april, year, first, second), cases in possible.items():
        pairs = [(april, year), (april, first)]
        told = [abs(b - a) for one, other in pairs for a, b in zip(one, other, strict=True) if None not in (a, b)]
        assert not any(disclosure_control.is_small(number) for number in told), cases
        assert second[0] is None or not disclosure_control.is_small(second[0])


def test_the_second_half_does_not_follow_from_the_year_and_aprils_edition():
    april, year, *_ = editions((5, 5), 0, (2, 0))
    assert april == (10, 5, 5)
    assert year == (None, None, None)


@pytest.mark.promise("year-without-cases-is-said")
@pytest.mark.django_db
def test_a_year_without_cases_says_so_for_each_door():
    content = statistics.of_year("2566", date(2023, 10, 5))
    assert [door.statement for door in content.doors] == ["ไม่มีเรื่องร้องเรียน"] * 2


@pytest.mark.django_db
def test_a_year_that_has_not_begun_cannot_be_published():
    with pytest.raises(LookupError):
        statistics.of_year("2567", date(2023, 10, 5))


def test_a_filed_case_appears_only_after_its_period_and_only_as_a_number(desk):
    desk.file(door="general")
    desk.file(door="corruption")
    before = statistics.of_year("2566", date(2023, 4, 30))
    assert [door.statement for door in before.doors] == ["ไม่มีเรื่องร้องเรียน"] * 2
    general, corruption = statistics.of_year("2566", date(2023, 10, 1)).doors
    assert general.periods[0].figures.received == 1
    assert corruption.periods[0].masked
    assert set(contents.write(corruption.periods[0].figures).values()) == {None}
    assert Case.objects.count() == 2
