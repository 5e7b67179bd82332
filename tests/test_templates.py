"""Lines of templates end where a person can still read them, and readers see none of the comments."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160
COMMENT = re.compile(r"{#.*?#}")
STATIC = re.compile(r"""{% static ['"]([^'"]+)['"]""")
TEMPLATES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_line_is_longer_than_160_characters(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_comment_goes_on_in_the_next_line_where_readers_would_see_it(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if re.search("{#|#}", COMMENT.sub("", line))] == []


def test_every_static_file_that_a_template_names_is_there():
    """A missing one would be found by whoever opens the page, with an error: names are looked up in a manifest."""
    named = {
        (name, file) for name in TEMPLATES for file in STATIC.findall((ROOT / name).read_text(encoding="utf-8")) if file
    }
    assert [(name, file) for name, file in sorted(named) if finders.find(file) is None] == []
