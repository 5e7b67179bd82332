"""The picture to embed: the same on every machine, whatever fonts it has."""

import re
from xml.etree import ElementTree

import pytest

from common.outlines import LacksLetter, drawn
from visitors.figures import widget

SVG = "{http://www.w3.org/2000/svg}"


def title(picture):
    return ElementTree.fromstring(picture).findtext(f"{SVG}title")


def test_words_are_outlines_and_need_no_font_of_the_reader():
    picture = ElementTree.fromstring(widget.svg(211, 40_850))
    assert not list(picture.iter(f"{SVG}text"))
    assert "font-family" not in widget.svg(211, 40_850)


def test_a_letter_that_the_font_lacks_is_refused_not_drawn_as_a_box():
    with pytest.raises(LacksLetter):
        drawn("ผู้เยี่ยมชม 漢", 15)


def test_screen_readers_hear_the_sentence():
    assert title(widget.svg(211, 40_850)) == "สถิติผู้เยี่ยมชม วันนี้ ๒๑๑ ทั้งหมด ๔๐,๘๕๐"


def test_figures_nobody_knows_are_dashes():
    assert title(widget.svg(None, None)) == "สถิติผู้เยี่ยมชม วันนี้ – ทั้งหมด –"


def test_largest_numbers_stay_right_of_their_labels():
    """The labels end before 115 and 80."""
    placed = re.findall(r"translate\((\S+) ", widget.svg(9_999_999, 999_999_999))
    today, total = [float(left) for left in placed if float(left) > 60]
    assert 115 < today < 226
    assert 80 < total < 226
