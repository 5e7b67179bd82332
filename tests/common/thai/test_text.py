"""Cleaning, searching and ordering Thai text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import (
    clean_text,
    nfc,
    search_key,
    thai_sort_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น้ำ", "น\u0e4d้า"),
        ("น้ำ", "น้\u0e4dา"),
        ("น้ำ", "นำ้"),
        ("กำ", "ก\u0e4dา"),
        ("แผน", "เเผน"),
        ("พ.ศ. ๒๕๖๖", "พ.ศ.\u00a0 2566 "),
        ("No Gift Policy", "no\ngift\tpolicy"),
        ("ของขวัญ", "ของ\u200bขวัญ\ufeff"),
    ],
)
def test_words_that_look_the_same_have_the_same_search_key(one, other):
    assert search_key(one) == search_key(other)


@given(st.one_of(st.text(), st.text(alphabet="กน เแาะ่้๊๋็ำ\u0e4dู\u200b ๑1")))
def test_folding_and_cleaning_twice_changes_nothing_more(text):
    assert search_key(search_key(text)) == search_key(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def test_clean_text_keeps_words_and_lines():
    assert clean_text(" \ufeffบรรทัด\u200bแรก\r\nบรรทัด\tสอง\x00\u202e ") == "บรรทัดแรก\nบรรทัด สอง"
    assert clean_text("ก\vข\fค\u2028ง\rจ") == "ก\nข\nค\nง\nจ"
    assert clean_text("น้ำ") == "น้ำ"
    assert nfc("e\u0301") == "é"


def test_dictionary_order():
    in_order = ["กก", "กา", "ก่า", "ก้า", "เก", "เก่า", "แก", "โก", "ใกล้", "ไก่", "ขา", "ฤดู", "สำนักปลัด", "หน่วย", "แห่ง"]
    assert sorted(sorted(in_order), key=thai_sort_key) == in_order
