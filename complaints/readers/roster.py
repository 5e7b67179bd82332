"""The office's roster as people who can be meant by the words of a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from common.models import Organisation

from ..models import StaffMember
from . import sound
from .matching.finding import Match, Unknown, find
from .matching.offices import place_of
from .matching.people import Person, split_name
from .roster_version import PEOPLE, in_force, of_person, same

REASONS = {
    "ticked": "ท่านเลือกไว้",
    "meant": "ตรงกับคำว่า “{}” ที่ท่านเขียน",
    "maybe": "อาจหมายถึงผู้นี้ จากคำว่า “{}” ที่ท่านเขียน",
    "later": "ท่านกันออกภายหลัง",
    "near": "ใกล้เคียงกับคำว่า “{}” ที่ท่านเขียน",
}
OFFICE_CHIEF = "office-chief"  # the chief executive as the organisation's own row says


@dataclass(frozen=True)
class KeptOut:
    """Somebody of the roster who is kept from a case; `why` is one of REASONS, `words` what was typed for them."""

    key: str
    post: str
    why: str
    words: str = ""

    @property
    def reason(self) -> str:
        """Return in Thai why they are kept out, for the reporter."""
        return REASONS[self.why].format(self.words)

    def as_dict(self) -> dict:
        """Return what a case keeps of them."""
        return {"key": self.key, "post": self.post, "why": self.why, "words": self.words}


@dataclass(frozen=True)
class Named:
    """Who is meant by words; `chiefs` are the keys of those who lead the whole office."""

    matches: tuple[Match, ...]
    unknown: tuple[Unknown, ...]
    chiefs: frozenset[int | str]

    @property
    def chief(self) -> bool:
        """Return whether the chief executive is surely meant."""
        return any(match.sure and match.key in self.chiefs for match in self.matches)

    @property
    def staff(self) -> frozenset[int]:
        """Return the roster ids of all who are or may be meant."""
        return frozenset(match.key for match in self.matches if isinstance(match.key, int))

    @property
    def near(self) -> tuple[Match, ...]:
        """Return those of the roster to whom only a name points that many bear: the reporter knows whether one is meant."""
        return tuple(match for match in self.matches if match.is_shared and isinstance(match.key, int))

    @property
    def anybody(self) -> bool:
        """Return whether somebody is named, known or not."""
        return bool(self.matches) or any(words.asked_who for words in self.unknown)

    def without(self, cleared: frozenset[str]) -> "Named":
        """Return this without those whom the reporter cleared."""
        return replace(self, matches=tuple(match for match in self.matches if str(match.key) not in cleared))


def meant(texts: dict[str, str]) -> Named:
    """Return who is meant by these texts (field → what was typed), those who left the office too."""
    office = Organisation.objects.first() or Organisation()
    people = tuple(_people(office))
    found = find(texts, people, place_of(office.name))
    return Named(found.matches, found.unknown, frozenset(person.key for person in people if person.chief))


def kept_out(ticked: frozenset[int], named: Named) -> tuple[KeptOut, ...]:
    """Return everybody who is ticked or may be meant, the ticked first; the chief executive once, however many rows name them."""
    posts = _posts()
    by_hand = [KeptOut(str(pk), posts[pk], "ticked") for pk in posts if pk in ticked]
    by_words = [
        KeptOut(str(match.key), posts[match.key], "meant" if match.sure else "maybe", match.words)
        for match in named.matches
        if match.key not in ticked and not (match.key == OFFICE_CHIEF and _twice(ticked, named))
    ]
    return (*by_hand, *by_words)


def near(ticked: frozenset[int], named: Named) -> tuple[KeptOut, ...]:
    """Return those who are not kept out unless the reporter says so."""
    posts = _posts()
    return tuple(
        KeptOut(str(match.key), posts[match.key], "near", match.words)
        for match in named.near
        if match.key not in ticked
    )


def _twice(ticked: frozenset[int], named: Named) -> bool:
    """Whether a row of the roster stands for the chief executive already."""
    rows = named.chiefs - {OFFICE_CHIEF}
    return bool(rows & ticked) or any(match.key in rows for match in named.matches)


def _posts() -> dict[int | str, str]:
    posts = {row.pk: row.position for row in StaffMember.objects.all()}
    posts |= {int(pk): person["post"] for pk, person in in_force()[PEOPLE].items()}
    office = Organisation.objects.first() or Organisation()
    return posts | {OFFICE_CHIEF: office.chief_executive_title or "ผู้บริหารสูงสุด"}


def is_in_doubt(staff: frozenset[int]) -> bool:
    """Return whether the chief executive is among these rows of the roster, or rows were changed behind the site."""
    content = in_force()
    chiefs = {int(pk) for pk, person in content[PEOPLE].items() if person["chief"]}
    chiefs |= set(StaffMember.objects.filter(chief_executive=True).values_list("pk", flat=True))
    return bool(chiefs & staff) or bool(sound.people_faults(content))


def _people(office: Organisation) -> Iterator[Person]:
    """Everybody of the roster in force; rows that say something else count too, for they can only keep out more."""
    content = in_force()
    for pk, said in content[PEOPLE].items():
        yield _person(int(pk), said)
    for row in StaffMember.objects.select_related("division"):
        if not same(content[PEOPLE].get(str(row.pk)), of_person(row)):
            yield _person(row.pk, of_person(row))
    given, family = split_name(office.chief_executive)
    yield Person(OFFICE_CHIEF, given, family, office.chief_executive_title, chief=True)


def _person(key: int, said: dict) -> Person:
    given, family = split_name(said["name"])
    return Person(
        key,
        given,
        family,
        said["post"],
        division=said["division_name"],
        nicknames=_split(said["nicknames"], r"[,\s/]+"),
        spellings=_split(said["spellings"], r"[,/]+"),
        chief=said["chief"],
    )


def _split(text: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(between, text) if part.strip())
