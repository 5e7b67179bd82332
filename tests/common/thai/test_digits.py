"""Thai and Arabic digits, numbers and sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import (
    all_thai_digits,
    days_between_words,
    format_bytes,
    format_number,
    to_arabic_digits,
    to_thai_digits,
)


@given(st.text())
def test_digits_round_trip(text):
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)
    assert to_arabic_digits(all_thai_digits(text)) == to_arabic_digits(text)
    assert all_thai_digits(to_arabic_digits(text)) == all_thai_digits(text)
    assert to_thai_digits(to_thai_digits(text)) == to_thai_digits(text)


def test_digits_of_numbers():
    assert to_thai_digits(2566) == "๒๕๖๖"
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("สำนักข่าว the101.world ปี 2566", "สำนักข่าว the101.world ปี ๒๕๖๖"),
        ("ดูthe101.worldปี2566", "ดูthe101.worldปี๒๕๖๖"),
        ("clerk1 กองช่าง2", "clerk1 กองช่าง๒"),
        ("ช่อง Sheet!A0, ข้อ 2", "ช่อง Sheet!A0, ข้อ ๒"),
        ("(O1-2569/A12) ข้อ 1.2", "(O1-2569/A12) ข้อ ๑.๒"),
        ("LINE @1234567 โทร. 042-123-456", "LINE @1234567 โทร. ๐๔๒-๑๒๓-๔๕๖"),
        ("ที่:https://โคกคอน.ไทย/ข่าว/2566 ปี 2566", "ที่:https://โคกคอน.ไทย/ข่าว/2566 ปี ๒๕๖๖"),
        ("<b>ปี 2566</b> ITA(2566)", "<b>ปี ๒๕๖๖</b> ITA(๒๕๖๖)"),
        ("มาตรฐาน ISO 9001 กระดาษ A4 –5", "มาตรฐาน ISO ๙๐๐๑ กระดาษ A4 –๕"),
    ],
)
def test_addresses_and_codes_stay_as_they_are(typed, read):
    assert to_thai_digits(typed) == read


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
