"""The woven cell: cloth rises with evidence, and only with evidence."""

import re

import pytest

from measures import cells, states


def drawn(name):
    """Return the cell as fifteen lines: the first letter of what each place shows, a dot where it is empty."""
    grid = [["."] * cells.SIDE for _ in range(cells.SIDE)]
    for kind, path in re.findall(r'class="cell__(\w+)" d="([^"]+)"', cells.symbols([name])):
        for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", path):
            for place in range(int(width)):
                assert grid[int(y)][int(x) + place] == "."
                grid[int(y)][int(x) + place] = kind[0]
    return ["".join(line) for line in grid]


def woven_rows(name):
    return sum("." not in line and "r" not in line for line in drawn(name))


def test_cloth_rises_with_evidence():
    names = ["reported", "woven-1", "woven-2", "woven-3", "evidenced"]
    assert [woven_rows(name) for name in names] == [0, 4, 8, 11, 15]


def test_only_a_cell_with_all_its_evidence_has_a_heart():
    hearts = {name: "h" in "".join(drawn(name)) for name in ("waiting", "reported", "woven-3", "late", "evidenced")}
    assert [name for name, heart in hearts.items() if heart] == ["evidenced"]


@pytest.mark.parametrize("name", ["waiting", "reported", "evidenced"])
def test_a_cell_is_the_same_from_the_left_and_from_the_right(name):
    assert all(line == line[::-1] for line in drawn(name))


@pytest.mark.parametrize(
    ("results", "evidenced", "name"),
    [
        (4, 1, "woven-1"),
        (4, 2, "woven-2"),
        (4, 3, "woven-3"),
        (29, 1, "woven-1"),
        (29, 28, "woven-3"),
        (3, 3, "evidenced"),
    ],
)
def test_a_share_of_evidence_is_never_drawn_as_all_or_nothing(results, evidenced, name):
    status = states.status(results=results, evidenced=evidenced, days_late=0)
    assert cells.level(results=results, evidenced=evidenced, status=status) == name


@pytest.mark.promise("word-and-shape")
def test_every_state_has_its_own_words_and_a_shape_that_needs_no_colour():
    names = ["woven-2" if status is states.PARTLY else status.code for status in states.STATUSES]
    shapes = {"\n".join(re.sub(r"\w", "#", line) for line in drawn(name)) for name in names}
    assert len(shapes) == len(names) == 5
    assert len({status.words for status in states.STATUSES}) == 5
