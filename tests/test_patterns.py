"""No text, however it is made, keeps a pattern of the code busy: a post of some kilobytes must not hold a worker."""

import ast
import importlib
import re
import signal
from contextlib import contextmanager
from functools import cache
from itertools import product
from re import _compiler as compiler
from re import _constants as sre
from re import _parser as parser

import pytest
from django.core.exceptions import ValidationError

from measures.importing.limits import limited
from tests.installation import ROOT
from tests.test_words_of_the_code import ROOMS

SIGNS = 20_000
# Of a processor, not of the clock: to read such a text once takes some thousandths, to read it anew from each sign one or more.
SECONDS = 0.3
ANYWHERE = ("search", "sub", "subn", "findall", "finditer", "split")
ANCHORED = ("match", "fullmatch")
# Reads cells, in which blanks don't follow each other (limits.py).
WITHOUT_GAPS = "measures/importing/"
# Signs that stand for a class of them.
SOME = "กa0๑ \n-.<=|,\"'ำ"


@cache
def sources():
    """Return path → text of every file of the rooms but migrations."""
    files = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)
    return {path: path.read_text(encoding="utf-8") for path in files}


def named():
    """Yield (where, pattern, method) of every pattern that a module of the rooms has a name for; wsgi.py begins to serve."""
    everything = "\n".join(sources().values())
    for path, own in sources().items():
        if path.name == "wsgi.py":
            continue
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name, pattern in vars(importlib.import_module(dotted)).items():
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                used = re.search(rf"\b{name}\.(?:{'|'.join(ANYWHERE)})\b", own if name.startswith("_") else everything)
                yield f"{path.relative_to(ROOT)} {name}", pattern, "search" if used else "match"


def written():
    """Yield the same of every pattern that is written where it is used."""
    for path, text in sources().items():
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args):
                continue
            method, pattern = ast.unparse(node.func)[3:], node.args[0]
            if method in ANYWHERE + ANCHORED and isinstance(pattern, ast.Constant):
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield where, re.compile(pattern.value), "match" if method in ANCHORED else "search"


def beginnings(tokens):
    """Return what such a pattern may begin with, as far as every part of it: what an attacker would repeat."""
    whole, found = [""], []
    for operator, value in tokens:
        samples = _samples(operator, value) or [""]
        whole = [a + b for a, b in product(whole[:4], samples[:6])]
        found += whole[:8] + samples
    return list(dict.fromkeys(one for one in found if one))


def _samples(operator, value):
    if operator is sre.BRANCH:
        return [one for branch in value[1] for one in beginnings(branch)]
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return beginnings(value[2])
    if operator is sre.SUBPATTERN:
        return beginnings(value[-1])
    if operator is sre.ATOMIC_GROUP:
        return beginnings(value)
    if operator in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY, sre.CATEGORY):
        takes = compiler.compile(parser.SubPattern(parser.State(), [(operator, value)]))
        literal = [chr(value)] if operator is sre.LITERAL else []
        return literal or [sign for sign in SOME if takes.fullmatch(sign)][:6]
    return []


class TooLong(Exception):
    """A pattern was busy with one text for too long a time of the processor."""


@contextmanager
def limited_to(seconds):
    """Raise TooLong in what takes longer: Python's patterns look for signals while they search."""

    def stop(*_):
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def attack(pattern, method, *, blanks=True):
    """Return the beginning of a text that holds the pattern up, None when none was found; `blanks`: they may follow each other."""
    tokens = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for unit in dict.fromkeys((*beginnings(tokens), *SOME)):
        if unit.isspace() and not blanks:
            continue
        text = (unit * (SIGNS // len(unit) + 1))[:SIGNS]
        try:
            with limited_to(SECONDS):
                (pattern.subn if method == "search" else lambda _, whole: pattern.fullmatch(whole))("", text + "\0")
        except TooLong:
            return unit
    return None


def test_no_pattern_reads_a_long_text_again_and_again():
    found = {}
    for where, pattern, method in (*named(), *written()):
        if unit := attack(pattern, method, blanks=not where.startswith(WITHOUT_GAPS)):
            found[where] = unit
    assert found == {}


def test_no_cell_of_an_imported_table_has_a_gap():
    gaps = " " * SIGNS, "\n" * 4000, "\n \u00a0" * 3000, "\u2003" * 9
    rows = limited([[f"ก{gap}ข" for gap in gaps], [None, {"date": "2026-11-30"}]])
    assert rows[0] == ["ก  ข", "ก\n\nข", "ก\n\nข", "ก  ข"]
    assert rows[1] == [None, {"date": "2026-11-30"}]
    with pytest.raises(ValidationError, match="๓๒,๗๖๗"):
        limited([["ก" * 32_768]])


def test_a_pattern_that_does_is_found():
    assert attack(re.compile("<!--.*?-->"), "search") == "<!--"
    assert attack(re.compile(r"\S+@\S+"), "search")
    assert attack(re.compile("(a+)+b"), "match")
    assert attack(re.compile("[ก-ฮ][^ก-ฮ]"), "search") is None
