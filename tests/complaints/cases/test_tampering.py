"""Whoever can write the database but holds no key can break a case, never change what it says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.cases.open_case import Entry, writing
from complaints.models import Case, Item
from complaints.sealing.errors import SealError
from tests.complaints import demo


@pytest.fixture
def two_cases(desk):
    cases = [desk.file(what=f"เรื่องที่ {n}")[0] for n in (1, 2)]
    for case in cases:
        with writing(desk.officers[0].opens(case)) as opened:
            opened.add(Entry("message", "x", demo.MONDAY, {"text": "ตอบ"}))
            opened.add(Entry("note", "x", demo.MONDAY, {"text": "บันทึก"}, staff_only=True))
    return desk, cases


def read_all(desk, case):
    opened = desk.officers[0].opens(case)
    assert opened
    return (
        opened.entries(),
        opened.entries(staff_only=True),
        opened.files(),
        opened.leaf("identity"),
        opened.leaf("readership"),
    )


@pytest.mark.parametrize("name", ["summary", "identity", "readership", "slots"])
def test_a_leaf_or_slots_swapped_between_cases_open_nothing(two_cases, name):
    desk, (one, other) = two_cases
    Case.objects.filter(pk=one.pk).update(**{name: getattr(Case.objects.get(pk=other.pk), name)})
    with pytest.raises((SealError, AssertionError)):
        read_all(desk, one)


def test_entries_swapped_within_or_between_cases_open_nothing(two_cases):
    desk, (one, other) = two_cases
    first, second = one.items.all()[:2]
    foreign = other.items.all()[1]
    for sealed in (first.sealed, foreign.sealed):
        Item.objects.filter(pk=second.pk).update(sealed=sealed)
        with pytest.raises(SealError):
            read_all(desk, one)


def test_a_deleted_or_reordered_entry_is_missed(two_cases):
    desk, (one, other) = two_cases
    one.items.filter(sequence=3).delete()
    with pytest.raises(SealError):
        read_all(desk, one)
    other.items.filter(sequence=2).update(sequence=9)
    with pytest.raises(SealError):
        read_all(desk, other)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_any_flipped_or_cut_blob_opens_nothing(two_cases, data):
    desk, (case, _) = two_cases
    row = Case.objects.get(pk=case.pk)
    name = data.draw(st.sampled_from(["summary", "identity", "entry"]))
    item = row.items.first()
    blob = bytearray(item.sealed if name == "entry" else getattr(row, name))
    position = data.draw(st.integers(0, len(blob) - 1))
    if data.draw(st.booleans()):
        blob[position] ^= data.draw(st.integers(1, 255))
    else:
        del blob[position:]
    if name == "entry":
        Item.objects.filter(pk=item.pk).update(sealed=bytes(blob))
    else:
        Case.objects.filter(pk=case.pk).update(**{name: bytes(blob)})
    with pytest.raises(SealError):
        read_all(desk, case)
    Item.objects.filter(pk=item.pk).update(sealed=item.sealed)
    row.save()
