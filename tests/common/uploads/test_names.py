"""Safe names: what stays of a name, whatever somebody makes of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.uploads import safe_name
from common.uploads.names import LONGEST, dangerous_ending, says_something


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("แผน ปี ๒๕๖๖.PDF", "แผน ปี ๒๕๖๖.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\แผน.pdf", "แผน.pdf"),
        ("/absolute/แผน.pdf", "แผน.pdf"),
        ("a\x00b\r\nc.pdf", "a b c.pdf"),
        ("รายงาน\u202efdp.exe", "รายงานfdp.exe"),
        ("แผน\u200b.pdf", "แผน.pdf"),
        ("a?b#c%d.pdf", "abcd.pdf"),
        ("...", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("ก" * 300 + ".pdf", "ก" * (LONGEST - 4) + ".pdf"),
        ("น้ำ.pdf", "น้ำ.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
    ],
)
def test_cases(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_any_name_becomes_one_part_of_an_address(name):
    safe = safe_name(name)
    assert safe
    assert len(safe) <= LONGEST
    assert safe not in (".", "..")
    assert not set(safe) & set('/\\<>:"|?*%#')
    assert not [char for char in safe if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert safe == unicodedata.normalize("NFC", safe)


@given(st.text(max_size=200))
def test_a_safe_name_stays_as_it_is(name):
    assert safe_name(safe_name(name)) == safe_name(name)


@pytest.mark.parametrize(
    ("name", "ending"), [("a.exe.pdf", ".exe"), ("a.pdf", ""), ("exe.pdf", ""), ("A.HTML", ".html")]
)
def test_dangerous_ending(name, ending):
    assert dangerous_ending(name) == ending


@pytest.mark.parametrize(
    ("stem", "tells"),
    [
        ("h", False),
        ("๑๒๓๔๕", False),
        ("IMG_20230512_101010", False),
        ("scan0001", False),
        ("เอกสารสแกน (2)", False),
        ("LINE_ALBUM_230512", False),
        ("รายงาน", True),
        ("คำสั่งแต่งตั้ง 12-2566", True),
        ("newsletter", True),
    ],
)
def test_a_name_tells_something_beside_what_machines_call_files(stem, tells):
    assert says_something(stem) is tells
