"""An EIT page leads to NACC's own form or NACC's bare host, and nowhere else."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ita.eit import links


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://itas.nacc.go.th/go/eit/u4gpi2", "u4gpi2"),
        ("  https://itas.nacc.go.th/go/eit/U4GPI2/ ", "U4GPI2"),
        ("HTTPS://ITAS.NACC.GO.TH/go/eit/123456", "123456"),
        ("https://itas.nacc.go.th", ""),
        ("https://itas.nacc.go.th/", ""),
    ],
)
def test_reads_the_code(text, code):
    assert links.read(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "https://itas.nacc.go.th/go/iit/u4gpi2",
        "https://itas.nacc.go.th/GO/IIT/u4gpi2",
        "https://itas.nacc.go.th//go/iit",
    ],
)
def test_refuses_an_iit_link_with_the_reason(text):
    with pytest.raises(ValidationError, match="IIT สำหรับเจ้าหน้าที่ภายในเท่านั้น ห้ามเผยแพร่"):
        links.read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://itas.nacc.go.th/go/eit/u4gpi2", "https://"),
        ("itas.nacc.go.th", "https://"),
        ("javascript:alert(1)//itas.nacc.go.th/go/eit/u4gpi2", "https://"),
        ("//itas.nacc.go.th/go/eit/u4gpi2", "https://"),
        ("https://itas.nacc.go.th:443/go/eit/u4gpi2", "พอร์ต"),
        ("https://itas.nacc.go.th:/go/eit/u4gpi2", "พอร์ต"),
        ("https://itas.nacc.go.th@evil.example/go/eit/u4gpi2", "ชื่อผู้ใช้"),
        ("https://user:pass@itas.nacc.go.th/go/eit/u4gpi2", "ชื่อผู้ใช้"),
        ("https://itas.nacc.go.th.evil.example/go/eit/u4gpi2", "เท่านั้น"),
        ("https://itas-nacc.go.th/go/eit/u4gpi2", "เท่านั้น"),
        ("https://itas.nacc.go.th./go/eit/u4gpi2", "เท่านั้น"),
        ("https://nacc.go.th/go/eit/u4gpi2", "เท่านั้น"),
        ("https:///go/eit/u4gpi2", "เท่านั้น"),
        ("https://іtas.nacc.go.th/go/eit/u4gpi2", "อักขระ"),  # a Cyrillic і
        ("https://itas.nacc.go.th\\@evil.example/go/eit/u4gpi2", "อักขระ"),
        ("https://itas.nacc.go.th/go/%69it/u4gpi2", "อักขระ"),
        ("https://itas.nacc.go.th/go/eit/u4 gpi", "อักขระ"),
        ("https://itas.nacc.go.th/go/eit/u4gpi2?next=x", "ส่วนต่อท้าย"),
        ("https://itas.nacc.go.th/go/eit/u4gpi2#x", "ส่วนต่อท้าย"),
        ("https://itas.nacc.go.th/go/eit/", "ไม่ใช่แบบวัด EIT"),
        ("https://itas.nacc.go.th/go/eit/../iit/u4gpi2", "ไม่ใช่แบบวัด EIT"),
        ("https://itas.nacc.go.th/home", "ไม่ใช่แบบวัด EIT"),
        ("https://itas.nacc.go.th/go/eit/u4gpi", "๖ ตัว"),
        ("https://itas.nacc.go.th/go/eit/u4gpi23", "๖ ตัว"),
        ("https://itas.nacc.go.th/go/eit/u4gp_2", "๖ ตัว"),
        ("https://[itas.nacc.go.th/go/eit/u4gpi2", "อ่านลิงก์"),
        ("", "อักขระ"),
        ("x" * 100_000, "https://"),
    ],
)
def test_refuses_everything_else_with_a_reason(text, reason):
    with pytest.raises(ValidationError) as refusal:
        links.read(text)
    assert reason in refusal.value.messages[0]


@given(st.from_regex(r"[0-9A-Za-z]{6}", fullmatch=True))
def test_address_of_a_code_reads_back(code):
    assert links.read(links.address(code)) == code


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        code = links.read(text)
    except ValidationError:
        return
    assert links.address(code).rstrip("/").lower() == text.strip().rstrip("/").lower()
