"""One finished answer: its headers, its bytes before and behind the hole, each encoding made when first wanted."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils.http import parse_etags

from common import holes
from common.repeating import Condition
from visitors.recording.reader import Request

from .encodings import ENCODINGS, MOST_BYTES_BEHIND, Plain, wanted

# Room for the hole itself.
MOST_BYTES_OF_TAIL = MOST_BYTES_BEHIND - 0x3FFF
# The last part of its time, in which one reader has a page made anew and the others still get it.
RENEWED = 0.1
# They belong to one answer, not to the page.
OF_ONE_ANSWER = {"content-length", "content-encoding"}
OF_A_BODY = {"content-type", "content-disposition", "link"}


@dataclass(frozen=True)
class Page:
    """An answer with status 200. `title` is that for the list of pages; `expires` is when it is too old, by time.time(),
    unless its `condition` still holds then."""

    path: str
    title: str
    headers: dict
    head: bytes
    hole: str
    tail: bytes
    expires: float
    condition: Condition | None = None
    seconds: float = math.inf  # for which it is good

    # What the counter asks of an answer.
    status_code = 200

    @cached_property
    def due(self) -> float:
        """Return when one reader should have it made anew or looked at, by time.time(), before it is too old for all."""
        return self.expires if self.expires == math.inf else self.expires - RENEWED * self.seconds

    @cached_property
    def _turn(self) -> Iterator[bool]:
        return iter((True,))

    def is_taken_up(self) -> bool:
        """Return True to one of those who ask when it is due: that one has it made anew, and everybody else still hands it out."""
        return time.time() >= self.due and next(self._turn, False)

    @property
    def lasts(self) -> bool:
        """Return whether it is good for as long as the state of publication, or may turn out to be when somebody looks."""
        return self.expires == math.inf or self.condition is not None

    def looked_at(self) -> "Page | None":
        """Return the page with time before it again when its condition holds now, else None; raises DatabaseError."""
        if self.condition is None or not self.condition.holds():
            return None
        page = replace(self, expires=time.time() + self.seconds)
        vars(page)["_bodies"] = self._bodies
        return page

    @cached_property
    def size(self) -> int:
        """Return about how many bytes of memory it takes, once it has been asked for in every encoding."""
        return 2000 + 2 * len(self.head)

    @cached_property
    def not_modified(self) -> list[tuple[str, str]]:
        """Return the headers of a 304, as pairs."""
        return [(name, value) for name, value in self._pairs if name.lower() not in OF_A_BODY]

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        return list(self.headers.items())

    @cached_property
    def _bodies(self) -> dict[str, Plain]:
        return {}

    def body(self, encoding: str) -> Plain:
        """Return the page up to its hole in an encoding, made when it is first asked for."""
        return self._bodies.get(encoding) or self._bodies.setdefault(encoding, ENCODINGS[encoding](self.head))

    def packed(self) -> dict[str, bytes]:
        """Return the name of every encoding that readers may get → the page up to its hole in it."""
        names = ENCODINGS if self._may_be_compressed else ()
        return {name: self.body(name).head for name in names if name}

    def take(self, packed: dict[str, bytes]) -> None:
        """Believe that this is what `packed` returned for the same page, and don't compress again."""
        self._bodies.update((name, ENCODINGS[name](self.head, body)) for name, body in packed.items())

    @cached_property
    def _may_be_compressed(self) -> bool:
        return "Accept-Encoding" in self.headers.get("Vary", "")

    def is_known_to(self, if_none_match: str | None) -> bool:
        """Return whether a reader who sends this If-None-Match has the page already."""
        if not if_none_match or not (etag := self.headers.get("ETag")):
            return False
        return if_none_match.strip() == "*" or _bare(etag) in map(_bare, parse_etags(if_none_match))

    def answer(self, reader: Request, at: datetime, accept_encoding: str) -> tuple[list[tuple[str, str]], list[bytes]]:
        """Return (headers as pairs, body in parts) for this reader now, in an encoding that Accept-Encoding allows."""
        encoding = wanted(accept_encoding) if self._may_be_compressed else ""
        body = self.body(encoding)
        before, own, behind = holes.parts(self.hole, reader, at)
        rest = body.rest(before, own, behind + self.tail)
        headers = [*self._pairs, ("Content-Length", str(len(body.head) + len(rest)))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return headers, [body.head, rest]


def _bare(etag: str) -> str:
    return etag.removeprefix("W/")
