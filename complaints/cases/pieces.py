"""A long thread in pieces: what was reported, and the newest entries; older ones on asking."""

from dataclasses import dataclass

from common.numbers import short_number

PIECE = 100


@dataclass(frozen=True)
class Piece:
    """Some entries of a thread in their order, the first one of all always among them; numbers of the pieces beside it."""

    entries: list
    older: int | None
    newer: int | None


def piece(entries: list, asked: str | None) -> Piece:
    """Return the piece of that number, 0 for the newest; the newest for a number that is none."""
    first, rest = entries[:1], entries[1:]
    last = max(0, (len(rest) - 1) // PIECE)
    number = min(short_number(asked) or 0, last)
    end = len(rest) - number * PIECE
    shown = rest[max(0, end - PIECE) : end]
    return Piece([*first, *shown], number + 1 if number < last else None, number - 1 if number else None)
