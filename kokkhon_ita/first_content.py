"""What a new installation starts with: drafts that suit every office, or one office's fixtures, and its first administrator."""

import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction

from disclosures import proposed_index
from disclosures.kind import INDEX
from ita import years
from ita.oit import catalogue
from publishing import kinds, workflow
from publishing.models import Edition

REASON = "นำเข้าจากประกาศของหน่วยงาน"
# Fixtures that say nothing of one office: what a complaint is about, the law on gifts, services, notices, the survey, holidays.
OF_EVERY_OFFICE = ("complaints", "gift_rules", "holidays", "notices", "services", "survey")

# The fixture of the topics, which the index of public information then begins with.
TOPICS = "disclosures"


def _untouched(path: Path) -> bool:
    """Return whether every table that the fixture fills is still empty: staff have not begun to work there."""
    names = {row["model"] for row in json.loads(path.read_text(encoding="utf-8"))}
    return not any(apps.get_model(name)._base_manager.exists() for name in names)


def _comes_last(pair: tuple[str, str]) -> bool:
    """Return whether it says what is published, so that all else is published before it."""
    return pair[0] == INDEX.kind


def _publishable() -> list[tuple[str, str]]:
    return [(kind.name, key) for kind in kinds.everything() for key in kind.keys()]  # noqa: SIM118 (Kind is no dict)


@transaction.atomic
def load_drafts(folder: Path) -> list[Path]:
    """Load what suits every office where its tables are still empty, publish nothing of it, and return the paths."""
    fresh = [path for path in (folder / f"{name}.json" for name in OF_EVERY_OFFICE) if _untouched(path)]
    if fresh:
        call_command("loaddata", *fresh, verbosity=0)
    return fresh + [path for path in sorted(folder.glob("ita/*.json")) if years.load(path)]


@transaction.atomic
def load(
    paths: Iterable[Path], *, ita_years: Iterable[Path] = (), oit_answers: Iterable[Path] = ()
) -> tuple[list[Path], list[Edition]]:
    """Load the fixture files whose tables are all empty, publish what they brought, and return (paths, editions).

    A year's framework and OIT list are loaded when they are not there yet, and then the answers of the same file name.
    A file is never loaded over the work of staff, and nothing that staff made is published here: only the keys that
    this call added, each as a system import without an approver.
    """
    before = set(_publishable())
    fresh = [path for path in sorted(paths) if _untouched(path)]
    lists = set(catalogue.known())
    new_years = [path for path in sorted(ita_years) if years.load(path)]
    if fresh:
        call_command("loaddata", *fresh, verbosity=0)
    for path in oit_answers:
        if int(path.stem) not in lists:
            catalogue.load_answers(path)
    if any(path.stem == TOPICS for path in fresh):
        proposed_index.propose()
    added = sorted((pair for pair in _publishable() if pair not in before), key=_comes_last)
    editions = [workflow.publish_import(kind=kind, key=key, reason=REASON) for kind, key in added]
    return fresh + new_years, [edition for edition in editions if edition]


def first_administrator(username: str = "admin") -> tuple[str, str] | None:
    """Return (username, password) of a superuser made with a random password, or None when there is one already."""
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(username=username, password=password)
    return username, password
