"""Lines of templates end where a person can still read them, and readers see none of the comments."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160
COMMENT = re.compile(r"{#.*?#}")
TEMPLATES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_line_is_longer_than_160_characters(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_comment_goes_on_in_the_next_line_where_readers_would_see_it(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if re.search("{#|#}", COMMENT.sub("", line))] == []
