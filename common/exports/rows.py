"""The one way in which writers read rows, so that no file ends without saying whether it is whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from .. import thai

Line = TypeVar("Line")
INCOMPLETE = "ไฟล์ไม่สมบูรณ์ การอ่านข้อมูลหยุดก่อนครบ โปรดดาวน์โหลดใหม่"


def total(count: int) -> str:
    """Return the sentence that closes a whole file."""
    return f"รวมทั้งหมด {thai.format_number(count)} รายการ"


def written(
    rows: Iterable[Mapping[str, Any]], write: Callable[[Mapping[str, Any]], Line], end: Callable[[int, bool], Line]
) -> Iterator[Line]:
    """Yield `write(row)` for every row, then `end(count, whole)`.

    When reading a row fails, `end(count, False)` is yielded before the error goes on: what the reader already has
    then says that something is missing, and the broken transfer says it too.
    """
    count = 0
    try:
        for row in rows:
            count += 1
            yield write(row)
    except GeneratorExit:
        raise
    except BaseException:
        yield end(count, False)
        raise
    yield end(count, True)


def in_chunks(lines: Iterable[str], size: int = 64 * 1024) -> Iterator[bytes]:
    """Yield the texts of `lines` joined to UTF-8 chunks of about `size` characters; what is held goes out before an error."""
    held, length = [], 0
    try:
        for line in lines:
            held.append(line)
            length += len(line)
            if length >= size:
                yield "".join(held).encode()
                held, length = [], 0
    except GeneratorExit:
        raise
    except BaseException:
        yield "".join(held).encode()
        raise
    yield "".join(held).encode()
