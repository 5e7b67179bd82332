"""A kind that is not whole stops the start, and nothing reads an edition's JSON but through its type."""

import dataclasses
from pathlib import Path
from typing import Annotated

import pytest
from django.core import checks as django_checks
from django.shortcuts import render

from publishing import checks, kinds
from publishing.addresses import Onward
from publishing.contents import Content, titled

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("measures", "disclosures", "ita", "complaints", "services", "kokkhon_ita", "templates")
# JSON reports are the stored content, byte for byte.
HASHED = {
    "measures/reports/table.py",
    "complaints/figures/reports.py",
    "complaints/keys/publication.py",
}


class Untagged(Content):
    name: Annotated[str, titled("ชื่อ")]


class Nameless(Content, tag_field="schema", tag="nameless-1"):
    name: str


class Hidden(Content):
    sha256: Annotated[str, titled("แฮช")]


class Files(Content, tag_field="schema", tag="files-1"):
    files: Annotated[list[Hidden], titled("ไฟล์")]


def changed(**facts):
    return dataclasses.replace(kinds.get("measures"), **facts)


def test_every_registered_kind_is_whole():
    assert checks.kinds_are_whole(None) == []
    assert checks.kinds_are_whole in django_checks.registry.registry.get_checks()


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"contents": ()}, "names no type"),
        ({"contents": (Untagged,)}, "Untagged has no schema name"),
        ({"contents": (Nameless,)}, "Nameless.name has no Thai title"),
        ({"contents": (Files,)}, "Hidden names a file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_incomplete_content_is_refused(facts, problem):
    [found] = checks.undeclared(changed(**facts))
    assert problem in found


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"newest": "no-such-view"}, "its url leads nowhere"),
        ({"rest": "no-such-"}, "its history_url leads nowhere"),
        ({"start": "<int:year>/<int:half>/"}, "its edition_url leads nowhere"),
        ({"kind": "topic"}, "its addresses are those of 'topic'"),
    ],
)
def test_address_that_leads_nowhere_is_refused(facts, problem):
    addresses = dataclasses.replace(kinds.get("measures").addresses, **facts)
    assert problem in list(checks.check_addresses.unreachable(changed(addresses=addresses)))


def test_withdrawn_editions_that_lead_nowhere_are_refused():
    lost = changed(onward=Onward("no-such:view", "ที่อื่น"))
    assert list(checks.check_addresses.unreachable(lost)) == ["its onward leads nowhere"]


@pytest.mark.parametrize(
    ("patterns", "problem"),
    [
        (("report.<str:ending>", "report.<str:ending>"), "its file 'report.<str:ending>' is named twice"),
        (("none.pdf",), "its file 'none.pdf' lies where nothing is found"),
        (("<int:number>/",), "its file '<int:number>/' lies where measures:edition-measure is found"),
    ],
)
def test_file_named_twice_or_lying_elsewhere_is_refused(patterns, problem):
    files = dataclasses.replace(kinds.get("measures").files, patterns=patterns)
    assert list(checks.check_addresses.problems(changed(files=files))) == [problem]


def no_such_page(request, edition, template="measures/nowhere.html"):
    return [render(request, name, {"edition": edition}) for name in (template, "measures/year.html")]


def test_template_that_does_not_exist_is_refused():
    assert list(checks.check_addresses.problems(changed(page=no_such_page))) == [
        "there is no template 'measures/nowhere.html'"
    ]


@pytest.mark.parametrize(
    ("kind", "key", "url"),
    [
        ("measures", "2566", "/measures/2566/"),
        ("gifts", "2569-1", "/no-gift-policy/2569/gifts/1/"),
        ("topic", "internal-audit-plan", "/disclosures/internal-audit-plan/"),
        ("organisation", "", "/contact/"),
    ],
)
def test_a_key_leads_to_its_addresses(kind, key, url):
    addresses = kinds.get(kind).addresses
    assert addresses.url(key) == url
    assert addresses.edition_url(key, 7) == f"{url}editions/7/"
    assert addresses.history_url(key) == f"{url}history/"


def test_right_that_nobody_could_hold_is_refused():
    rights = ("measures.change_plan", "measures.publish_plan", "common.change_organisation")
    assert list(checks.unknown_rights(changed(changed_with=rights))) == [
        "no model has the right 'measures.publish_plan'"
    ]


def test_incomplete_kind_is_an_error_that_names_it(monkeypatch):
    monkeypatch.setattr(kinds, "everything", lambda: [changed(contents=())])
    [error] = checks.kinds_are_whole(None)
    assert (error.level, "measures" in error.msg) == (django_checks.ERROR, True)


def test_only_hashing_reads_the_json_of_an_edition():
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".html")]
    # A migration knows only the fields of its day, never the types of today.
    paths = [path for path in paths if path.parent.name != "migrations"]
    reading = {str(path.relative_to(ROOT)) for path in paths if "edition.content" in path.read_text("utf-8")}
    assert reading == HASHED
