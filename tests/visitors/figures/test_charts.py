import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitors.figures import charts


@pytest.mark.parametrize(
    ("largest", "top"),
    [(0, 2), (1, 2), (2, 2), (3, 4), (7, 8), (9, 10), (11, 20), (21, 30), (61, 80), (260, 300), (5999, 6000)],
)
def test_scale_ends_on_a_round_even_number(largest, top):
    assert charts.top_of_scale(largest) == top


@given(st.lists(st.integers(0, 10**9), max_size=40))
def test_bars_stay_inside_the_picture_and_keep_their_order_of_size(values):
    chart = charts.bars([("", "", value) for value in values])
    base = chart.lines[-1][0]
    for bar in chart.bars:
        assert chart.left <= bar.x < bar.x + bar.width <= chart.width
        assert chart.lines[0][0] <= bar.y <= bar.y + bar.height == base
        assert bool(bar.height) == bool(bar.value)
    for one in chart.bars:
        assert all(one.height <= other.height for other in chart.bars if one.value <= other.value)
