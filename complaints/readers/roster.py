"""The office's roster as people who can be meant by the words of a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from common.models import Organisation

from ..models import StaffMember
from .matching.finding import Match, Unknown, find
from .matching.people import Person, split_name

OFFICE_CHIEF = "office-chief"  # the chief executive as the organisation's own row names him


@dataclass(frozen=True)
class Named:
    """Who is meant by words. `chief` says that the chief executive surely is."""

    matches: tuple[Match, ...]
    unknown: tuple[Unknown, ...]
    chief: bool

    @property
    def staff(self) -> frozenset[int]:
        """Return the roster ids of all who are or may be meant."""
        return frozenset(match.key for match in self.matches if match.key != OFFICE_CHIEF)

    @property
    def anybody(self) -> bool:
        """Return whether somebody is named, known or not."""
        return bool(self.matches) or any(words.asked_who for words in self.unknown)


def meant(texts: dict[str, str]) -> Named:
    """Return who is meant by these texts (field → what was typed), those who left the office too."""
    people = tuple(_people())
    found = find(texts, people)
    chiefs = {person.key for person in people if person.chief}
    return Named(found.matches, found.unknown, any(m.sure and m.key in chiefs for m in found.matches))


def has_chief(staff: frozenset[int]) -> bool:
    """Return whether the chief executive is among these rows of the roster."""
    return StaffMember.objects.filter(pk__in=staff, chief_executive=True).exists()


def _people() -> Iterator[Person]:
    for row in StaffMember.objects.select_related("division"):
        yield _person(row.pk, row.name, row.position, chief=row.chief_executive, **_other_names(row))
    office = Organisation.objects.first() or Organisation()
    yield _person(OFFICE_CHIEF, office.chief_executive, office.chief_executive_title, chief=True)


def _person(key, name: str, post: str, **more) -> Person:
    given, family = split_name(name)
    return Person(key, given, family, post, **more)


def _other_names(row: StaffMember) -> dict:
    return {
        "division": row.division.name if row.division else "",
        "nicknames": _split(row.nicknames, r"[,\s/]+"),
        "spellings": _split(row.spellings, r"[,/]+"),
    }


def _split(text: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(between, text) if part.strip())
