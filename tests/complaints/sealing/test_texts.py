from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.sealing import texts
from complaints.sealing.errors import SealError, UnknownFormat

KEY = bytes(range(32))
BINDING = texts.Binding("thread", UUID(int=1), UUID(int=2), 1, 3)


@given(st.binary(max_size=70_000))
def test_a_text_comes_back(plain):
    assert texts.unseal(KEY, texts.seal(KEY, plain, BINDING), BINDING) == plain


@pytest.mark.parametrize(("size", "step"), [(0, 1), (1023, 1), (1024, 4), (16383, 16), (65536, 128)])
def test_length_shows_only_in_steps(size, step):
    assert texts.padded_size(size) == step << 10
    assert len(texts.seal(KEY, b"x" * size, BINDING)) == (step << 10) + 41


@pytest.mark.parametrize(
    "elsewhere",
    [{"part": "note"}, {"case": uuid4()}, {"item": uuid4()}, {"rotation": 2}, {"sequence": 4}],
)
def test_a_text_opens_only_in_what_it_is_bound_to(elsewhere):
    with pytest.raises(SealError):
        texts.unseal(KEY, texts.seal(KEY, b"text", BINDING), replace(BINDING, **elsewhere))


def test_part_and_case_cannot_run_into_each_other():
    assert len({replace(BINDING, part=k).associated_data() for k in ("a", "aa", "ab")}) == 3


@given(st.integers(0, 1064), st.integers(1, 255))
def test_every_flipped_byte_is_found(position, flip):
    blob = bytearray(texts.seal(KEY, b"text", BINDING))
    blob[position] ^= flip
    with pytest.raises(SealError):
        texts.unseal(KEY, bytes(blob), BINDING)


@given(st.integers(0, 1064))
def test_every_cut_is_found(length):
    with pytest.raises(SealError):
        texts.unseal(KEY, texts.seal(KEY, b"text", BINDING)[:length], BINDING)


def test_another_key_opens_nothing():
    with pytest.raises(SealError):
        texts.unseal(bytes(32), texts.seal(KEY, b"text", BINDING), BINDING)


def test_an_unknown_version_is_named_as_such():
    with pytest.raises(UnknownFormat):
        texts.unseal(KEY, b"\x02" + texts.seal(KEY, b"text", BINDING)[1:], BINDING)
