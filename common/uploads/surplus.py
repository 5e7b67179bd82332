"""More parts or more text than a form may have: a form that keeps text drops what is too much, says so, and keeps the rest.

Django refuses such a request whole, and what was typed is gone. An upload handler with the attributes `keeps_text = True`,
`problems` (a list of Thai sentences) and `uncut` (names of fields that are not typed) answers for its request instead.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import multipartparser

MOST_FILES = 1000  # of a form whose handler does not drop what is too much
SURPLUS = 20_000
LONGEST_FIELD = 1 << 20  # bytes; every field that is typed refuses less than that, with its words
TOO_MUCH = "ส่งมามากเกินกว่าที่รับได้ในครั้งเดียว จึงรับไว้เพียงส่วนแรก โปรดตรวจทุกช่องก่อนส่งอีกครั้ง"
CUT = "ข้อความยาวเกินกว่าที่รับได้ จึงเหลือเพียงส่วนแรก โปรดย่อ หรือแนบเป็นไฟล์"

_parse_all = multipartparser.MultiPartParser._parse  # type: ignore[attr-defined]  # not in the stubs


@dataclass
class Reading:
    """How a form is being read: the handler that keeps its text, if any, and how many files came."""

    keeper: Any = None
    files: int = 0

    def take(self, kind: str, headers: dict[str, Any], stream: Any) -> Any:
        """Return the stream of a part, cut where it is longer than what is typed. Raises TooManyFilesSent."""
        if kind == multipartparser.FILE:
            self.files += 1
            if self.files > (SURPLUS if self.keeper else MOST_FILES):
                raise TooManyFilesSent("more files than a form may have")
        elif self.keeper and kind == multipartparser.FIELD:
            name = headers["content-disposition"][1].get("name", b"")
            uncut = {one.encode() for one in self.keeper.uncut} | self.keeper.uncut
            return stream if name in uncut else Typed(stream, self.keeper)
        return stream


class Typed:
    """A field's stream that ends after what anybody could have typed."""

    def __init__(self, stream: Any, keeper: Any) -> None:
        self._stream, self._keeper = stream, keeper

    def read(self, size: int | None = None) -> bytes:
        """Return the field, or its beginning; the handler is told when that is not all."""
        data = self._stream.read(size=LONGEST_FIELD if size is None else min(size, LONGEST_FIELD))
        if self._stream.read(size=1) and CUT not in self._keeper.problems:
            self._keeper.problems.append(CUT)
        multipartparser.exhaust(self._stream)  # type: ignore[attr-defined]
        return data


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


def reading() -> Reading:
    """Return how the form of now is being read."""
    return _reading.get() or Reading()


def parse(parser: Any) -> tuple[Any, Any]:
    """Stand in for Django's reading of a multipart form; see `parts.install`."""
    keeper = next((one for one in parser._upload_handlers if getattr(one, "keeps_text", False)), None)
    token = _reading.set(Reading(keeper))
    try:
        return _parse_all(parser)
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        if keeper is None:
            raise
        keeper.problems.append(TOO_MUCH)
        multipartparser.exhaust(parser._input_data)  # type: ignore[attr-defined]
        parser._post._mutable = False
        return parser._post, parser._files
    finally:
        _reading.reset(token)
