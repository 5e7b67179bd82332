"""Telephone numbers can be tapped wherever the office writes them; other figures are left alone."""

import pytest
from django.core.exceptions import ValidationError

from common.telephones import validate
from common.templatetags.telephones import telephones, telephones_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("๐ ๔๔๐๐ ๐๐๐๐", ["044000000"]),
        ("๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒", ["044000000"]),
        ("044-000-000, 081-234-5678", ["044000000", "0812345678"]),
        ("๐-๒๑๒๓-๔๕๖๗-๘", ["021234567"]),
        ("+66 44 000 000", ["+6644000000"]),
        ("สายด่วน ๑๕๖๗ จังหวัด", ["1567"]),
        ("๑๕๖๗", ["1567"]),
        ("โทร. 191", ["191"]),
        ("๑๕๖๗ หมู่ ๒ พ.ศ. ๒๕๔๐", []),
        ("เลขที่ ๐๑๒๓๔๕๖๗๘๙๐๑๒", []),
        ("https://www.example.go.th/044000000/%E0044000000 a044000000b", []),
    ],
)
def test_numbers_become_links_with_arabic_digits(text, numbers):
    shown = telephones(text)
    assert [part.partition('"')[0] for part in shown.split('href="tel:')[1:]] == numbers


def test_what_is_read_stays_and_is_escaped():
    assert telephones("<b> โทร ๑๕๖๗") == '&lt;b&gt; โทร <a class="together" href="tel:1567">๑๕๖๗</a>'
    assert telephones("๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒") == '<a class="together" href="tel:044000000">๐ ๔๔๐๐ ๐๐๐๐</a> ต่อ ๑๒'
    assert telephones("") == ""


def test_rich_text_keeps_its_marks_and_its_own_links():
    linked = '<a class="together" href="tel:044000000">๐๔๔ ๐๐๐ ๐๐๐</a>'
    assert (
        telephones_in("<p>โทร <strong>๐๔๔ ๐๐๐ ๐๐๐</strong> &lt;ในเวลา&gt;</p>")
        == f"<p>โทร <strong>{linked}</strong> &lt;ในเวลา&gt;</p>"
    )
    for same in (
        '<p><a href="tel:044000000">๐๔๔ ๐๐๐ ๐๐๐</a></p>',
        "<p><strong>๑๐๐</strong> บาท</p>",
        '<a href="/1"><b>1567</b></a>',
    ):
        assert telephones_in(same) == same


@pytest.mark.parametrize(
    "text",
    [
        "๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒",
        "๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒, ๑๓ หรือ ๑๐๐",
        "044-000-000, 081-234-5678",
        "(044) 000000",
        "๐-๒๑๒๓-๔๕๖๗-๘ กด 0",
        "๐๔๒ ๐๐๐ ๐๐๐ (กองคลัง) ๐๔๒ ๐๐๐ ๐๐๑ (กองช่าง)",
        "+66 44 000 000",
        "๑๕๖๗",
        "๐๔๒ ๐๐๐ ๐๐๐, สายด่วน ๑๕๖๗",
    ],
)
def test_numbers_of_offices_are_taken(text):
    validate(text)


@pytest.mark.parametrize(
    "text", ["โทรมาสิ", "0" * 63, "๐๔๒ ๐๐๐", "๐๔๒ ๐๐๐ ๐๐๐, ๐๔๒ ๐๐๐ ๐๐", "๑๒๓๔๕", "ต่อ ๑๒", "08123456789"]
)
def test_what_is_no_telephone_number_is_refused(text):
    with pytest.raises(ValidationError, match="โปรดกรอกหมายเลขโทรศัพท์ เช่น"):
        validate(text)
