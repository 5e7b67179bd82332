import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.sealing import receipts
from complaints.sealing.errors import BadReceipt

codes = st.integers(0, 10**27 - 1).map(receipts.with_check_digit)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def test_published_example_of_the_check_digit():
    assert receipts.check_digit("572") == "4"


def test_a_new_code_is_28_digits_shown_seven_by_four():
    shown = receipts.show(receipts.generate())
    assert [len(group) for group in shown.split()] == [4] * 7


def test_new_codes_differ():
    assert len({receipts.generate() for _ in range(1000)}) == 1000


@given(codes)
def test_a_code_comes_back_from_any_way_of_writing_it(code):
    shown = receipts.show(code)
    for typed in (code, shown, shown.replace(" ", "-"), shown.translate(THAI), f"\u200b {shown}\n"):
        assert receipts.normalise(typed) == code


@given(codes, st.integers(0, 27), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(code, position, shift):
    wrong = str((int(code[position]) + shift) % 10)
    with pytest.raises(BadReceipt):
        receipts.normalise(code[:position] + wrong + code[position + 1 :])


@given(codes, st.integers(0, 26))
def test_every_swap_of_neighbours_is_found(code, position):
    one, other = code[position : position + 2]
    swapped = code[:position] + other + one + code[position + 2 :]
    if swapped != code:
        with pytest.raises(BadReceipt):
            receipts.normalise(swapped)


@pytest.mark.parametrize("typed", ["", "1234", "ก" * 28, "²" * 28, "0" * 29, "0" * 500, "12.4" * 7])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(BadReceipt):
        receipts.normalise(typed)
