"""Who reads a case and who is kept out, as its reporter is shown it: by post."""

from dataclasses import dataclass

from ..cases.open_case import OpenCase
from . import choosing
from .choosing import Readership
from .roster import KeptOut


@dataclass(frozen=True)
class Reads:
    """One who reads: the reader's id and post."""

    id: int
    post: str
    outside: bool

    def __str__(self) -> str:
        return self.post


@dataclass(frozen=True)
class Circle:
    """Those who read and those who are kept out with the reason of each; `outside_only` where no officer may read.

    `left` are the posts of those who read it before, and do no more for another reason than being kept out.
    """

    readers: tuple[Reads, ...]
    out: tuple[KeptOut, ...]
    outside_only: bool
    left: tuple[str, ...] = ()


def chosen(readership: Readership) -> Circle:
    """Return the circle of a case that is not filed yet."""
    readers = tuple(Reads(reader.pk, reader.post, reader.outside) for reader in readership.readers)
    return Circle(readers, readership.out, readership.outside_only)


def circle_of(opened: OpenCase) -> Circle | None:
    """Return the circle of a case; None for one whose list its reporter cannot open, filed before it was shown."""
    if opened.keys.staff is None and not opened.opens("readership"):
        return None
    readership = opened.leaf("readership")
    readers = tuple(Reads(r["id"], r.get("post", r["name"]), r.get("outside", False)) for r in readership["readers"])
    readers += _passed_on_to(opened, readers)
    out = tuple(KeptOut(**one) for one in readership.get("out", ()))
    reading = {one.id for one in readers} | set(readership.get("shut", ()))
    left = tuple(one["post"] for one in readership.get("left", ()) if one["id"] not in reading)
    return Circle(readers, out, readership.get("outside_only", False), left)


def _passed_on_to(opened: OpenCase, readers: tuple[Reads, ...]) -> tuple[Reads, ...]:
    """Return the outside reader whom a limit that passed let in, until the first opening writes it down."""
    outside = choosing.outside_reader() if opened.case.passed_on and not any(one.outside for one in readers) else None
    return (Reads(outside.pk, outside.post, outside=True),) if outside else ()
