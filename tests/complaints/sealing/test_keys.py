from uuid import UUID, uuid4

import pytest

from complaints.sealing import envelopes, people, receipts, recovery, reporters, slots, stretching
from complaints.sealing.errors import SealError

CASE = UUID(int=5)
KEYS = envelopes.new_keys(CASE, 1)


def person():
    private = people.new_private()
    return people.box_of(private), people.public_of(private)


def test_each_reader_finds_his_slot_and_a_stranger_none():
    readers = [person() for _ in range(3)]
    filled = slots.fill(KEYS, [public for _, public in readers])
    assert all(slots.find(box, filled, CASE, 1) == KEYS for box, _ in readers)
    assert slots.find(person()[0], filled, CASE, 1) is None


def test_slots_look_alike_whoever_reads():
    assert len(slots.fill(KEYS, [])) == len(slots.fill(KEYS, [person()[1]] * 16))


def test_the_slot_of_a_reader_is_anywhere():
    box, public = person()
    places = set()
    for _ in range(200):
        filled = slots.fill(KEYS, [public])
        for number in range(slots.SLOTS):
            part = filled[number * envelopes.ENVELOPE_BYTES :][: envelopes.ENVELOPE_BYTES]
            try:
                envelopes.open_envelope(box, part, CASE, 1)
            except SealError:
                continue
            places.add(number)
    assert len(places) > 10


def test_more_readers_than_slots_are_refused():
    with pytest.raises(ValueError, match="at most 16"):
        slots.fill(KEYS, [person()[1]] * 17)


@pytest.mark.parametrize(("case", "rotation"), [(UUID(int=6), 1), (CASE, 2)])
def test_slots_moved_to_another_case_or_rotation_open_nothing(case, rotation):
    box, public = person()
    assert slots.find(box, slots.fill(KEYS, [public]), case, rotation) is None


def test_cut_slots_are_an_error():
    with pytest.raises(SealError):
        slots.find(person()[0], slots.fill(KEYS, [])[:-1], CASE, 1)


def test_the_reporter_gets_no_staff_key():
    box, public = person()
    opened = envelopes.open_envelope(box, envelopes.enclose(KEYS.for_reporter(), public), CASE, 1)
    assert (opened.shared, opened.staff) == (KEYS.shared, None)


def test_keys_never_show_in_a_repr():
    assert KEYS.shared.hex() not in repr(KEYS)
    assert str(KEYS.shared) not in repr(KEYS)


def test_a_private_key_opens_with_its_passphrase_only_and_for_its_purpose():
    private = people.new_private()
    locked = people.lock(private, "ดอกบัวบานในหนองหาน", purpose="passphrase")
    assert people.unlock(locked, "ดอกบัวบานในหนองหาน", purpose="passphrase") == private
    for secret, purpose in (("ดอกบัว", "passphrase"), ("ดอกบัวบานในหนองหาน", "recovery-code")):
        with pytest.raises(SealError):
            people.unlock(locked, secret, purpose=purpose)


@pytest.mark.parametrize("length", [0, 1, 5, 9, 20, 60])
def test_a_cut_lock_is_an_error(length):
    locked = people.lock(people.new_private(), "คำ", purpose="passphrase")
    with pytest.raises(SealError):
        people.unlock(locked[:length], "คำ", purpose="passphrase")


@pytest.mark.promise("no-new-code")
def test_a_receipt_code_finds_and_opens_and_needs_salt_and_pepper():
    code, private = receipts.generate(), people.new_private()
    claim = reporters.claim(code, salt=b"s" * 16, secret=b"p" * 32)
    wrapped = claim.wrap(private, CASE)
    assert reporters.claim(code, salt=b"s" * 16, secret=b"p" * 32).unwrap(wrapped, CASE) == private
    for salt, secret in ((b"t" * 16, b"p" * 32), (b"s" * 16, b"q" * 32)):
        other = reporters.claim(code, salt=salt, secret=secret)
        assert other.locator != claim.locator
        with pytest.raises(SealError):
            other.unwrap(wrapped, CASE)
    with pytest.raises(SealError):
        claim.unwrap(wrapped, uuid4())


@pytest.mark.promise("two-of-three-keepers")
def test_any_two_of_three_keepers_open_the_recovery_key():
    key = recovery.make()
    one, two, three = key.codes
    opened = {recovery.open_with(key.locks, *pair) for pair in ((one, two), (two, one), (one, three), (three, two))}
    assert [people.public_of(private) for private in opened] == [key.public]


@pytest.mark.promise("two-of-three-keepers")
def test_one_keeper_twice_or_a_stranger_opens_nothing():
    key = recovery.make()
    for pair in ((key.codes[0], key.codes[0]), (key.codes[0], receipts.generate())):
        with pytest.raises(SealError):
            recovery.open_with(key.locks, *pair)
    with pytest.raises(SealError):
        recovery.open_with(key.locks[:-1], *key.codes[:2])


def test_an_impossible_cost_is_refused_before_memory_is_taken():
    locked = bytearray(people.lock(people.new_private(), "คำ", purpose="passphrase"))
    locked[5:9] = b"\xff\xff\xff\xff"
    with pytest.raises(SealError):
        people.unlock(bytes(locked), "คำ", purpose="passphrase")


def test_cost_is_stored_so_that_raising_it_leaves_old_locks_usable(monkeypatch):
    private = people.new_private()
    locked = people.lock(private, "คำ", purpose="passphrase")
    monkeypatch.setattr(stretching, "OFFICER", stretching.Cost(passes=2, mebibytes=16))
    assert people.unlock(locked, "คำ", purpose="passphrase") == private
