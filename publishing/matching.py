"""Which row of an older list became which row of a newer one.

Rows with a code of their own are known by it. Others are known by what they say, so that a row put in at the top is
one change and not a change of every row below it; a changed row is put beside the most similar one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .verify import canonical

OWN_NAMES = ("code", "id", "slug", "fiscal_year")
SIMILAR = 0.3
# A changed stretch with more possible pairs than this is told as rows taken out and rows put in.
MOST_PAIRS = 2500


@dataclass(frozen=True)
class Match:
    """A row before and after, each with its place from 1; None where it is missing."""

    old_place: int | None
    new_place: int | None
    old: dict | None
    new: dict | None
    moved: bool = False

    @property
    def is_numbered_by_place(self) -> bool:
        """Return whether the rows' `number` only says their place, so that another number is no change of theirs."""
        old, new = self.old or {}, self.new or {}
        return (old.get("number"), new.get("number")) == (self.old_place, self.new_place)


def matched(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[Match]:
    """Return the Matches of two lists of dicts, in the order of the newer list, removed rows where they stood."""
    names = _own_names(old, new)
    keys = names or tuple([_saying(row) for row in rows] for rows in (old, new))
    pairs = list(_aligned(*keys, by_similarity=names is None))
    gone = {keys[0][i]: i for i, j in pairs if j is None}
    moves = {j: gone.pop(keys[1][j]) for i, j in pairs if i is None and keys[1][j] in gone}
    return [
        _match(old, new, moves.get(j, i), j, moved=j in moves)
        for i, j in pairs
        if j is not None or i not in moves.values()
    ]


def _match(old: list[dict[str, Any]], new: list[dict[str, Any]], i: int | None, j: int | None, *, moved: bool) -> Match:
    was, now = (None, None) if i is None else (i + 1, old[i]), (None, None) if j is None else (j + 1, new[j])
    return Match(was[0], now[0], was[1], now[1], moved)


def _own_names(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> tuple[list[Any], ...] | None:
    """Return both columns of names when every row has one of its own, else None."""
    for field in OWN_NAMES:
        columns = tuple([row.get(field) for row in rows] for rows in (old, new))
        if all(None not in column and len(set(column)) == len(column) for column in columns):
            return columns
    return None


def _saying(row: dict[str, Any]) -> str:
    """Return what a row says apart from its number."""
    return canonical({name: value for name, value in row.items() if name != "number"}).decode()


def _aligned(old_keys: list[Any], new_keys: list[Any], *, by_similarity: bool) -> Iterator[tuple[Any, Any]]:
    """Yield pairs of indexes: equal keys together, None for a missing side, in an order that fits both lists."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        olds, news = range(i1, i2), range(j1, j2)
        if tag == "equal":
            yield from zip(olds, news, strict=True)
        elif by_similarity and len(olds) * len(news) <= MOST_PAIRS:
            yield from _paired(olds, news, _similarities(olds, news, old_keys, new_keys))
        else:
            yield from _unpaired(olds, news)


def _unpaired(olds: range, news: range) -> list[tuple[int | None, int | None]]:
    return [*((i, None) for i in olds), *((None, j) for j in news)]


def _similarities(olds: range, news: range, old_keys: list[Any], new_keys: list[Any]) -> dict[tuple[int, int], float]:
    """Return the share of trigrams that each two rows have in common, by (i, j)."""
    old, new = {i: _trigrams(old_keys[i]) for i in olds}, {j: _trigrams(new_keys[j]) for j in news}
    return {(i, j): len(old[i] & new[j]) / len(old[i] | new[j] or {None}) for i in olds for j in news}


def _trigrams(key: Any) -> set[str]:
    return {key[place : place + 3] for place in range(len(key) - 2)}


def _paired(olds: range, news: range, scores: dict[tuple[int, int], float]) -> list[tuple[int | None, int | None]]:
    """Return pairs around the most similar two, and so on before and after them."""
    if not olds or not news:
        return _unpaired(olds, news)
    i, j = max(((i, j) for i in olds for j in news), key=lambda pair: (scores[pair], -abs(pair[0] - pair[1])))
    if scores[i, j] < SIMILAR and not len(olds) == len(news) == 1:
        return _unpaired(olds, news)
    before = _paired(range(olds.start, i), range(news.start, j), scores)
    after = _paired(range(i + 1, olds.stop), range(j + 1, news.stop), scores)
    return [*before, (i, j), *after]
