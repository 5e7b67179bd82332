"""Every figure against the obvious way: all marks in a list, decimals of fifty digits."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from services.tally import small_groups
from services.tally.marks import Marks, together

COUNTS = st.lists(st.integers(0, 60), min_size=5, max_size=5).map(tuple)
GROUPS = st.dictionaries(st.sampled_from("abcde"), st.dictionaries(st.sampled_from("pqrst"), st.integers(0, 12)))


def cents(value):
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(COUNTS)
def test_figures_are_those_of_the_list(counts):
    given_marks = [Decimal(mark) for mark, count in enumerate(counts, 1) for _ in range(count)]
    marks, n = Marks(counts), len(given_marks)
    assert marks.n == n
    if not n:
        return
    with localcontext(Context(prec=50)):
        mean = sum(given_marks) / n
        assert marks.mean == cents(mean)
        assert marks.percent == cents(mean / 5 * 100)
        assert marks.satisfied == cents(Decimal(sum(mark >= 4 for mark in given_marks)) / n * 100)
        if n > 1:
            assert marks.deviation == cents((sum((mark - mean) ** 2 for mark in given_marks) / (n - 1)).sqrt())


@given(st.lists(COUNTS, max_size=5))
def test_together_is_the_list_of_all(parts):
    everything = [mark for counts in parts for mark, count in enumerate(counts, 1) for _ in range(count)]
    assert together(map(Marks, parts), 5).counts == tuple(everything.count(mark) for mark in range(1, 6))


@given(GROUPS)
def test_no_hidden_row_follows_from_the_others(groups):
    away, rows_away = small_groups.hidden_in({g: {(g, r): n for r, n in rows.items()} for g, rows in groups.items()})
    answered = {g: {(g, r) for r, n in rows.items() if n} for g, rows in groups.items()}
    asked = [g for g in groups if answered[g]]
    assert all((g, r) in rows_away for g, rows in groups.items() for r, n in rows.items() if 0 < n < 5)
    assert len(away) != 1 or len(asked) == 1
    for group in asked:
        hidden = answered[group] & rows_away
        # A shown total gives away a row that is hidden alone; a hidden total needs a row to hide behind.
        assert hidden if group in away else len(hidden) != 1
