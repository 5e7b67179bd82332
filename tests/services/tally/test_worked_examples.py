"""The examples that were worked by hand, to the last digit."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from services.results.thermometer import Reading
from services.results.words import reached
from services.tally import slips, small_groups
from services.tally.levels import level
from services.tally.marks import Marks, together
from services.tally.rounding import half_up
from services.tally.samples import ERROR, wanted


def of_sum(total, n):
    """Return Marks of n marks with this sum: as many fives as go, one between, the rest ones."""
    fives, rest = divmod(total - n, 4)
    counts = [n - fives - bool(rest), 0, 0, 0, fives]
    counts[rest] += bool(rest)
    return Marks(tuple(counts))


def printed(marks):
    return str(marks.mean), str(marks.percent), level(marks.mean)


def test_percent_is_the_unrounded_mean():
    assert printed(of_sum(1833, 400)) == ("4.58", "91.65", "มากที่สุด")


@pytest.mark.parametrize(
    ("five_to_one", "mean", "percent", "deviation"),
    [((6, 3, 1, 0, 0), "4.50", "90.00", "0.71"), ((1, 8, 1, 0, 0), "4.00", "80.00", "0.47")],
)
def test_same_satisfied_ten_points_apart(five_to_one, mean, percent, deviation):
    marks = Marks(five_to_one[::-1])
    assert (marks.n, str(marks.deviation), str(marks.satisfied)) == (10, deviation, "90.00")
    assert printed(marks) == (mean, percent, "มาก")


def test_half_goes_up_and_the_level_follows_the_printed_figure():
    assert printed(of_sum(901, 200)) == ("4.51", "90.10", "มากที่สุด")


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        ("5.00", "มากที่สุด"),
        ("4.51", "มากที่สุด"),
        ("4.50", "มาก"),
        ("3.51", "มาก"),
        ("3.50", "ปานกลาง"),
        ("2.51", "ปานกลาง"),
        ("2.50", "น้อย"),
        ("1.51", "น้อย"),
        ("1.50", "น้อยที่สุด"),
        ("1.00", "น้อยที่สุด"),
    ],
)
def test_each_level_begins_where_the_table_of_offices_says(mean, word):
    assert level(Decimal(mean)) == word


@pytest.mark.parametrize(("total", "is_weak"), [(1700, False), (1699, True)])
def test_indicator_below_85_of_100_is_weak(total, is_weak):
    assert Reading(6, "คุณภาพการดำเนินงาน", of_sum(total, 400)).is_weak is is_weak


def test_unanswered_questions_leave_the_mean_to_the_marks():
    first, second = of_sum(45, 10), of_sum(32, 8)
    aspect = first + second
    assert (aspect.n, printed(aspect)) == (18, ("4.28", "85.56", "มาก"))
    assert (first.n, second.n) == (10, 8)


def test_four_aspects_and_all_of_them():
    aspects = [of_sum(total, 400) for total in (1833, 1760, 1871, 1702)]
    assert [str(aspect.mean) for aspect in aspects] == ["4.58", "4.40", "4.68", "4.26"]
    assert [str(aspect.percent) for aspect in aspects] == ["91.65", "88.00", "93.55", "85.10"]
    assert printed(together(aspects, 5)) == ("4.48", "89.58", "มาก")


def test_yamane():
    assert str(half_up(1154 / (1 + 1154 * ERROR**2))) == "297.04"
    assert wanted(1154) == 298
    assert reached(SimpleNamespace(number=214, wanted=298)) == "ได้คำตอบ ๒๑๔ ชุด ควรได้อย่างน้อย ๒๙๘ ชุด"


def test_small_service_hides_the_next_smallest_with_it():
    assert small_groups.hidden({"ภาษี": 120, "ทะเบียน": 3, "น้ำประปา": 40}) == {"ทะเบียน", "น้ำประปา"}
    assert small_groups.hidden({"ภาษี": 120, "ทะเบียน": 3, "น้ำประปา": 4}) == {"ทะเบียน", "น้ำประปา"}
    assert small_groups.hidden({"ภาษี": 120, "ทะเบียน": 0}) == set()


def test_slips_that_differ_wait():
    first = {number: {"q1": 5, "q2": 4} for number in range(1, 41)}
    second = {**first, 7: {"q1": 5, "q2": 3}, 30: {"q1": None, "q2": 4}}
    assert slips.differences(first, second) == [(7, "q2", 4, 3), (30, "q1", 5, None)]
    counted = slips.counted(first, second)
    assert len(counted) == 38
    assert not {7, 30} & set(counted)


def test_nothing_answered_has_no_figures():
    nothing = Marks((0, 0, 0, 0, 0))
    assert (nothing.mean, nothing.percent, nothing.deviation, nothing.satisfied) == (None,) * 4
    assert level(nothing.mean) == ""
    assert Marks((0, 0, 0, 0, 1)).deviation is None
    assert Marks((0, 0, 0, 0, 1)).mean == Decimal("5.00")
