"""Readers' pages have one style sheet and a small one a room, made of every file of static/css that is not the admin's."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont
from lxml import html

from kokkhon_ita.stylesheet import DARK, READERS, ROOMS, SHEETS, STAFF, Sheet
from tests import page_lint

SOURCES = [path for sheet in (READERS, *ROOMS) for path in sheet.sources()]


def test_every_component_is_in_one_sheet():
    folder = Path(READERS.sources()[0]).parent
    readers = [path for path in folder.rglob("*.css") if not path.relative_to(folder).parts[0].startswith("admin")]
    assert sorted(SOURCES) == sorted(readers)


def test_tokens_come_first_and_components_last():
    names = [path.name for path in READERS.sources()]
    assert names[0] == "tokens.css"
    assert names[7:] == sorted(names[7:])


def test_dark_colours_are_written_once_and_stand_under_both_wishes():
    [dark] = [path for path in READERS.sources() if path.name == DARK]
    paper = re.search(r"--paper: (#\w+);", dark.read_text(encoding="utf-8"))[1]
    sheet = READERS.written()
    wished = f"@media (prefers-color-scheme:dark){{:root:not(:has(#scheme-light:checked)){{--paper:{paper}"
    assert (
        sheet.index("--paper:#faf5ea")
        < sheet.index(wished)
        < sheet.index(f":root:has(#scheme-dark:checked){{--paper:{paper}")
    )
    assert sheet.index(":root:has(#scheme-dark:checked)") < sheet.index(":root:has(#scheme-contrast:checked)")


def test_the_staff_sheet_has_the_same_colours_light_and_dark():
    shared = re.findall(r"--paper:#\w+", READERS.written())[:3]
    assert re.findall(r"--paper:#\w+", STAFF.written()) == shared
    wished, chosen = ':root:not([data-theme="light"]){--paper', ':root[data-theme="dark"]{--paper'
    assert STAFF.written().index(wished) < STAFF.written().index(chosen)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_picture_and_font_of_the_sheet_is_there(sheet):
    named = re.findall(r"url\(\"?([^\")]+)\"?\)", sheet.written())
    assert [name for name in named if not finders.find(f"css/{name}".replace("css/../", ""))] == []
    assert any("fonts/" in name for name in named) == (sheet not in ROOMS)


def test_no_two_components_claim_the_same_block():
    owners = {}
    for path in SOURCES:
        rules = re.findall(r"(?:^|\})\s*\.([a-z][a-z-]*)(?:__|--|\s|:|,|\{)", path.read_text(encoding="utf-8"))
        for block in set(rules):
            owners.setdefault(block, []).append(path.name)
    twice = {block: files for block, files in owners.items() if len(files) > 1}
    assert set(twice) <= SHARED, twice


# Small pieces that other components place, such as a box in a side column.
SHARED = {"card-box", "form-check", "form-control", "invalid-feedback", "reading", "receipt", "row", "sheet"}


def test_a_changed_source_changes_the_sheet(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    place = Path(finders.find("css/site.css"))
    monkeypatch.setattr(Sheet, "written", lambda sheet: "a{}")
    assert Path(finders.find("css/site.css")) == place
    assert place.read_text() == "a{}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "rooms"), [("home", []), ("complaints:corruption", ["channels"]), ("visitors:index", ["lists"])]
)
def test_a_page_asks_for_the_sheets_of_its_room_and_says_so_in_its_header(client, view, rooms):
    answer = client.get(reverse(view))
    sheets = [f"/static/css/{name}.css" for name in ["site", *rooms]]
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', answer.content.decode()) == sheets
    early = [f"<{sheet}>; rel=preload; as=style" for sheet in sheets]
    assert answer.headers["Link"].split(", ")[:-1] == early
    assert answer.headers["Link"].split(", ")[-1].endswith(".woff2>; rel=preload; as=font; crossorigin")


def test_a_room_that_a_page_forgets_is_told():
    page = "<html><head><link rel=stylesheet href=/static/css/site.css></head><p class='hits hits__label'></p></html>"
    assert next(page_lint.room_sheets(html.document_fromstring(page))).startswith("'hits' is styled by css/lists.css")
    linked = page.replace("site.css", "lists.0123456789ab.css")
    assert list(page_lint.room_sheets(html.document_fromstring(linked))) == []


def test_letters_of_one_width_leave_thai_ones_to_the_site_s_font():
    """Write var(--mono): a family that ends with `monospace` draws Thai as boxes where the device has no Thai of that kind."""
    sources = Path(settings.BASE_DIR, "static", "css").rglob("*.css")
    naming = {path.name: path.read_text(encoding="utf-8").count("monospace") for path in sources}
    assert {name: count for name, count in naming.items() if count} == {"tokens.css": 2}


@pytest.mark.parametrize("weight", [400, 700])
def test_the_line_under_what_was_added_stands_below_the_vowels(weight):
    """สระอุ and สระอู under a consonant without a tail; under one with a tail the line makes way for them."""
    static = Path(settings.BASE_DIR, "static")
    sheet = (static / "css" / "lists" / "difference_list.css").read_text(encoding="utf-8")
    offset = float(re.search(r"ins {[^}]*text-underline-offset: ([\d.]+)em", sheet)[1])
    font = TTFont(static / "fonts" / f"sarabun-thai-{weight}-normal.woff2")
    pen = ControlBoundsPen(font.getGlyphSet())
    for vowel in "ุู":
        font.getGlyphSet()[font.getBestCmap()[ord(vowel)]].draw(pen)
    assert offset > -pen.bounds[1] / font["head"].unitsPerEm
