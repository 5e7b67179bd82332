"""Which part of `make test` runs a test, and which tests `make quick` has."""

from pathlib import Path

import hypothesis
import pytest

from tests import marks


class Item:
    """A collected test, with what tests/marks.py asks of it."""

    def __init__(self, file, *fixtures, marked=(), obj=None):
        self.path, self.fixturenames, self.given = Path(file), list(fixtures), list(marked)
        self.nodeid, self.obj = f"{file}::test_it[case]", obj

    def get_closest_marker(self, name):
        if name == "django_db" and "commits" in self.given:
            return pytest.Mark(name, (), {"transaction": True}, _ispytest=True)
        return pytest.Mark(name, (), {}, _ispytest=True) if name in self.given else None

    def add_marker(self, name):
        self.given.append(name)


def given(*items):
    """Return the marks of each after all were given theirs."""
    marks.give(items)
    return [set(item.given) for item in items]


def test_quick_has_all_that_needs_no_database_and_of_each_file_the_first_that_does():
    one, two = "test_one.py", "test_two.py"
    found = given(Item(one), Item(one, "db"), Item(one, "db"), Item(one), Item(two, "django_db_setup"), Item(two, "db"))
    assert ["quick" in each for each in found] == [True, True, False, True, True, False]


@hypothesis.given(hypothesis.strategies.booleans())
def tries_examples(value):
    """As a test that the library runs with a hundred values."""


@pytest.mark.parametrize("long", [{"marked": ["slow"]}, {"obj": tries_examples}], ids=["slow", "examples"])
def test_what_takes_long_is_not_quick_and_is_no_file_s_first(long):
    found = given(Item("test_one.py", "db", **long), Item("test_one.py", "db"), Item("test_one.py", **long))
    assert ["quick" in each for each in found] == [False, True, False]


def test_what_commits_by_its_mark_is_served_as_what_does_by_its_fixture():
    found = given(Item("test_one.py", marked=["commits"]), Item("test_one.py", "transactional_db"))
    assert [("served" in each, "quick" in each) for each in found] == [(True, False)] * 2


@pytest.mark.parametrize("ground", sorted(marks.SERVED))
def test_what_waits_for_processes_is_served_and_not_quick(ground):
    (found,) = given(Item("test_one.py", ground))
    assert "served" in found
    assert "quick" not in found


def test_the_data_layer_runs_again_on_postgresql_and_pages_do_not():
    stored = Item("test_one.py", marked=["django_db"])
    found = given(stored, Item("test_one.py", "transactional_db"), Item("test_one_pages.py", "db"), Item("test_one.py"))
    assert ["postgres" in each for each in found] == [True, True, False, False]


def test_of_cases_that_ask_the_database_the_same_one_runs_again_on_postgresql():
    found = given(*(Item(file, "db", marked=["alike"]) for file in ("test_one.py", "test_one.py", "test_two.py")))
    assert ["postgres" in each for each in found] == [True, False, True]


def test_make_test_runs_all_that_commit_and_the_first_few_of_each_file_on_both():
    one = [Item("test_one.py", "db") for _ in range(marks.FEW + 1)]
    found = given(*one, Item("test_one.py", "transactional_db"), Item("test_two.py", "db"), Item("test_two.py"))
    assert ["both" in each for each in found] == [*[True] * marks.FEW, False, True, True, False]


def test_a_long_test_runs_on_both_where_no_short_one_of_its_file_does_or_it_commits():
    long, commits = [Item("test_two.py", "db", marked=["slow"]) for _ in range(2)], ["slow", "commits"]
    one = [Item("test_one.py", "db", marked=["slow"]), Item("test_one.py", "db"), Item("test_one.py", marked=commits)]
    assert ["both" in each for each in given(*one, *long)] == [False, True, True, True, False]


def test_what_is_marked_by_hand_begins_processes_and_runs_on_both_only_by_hand():
    found = given(Item("test_one.py", marked=["postgres"]), Item("test_two.py", marked=["postgres", "both"]))
    assert [("postgres" in each, "both" in each) for each in found] == [(True, False), (True, True)]
