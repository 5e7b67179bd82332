"""What comes from outside becomes a number by common.numbers alone: `int` raises on 5,000 digits, which `isdecimal` lets pass."""

import ast
from pathlib import Path

import pytest

from common.numbers import short_number

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [
    "common",
    "publishing",
    "measures",
    "disclosures",
    "ita",
    "complaints",
    "witnesses",
    "services",
    "visitors",
    "kokkhon_ita",
]
ASKS = {"isdecimal", "isdigit", "isnumeric"}
# They ask what sort of signs a text has, and make no number of it; verify.py stands alone and looks at the length itself.
OF_SIGNS = {
    "common/accounts/second_factor.py",
    "common/numbers.py",
    "complaints/filing/slips.py",
    "complaints/readers/matching/slips.py",
    "complaints/views/filing.py",
    "measures/importing/layout.py",
    "measures/importing/months.py",
    "measures/importing/table.py",
    "measures/quality/check.py",
    "publishing/forms.py",
    "publishing/verify.py",
}


def is_sent(node):
    """Return whether something is what a request brings."""
    return any(isinstance(one, ast.Attribute) and one.attr in ("GET", "POST") for one in ast.walk(node))


def makes_a_number_of_what_is_sent(node):
    is_int = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "int"
    return is_int and any(map(is_sent, node.args))


def found(source):
    """Return (whether it asks for digits, whether it makes an int of what a request brings)."""
    nodes = list(ast.walk(ast.parse(source)))
    asks = any(isinstance(node, ast.Attribute) and node.attr in ASKS for node in nodes)
    return asks, any(map(makes_a_number_of_what_is_sent, nodes))


def test_no_other_part_of_the_site_makes_numbers_of_digits_that_were_sent():
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    told = {path.relative_to(ROOT).as_posix(): found(path.read_text(encoding="utf-8")) for path in paths}
    assert {name for name, (asks, _) in told.items() if asks} == OF_SIGNS
    assert [name for name, (_, makes) in told.items() if makes] == []
    assert found('int(request.POST.get("reader", ""))') == (False, True)


@pytest.mark.parametrize("text", [None, "", "9" * 5000, "9" * 10, "-1", "1.0", "๑", "²", " 1"])
def test_what_is_no_short_number_is_none(text):
    assert short_number(text) is None


def test_short_number_is_read_up_to_the_digits_that_are_asked_for():
    assert short_number("999999999") == 999_999_999
    assert (short_number("2566", digits=4), short_number("25660", digits=4)) == (2566, None)
