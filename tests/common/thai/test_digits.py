"""Thai and Arabic digits, numbers and sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import (
    days_between_words,
    format_bytes,
    format_number,
    to_arabic_digits,
    to_thai_digits,
)


@given(st.text())
def test_digits_round_trip(text):
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)
    assert to_thai_digits(to_arabic_digits(text)) == to_thai_digits(text)


def test_digits_of_numbers():
    assert to_thai_digits(2566) == "๒๕๖๖"
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "๐ ไบต์"),
        (1023, "๑,๐๒๓ ไบต์"),
        (1024, "๑ กิโลไบต์"),
        (1_048_575, "๑ เมกะไบต์"),
        (1_258_291, "๑.๒ เมกะไบต์"),
        (5 * 1024**3, "๕ กิกะไบต์"),
        (5 * 1024**4, "๕,๑๒๐ กิกะไบต์"),
    ],
)
def test_sizes_are_written(size, text):
    assert format_bytes(size) == text


def test_numbers_are_written():
    assert format_number(40850) == "๔๐,๘๕๐"
    assert format_number(85.5) == "๘๕.๕"
    assert days_between_words(32) == "๓๒ วัน"
