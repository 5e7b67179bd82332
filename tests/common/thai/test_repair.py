"""Broken Thai is mended where it is sure, and how readable a text is can be told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import READABLE, clean_text, clean_typed, readability, repaired, repaired_layer, unreadable

DOCUMENT = (Path(__file__).parents[2] / "data" / "khokkhon-measures-2566.txt").read_text(encoding="utf-8")
SHIFTED = dict(zip("่้๊๋์", "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ส านักปลัด", "สำนักปลัด"),
        ("จัดท า ๑ ครั้ง", "จัดทำ ๑ ครั้ง"),
        ("แหล่งน ้า", "แหล่งน้ำ"),
        ("แหล่งน้ า", "แหล่งน้ำ"),
        ("น\u0e4d้า น้\u0e4dา นำ้ ก\u0e4dา", "น้ำ น้ำ น้ำ กำ"),
        ("คร้ัง ท่ี พ้ืน สิทธ์ิ", "ครั้ง ที่ พื้น สิทธิ์"),
        ("ที\uf70a ป\uf70bองกัน เป\uf702 \uf700าน \uf70fาติ", "ที่ ป้องกัน เปี ฐาน ญาติ"),
        ("\uf0b7 หน่วยงาน\n\uf0a7 กองคลัง", "• หน่วยงาน\n• กองคลัง"),
        ("เเผนงาน", "แผนงาน"),
        ("ก่่อน ดีี", "ก่อน ดี"),
        ("ระบบ\u00a0และ", "ระบบ และ"),
    ],
)
def test_sure_damage_is_mended(broken, right):
    assert repaired(broken) == right


@pytest.mark.parametrize(
    "right",
    [DOCUMENT, "สระ า ใช้คู่กับ", "น้ำ ทำ นำ ดำเนินการ", "ตามมาตรฐานหน่วยงาน", "a า", "๑ า", "สิทธิ์", "<๕ บาท>"],
    ids=lambda text: text[:10],
)
def test_sound_text_stays(right):
    assert repaired(right) == right
    assert repaired_layer(right) == right


@given(st.text(alphabet="กนม เาะิี่้๊๋์็ำ\u0e4dู\uf70a\uf0b7๑1a\n"))
def test_mending_twice_changes_nothing_more(text):
    assert repaired(repaired(text)) == repaired(text)
    assert clean_typed(clean_typed(text)) == clean_typed(text)


LAYERS = {
    "Royal Gazette": DOCUMENT.replace("ำ", " า"),
    "every า an ำ": DOCUMENT.replace("ำ", " ำ").replace("า", "ำ"),
    "ำ apart": DOCUMENT.replace("ำ", "\u0e4dา"),
    "private glyphs": "".join(SHIFTED.get(char, char) for char in DOCUMENT),
}


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
def test_nine_of_ten_words_of_a_damaged_layer_are_found(layer):
    words = DOCUMENT.split()
    mended = repaired_layer(layer)
    assert sum(word in mended for word in words) >= 0.9 * len(words)
    assert readability(mended) >= READABLE


GARBAGE = {
    "glyph numbers": " ".join(f"(cid:{ord(char)})" for char in DOCUMENT[:400]),
    "private": "".join(chr(0xF000 + ord(char) % 256) if char.strip() else char for char in DOCUMENT),
    "another code page": DOCUMENT.encode("cp874", "ignore").decode("latin-1"),
    "a font of its own in ASCII": "".join(chr(33 + ord(char) % 90) if char.strip() else char for char in DOCUMENT),
    "letters in disorder": "".join(chr(0xE01 + (ord(c) * 7) % 46) if "ก" <= c <= "๎" else c for c in DOCUMENT),
    "lost letters": "\ufffd" * 300,
    "nothing": " \n",
    "only digits": "๑๒๓ 456",
}


@pytest.mark.parametrize("layer", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_no_text_layer(layer):
    assert readability(repaired_layer(layer)) < READABLE


@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT,
        "นายสมชาย ใจดี นางสาวประภาพร วงศ์สุวรรณ โทรศัพท์ ๐๘๑-๒๓๔-๕๖๗๘",
        "Integrity and Transparency Assessment (ITA) 2023, https://itas.nacc.go.th/go/eit/u4gpi2",
        "ประกาศ อบต.โคกขอน เรื่อง No Gift Policy ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
    ],
    ids=lambda text: text[:10],
)
def test_sound_text_is_readable(text):
    assert readability(text) >= 90


def test_a_long_text_is_judged_by_its_parts():
    """A sound cover does not make a book of garbage readable."""
    assert readability("ประกาศองค์การบริหารส่วนตำบล " + GARBAGE["private"] * 20) < READABLE


def test_leftover_tags_go_and_other_signs_stay():
    assert (
        clean_typed("<p>แผนงาน<br>ประจำปี</p><!--[if gte mso 9]><xml></xml><![endif]-->&nbsp;<b>๒๕๖๖</b>")
        == "แผนงาน\nประจำปี\n ๒๕๖๖"
    )
    assert clean_typed("ราคา <๕ บาท> และ a < b > c") == "ราคา <๕ บาท> และ a < b > c"
    assert clean_text("<b>") == "<b>"


def test_what_nobody_can_read_is_named():
    assert unreadable("แผน\ue123งาน และ ค\ufffdน") == ["แผน\ue123งาน", "ค\ufffdน"]
    assert unreadable(DOCUMENT) == []
