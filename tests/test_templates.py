"""Lines of templates end where a person can still read them, and readers see none of the comments."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160
COMMENT = re.compile(r"{#.*?#}")
# Of a picture in the page: where it begins, in a template or in the code that draws one.
PICTURE = re.compile(r"<svg\b[^>]*>")
STATIC = re.compile(r"""{% static ['"]([^'"]+)['"]""")
# What staff type and people read: names that may hold digits.
TYPED = re.compile(
    r"{{ *(?:[\w.]+\.)?(?:division(?:\.name)?|(?:topic|section|policy|edition|activity|suggestion|payload|data)\.title"
    r"|(?:office|organisation|witness|holiday|service)\.name|post|category) *}}"
)
TEMPLATES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_line_is_longer_than_160_characters(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_comment_goes_on_in_the_next_line_where_readers_would_see_it(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if re.search("{#|#}", COMMENT.sub("", line))] == []


def test_names_that_staff_type_are_read_in_thai_digits():
    """Write {{ division|thai_digits }}: staff may have typed "กองช่าง 2"."""
    readers = [name for name in TEMPLATES if not name.startswith("templates/admin/")]
    bare = {name: TYPED.findall((ROOT / name).read_text(encoding="utf-8")) for name in readers}
    assert {name: found for name, found in bare.items() if found} == {}
    assert TYPED.findall(
        "{{ edition.said.organisation.name }} {{ division }} {{ division|thai_digits }} {{ file.name }}"
    ) == [
        "{{ edition.said.organisation.name }}",
        "{{ division }}",
    ]


def test_every_static_file_that_a_template_names_is_there():
    """A missing one would be found by whoever opens the page, with an error: names are looked up in a manifest."""
    named = {
        (name, file) for name in TEMPLATES for file in STATIC.findall((ROOT / name).read_text(encoding="utf-8")) if file
    }
    assert [(name, file) for name, file in sorted(named) if finders.find(file) is None] == []


def test_every_picture_in_a_page_says_its_size():
    """Where the style sheet is lost on the way, one without a size fills the window."""
    drawing = [path for path in ROOT.glob("[a-z]*/**/*.py") if path.relative_to(ROOT).parts[0] != "tests"]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in drawing}
    texts |= {name: (ROOT / name).read_text(encoding="utf-8") for name in TEMPLATES}
    found = [(name, tag) for name, text in texts.items() for tag in PICTURE.findall(text)]
    assert [each for each in found if not re.search(r"\bwidth=.*\bheight=", each[1], re.DOTALL)] == []
    assert len(found) > 20


@pytest.mark.parametrize("name", [name for name in TEMPLATES if not name.startswith("templates/admin/")])
def test_a_table_without_a_look_of_its_own_can_be_pushed_sideways(name):
    """What has one is made of cards, or narrow, on a phone."""
    text = (ROOT / name).read_text(encoding="utf-8")
    framed = re.findall(r'<div class="scroll"[^>]*>\s*<table>', text)
    assert len(framed) == text.count("<table>")
