"""Items of a plan: what differs, taken apart and laid on again, is what was meant, whatever was inserted before it."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from measures.items import PlanItems
from measures.unfolding import Unfolded
from publishing import row_ids
from publishing.items import Item

PLAN = json.loads((Path(__file__).parent.parent / "data" / "editions" / "measures-1.json").read_bytes())
ITEMS, CODES = PlanItems(), [division["code"] for division in PLAN["divisions"]]
acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "change", "move", "title", "preamble"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=8,
)


def laid(base, items):
    plan = Unfolded(base)
    plan.lay(items)
    return plan.folded(CODES)


@given(st.integers(0, 6), acts)
def test_ids_are_written_only_where_their_place_does_not_say_them(count, changes):
    ids, new = [str(place) for place in range(1, count + 1)], iter("abcdefghij")
    for act, a, b in changes:
        if act == "add":
            ids.insert(a % (len(ids) + 1), next(new))
        elif ids and act == "remove":
            ids.pop(a % len(ids))
        elif ids:
            ids.insert(b % len(ids), ids.pop(a % len(ids)))
        written = [row_ids.written(uid, place) for place, uid in enumerate(ids, start=1)]
        assert [row_ids.read(uid, place) for place, uid in enumerate(written, start=1)] == ids
    assert [row_ids.written(str(n), n) for n in range(1, 4)] == ["", "", ""]


def edited(plan, changes):
    """Return the plan after these acts of staff, written as its freezer would."""
    unfolded, new = Unfolded(plan), iter(f"new{letter}" for letter in "abcdefghijklmnop")
    for act, a, b in changes:
        row = list(unfolded.measures.values())[a % len(unfolded.measures)]
        results = list(row.results.items())
        if act == "add":
            results.insert(
                b % (len(results) + 1),
                (next(new), {**PLAN["measures"][0]["results"][0], "text": f"ผล {a}{b}", "step": None}),
            )
            results[b % len(results)][1].pop("number", None)
        elif act == "remove" and results:
            results.pop(b % len(results))
        elif act == "change" and results:
            rid, value = results[b % len(results)]
            results[b % len(results)] = (rid, {**value, "text": f"แก้ {a}{b}"})
        elif act == "move" and results:
            results.insert(a % len(results), results.pop(b % len(results)))
        elif act == "title":
            row.own = {**row.own, "title": f"ชื่อ {a}{b}"}
        elif act == "preamble":
            unfolded.content = {**unfolded.content, "preamble": f"คำนำ {a}"}
        row.results = dict(results)
    return unfolded.folded(CODES)


def test_an_unchanged_plan_taken_apart_is_the_same_again():
    assert laid(PLAN, []) == PLAN
    assert ITEMS.changes(PLAN, PLAN) == []


@settings(max_examples=60, deadline=None)
@given(acts, acts)
def test_all_items_lead_from_one_plan_to_the_other(first, second):
    base, draft = edited(PLAN, first), edited(PLAN, [*first, *second])
    items = ITEMS.changes(base, draft)
    assert ITEMS.changes(laid(base, items), draft) == []
    assert all(ITEMS.now(base, item) == item.before for item in items)


@settings(max_examples=60, deadline=None)
@given(acts, st.sets(st.integers(0, 9)))
def test_items_taken_change_nothing_but_themselves(changes, chosen):
    items = [item for item in ITEMS.changes(PLAN, edited(PLAN, changes)) if item.key[0] != "o"]
    taken = [item for place, item in enumerate(items) if place in chosen]
    after = laid(PLAN, taken)
    for item in items:
        assert ITEMS.now(after, item) == (item.after if item in taken else item.before)


def test_new_results_stand_first_and_between_moved_ones_as_in_the_draft():
    base = edited(PLAN, [("add", 0, 9)])
    draft = Unfolded(base)
    moved = draft.measures["1"].results
    one, two = moved
    draft.measures["1"].results = {"first": moved[one], two: moved[two], "between": moved[one], one: moved[one]}
    draft = draft.folded(CODES)
    assert list(Unfolded(laid(base, ITEMS.changes(base, draft))).measures["1"].results) == [
        "first",
        two,
        "between",
        one,
    ]


def test_a_result_goes_where_it_stood_in_the_draft_and_steps_keep_their_meaning():
    row = Unfolded(PLAN).measures["1"]
    first, value = next(iter(row.results)), next(iter(row.results.values()))
    item = Item("r:1:abcdefghij", None, {**value, "text": "แทรก", "step": row.step_ids[-1]}, behind=first)
    after = laid(PLAN, [item])["measures"][0]["results"]
    assert [result["text"] for result in after].index("แทรก") == 1
    assert after[1]["step"] == len(row.step_ids)
    assert after[1]["id"] == "abcdefghij"


def test_a_plan_is_taken_apart_once_for_all_items_asked_of_it(monkeypatch):
    items = [
        Item(f"r:{mid}:{rid}", row, {**row, "text": "ใหม่"})
        for mid, measure in Unfolded(PLAN).measures.items()
        for rid, row in measure.results.items()
    ]
    made = []
    monkeypatch.setattr(Unfolded, "_row", lambda plan, row, make=Unfolded._row: made.append(row) or make(plan, row))
    base = dict(PLAN)
    assert [ITEMS.misfit(base, item, items) for item in items if ITEMS.now(base, item) == item.before] == [""] * len(
        items
    )
    assert len(made) == 2 * len(PLAN["measures"])
