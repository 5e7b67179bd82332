"""What the site can see of itself: each room registers the facts that it knows, the assessment asks for them by name.

A fact is seen in what the public is shown now, never in working records: an edition that stands, a door that is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps

from .models import Edition

_facts: dict[str, "Fact"] = {}


@dataclass(frozen=True)
class Asked:
    """Where a fact is looked for: the fiscal year wanted (พ.ศ.), the addresses that answer, the editions standing there.

    `sides` are the sides of the office that the answers name.
    """

    year: int
    addresses: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    sides: frozenset[str] = frozenset()

    def said(self, kind: str) -> list:
        """Return what the editions of a kind say, in the order of the addresses."""
        return [edition.said for edition in self.editions if edition.kind == kind]

    def leads_under(self, path: str) -> bool:
        """Return whether one of the addresses is `path` or lies under it."""
        return any(urlsplit(address).path.startswith(path) for address in self.addresses)


@dataclass(frozen=True)
class Step:
    """What brings a fact about: a deed, and where in the admin staff do it.

    `model` is the one whose menu it is ("common.organisation"), "" for a deed outside the admin; `published` says whether
    it shows only after it was published.
    """

    deed: str
    model: str = ""
    published: bool = True

    @property
    def menu(self) -> str:
        """Return what the first page of the admin calls the menu; "" without one."""
        return str(apps.get_model(self.model)._meta.verbose_name_plural) if self.model else ""

    @property
    def for_staff(self) -> str:
        """Return the deed with the menu where it is done."""
        at = f"ที่เมนู {self.menu}" if self.model else ""
        return f"{self.deed}{at}{' แล้วส่งเผยแพร่' if self.published else ''}"


@dataclass(frozen=True)
class Fact:
    """One thing that a room can see: its Thai name, the step that brings it about, and what looks.

    `seen(asked)` returns whether it is so, None when nothing at these addresses is of this room: then nobody knows.
    `page(year)` returns the address where the site itself shows it, None for what may stand on any page.
    """

    name: str
    label: str
    step: Step
    seen: Callable[[Asked], bool | None]
    page: Callable[[int], str] | None = None


def register(*facts: Fact) -> None:
    """Make facts known; raises ValueError when a name is taken."""
    for fact in facts:
        if fact.name in _facts:
            raise ValueError(f"fact {fact.name!r} is registered twice")
        _facts[fact.name] = fact


def get(name: str) -> Fact:
    """Return the fact of that name; raises LookupError when nobody registered it."""
    return _facts[name]


def label(name: str) -> str:
    """Return the Thai name of a fact, the name itself for one that nobody registers any more."""
    return _facts[name].label if name in _facts else name


def everything() -> list[Fact]:
    """Return all facts, in the order of their registration."""
    return list(_facts.values())


def in_what_is_said(kind: str, holds: Callable) -> Callable[[Asked], bool | None]:
    """Return a `seen` that asks `holds(said, year)` of every edition of a kind: any of them is enough."""

    def seen(asked: Asked) -> bool | None:
        found = asked.said(kind)
        return any(holds(said, asked.year) for said in found) if found else None

    return seen
