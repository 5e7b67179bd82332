"""docs/ is true: its index, its dates, its links, and every command that a page names."""

import importlib.util
import re
import shlex

import pytest
from django.core.management import call_command, get_commands, load_command_class

from tests import docs

DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)
PAGES = [*sorted(docs.DOCS.rglob("*.md")), *sorted(docs.ROOT.glob("*.md"))]
# What stands for something else in a page, and what it is here.
EXAMPLES = {
    "<year>": "2569",
    "USERNAME": "somchai",
    "ชื่อผู้ใช้": "somchai",
    "--staff N": "--staff 1",
    "[--channels general corruption]": "--channels general corruption",
    "ไฟล์.json": "fixtures/old-counter/khokkhon.json",
}
# They need no person and no file of one: run as written, on an empty site.
RUN = {
    "check_ledger", "check_links", "complaints_daily", "complaints_retention", "import_old_counter", "load_ita",
    "makemigrations", "rebuild_search", "set_up_roles",
}  # fmt: skip


def arguments(rest):
    for written, meant in EXAMPLES.items():
        rest = rest.replace(written, meant)
    return shlex.split(rest)


MANAGE = [(called.split()[1], arguments(rest)) for called, rest in docs.commands() if called.startswith("manage.py")]


def test_index_lists_every_page():
    assert docs.INDEX.read_text(encoding="utf-8") == docs.index(), "run: python -m tests.docs"


@pytest.mark.parametrize("page", sorted((docs.DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_decision_is_dated(page):
    assert DATE.search("\n".join(page.read_text(encoding="utf-8").splitlines()[:4])), "write the day below the title"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#|/)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(("name", "written"), MANAGE, ids=lambda value: value if isinstance(value, str) else None)
def test_command_exists_and_takes_what_the_page_gives_it(name, written):
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    assert parser.parse_args(written)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "written"), [one for one in MANAGE if one[0] in RUN], ids=lambda value: str(value))
def test_command_runs_as_the_page_says(name, written, capsys):
    call_command(name, *written, *(["--dry-run"] if name == "makemigrations" else []))


@pytest.mark.parametrize(("called", "rest"), [one for one in docs.commands() if one[0].startswith("-m")], ids=str)
def test_module_and_its_paths_exist(called, rest):
    assert importlib.util.find_spec(called.split()[1])
    assert [path for path in re.findall(r"tests/[\w/.]+", rest) if not (docs.ROOT / path).exists()] == []


@pytest.mark.parametrize(
    "target", sorted({called.split()[1] for called, _ in docs.commands() if called.startswith("make")})
)
def test_make_knows_the_target(target):
    assert re.search(rf"^{target}:", (docs.ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
