"""Which row of an older list became which row of a newer one.

Rows with a code of their own are known by it. Others are known by what they say, so that a row put in at the top is
one change and not a change of every row below it; a changed row is put beside the most similar one.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

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
    def is_numbered_by_place(self):
        """Return whether the rows' `number` only says their place, so that another number is no change of theirs."""
        return (self.old.get("number"), self.new.get("number")) == (self.old_place, self.new_place)


def matched(old, new):
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


def _match(old, new, i, j, *, moved):
    was, now = (None, None) if i is None else (i + 1, old[i]), (None, None) if j is None else (j + 1, new[j])
    return Match(was[0], now[0], was[1], now[1], moved)


def _own_names(old, new):
    """Return both columns of names when every row has one of its own, else None."""
    for field in OWN_NAMES:
        columns = tuple([row.get(field) for row in rows] for rows in (old, new))
        if all(None not in column and len(set(column)) == len(column) for column in columns):
            return columns
    return None


def _saying(row):
    """Return what a row says apart from its number."""
    return canonical({name: value for name, value in row.items() if name != "number"}).decode()


def _aligned(old_keys, new_keys, *, by_similarity):
    """Yield pairs of indexes: equal keys together, None for a missing side, in an order that fits both lists."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        olds, news = range(i1, i2), range(j1, j2)
        if tag == "equal":
            yield from zip(olds, news, strict=True)
        elif by_similarity and len(olds) * len(news) <= MOST_PAIRS:
            yield from _paired(olds, news, _similarities(olds, news, old_keys, new_keys))
        else:
            yield from _unpaired(olds, news)


def _unpaired(olds, news):
    return [*((i, None) for i in olds), *((None, j) for j in news)]


def _similarities(olds, news, old_keys, new_keys):
    """Return the share of trigrams that each two rows have in common, by (i, j)."""
    old, new = {i: _trigrams(old_keys[i]) for i in olds}, {j: _trigrams(new_keys[j]) for j in news}
    return {(i, j): len(old[i] & new[j]) / len(old[i] | new[j] or {None}) for i in olds for j in news}


def _trigrams(key):
    return {key[place : place + 3] for place in range(len(key) - 2)}


def _paired(olds, news, scores):
    """Return pairs around the most similar two, and so on before and after them."""
    if not olds or not news:
        return _unpaired(olds, news)
    i, j = max(((i, j) for i in olds for j in news), key=lambda pair: (scores[pair], -abs(pair[0] - pair[1])))
    if scores[i, j] < SIMILAR and not len(olds) == len(news) == 1:
        return _unpaired(olds, news)
    before = _paired(range(olds.start, i), range(news.start, j), scores)
    after = _paired(range(i + 1, olds.stop), range(j + 1, news.stop), scores)
    return [*before, (i, j), *after]
