"""The words by which people are written about, read once from the data files beside it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Introduction:
    """A word that introduces a person; not where one of `unless` follows or one of `unless_after` stands before."""

    word: str
    unless: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alias:
    """What a division is called: alone, and only after a word for a head."""

    aliases: tuple[str, ...]
    bare: tuple[str, ...]


@cache
def _table() -> dict:
    with open(HERE / "words.toml", "rb") as source:
        return tomllib.load(source)


def listed(name: str) -> tuple[str, ...]:
    """Return the list of this name in words.toml, as written there."""
    return tuple(_table()[name])


@cache
def abbreviations() -> tuple[tuple[re.Pattern, str], ...]:
    """Return (pattern, the word it stands for), in the order in which they are tried."""
    return tuple((re.compile(pattern), word) for pattern, word in _table()["abbreviations"])


@cache
def introductions() -> tuple[Introduction, ...]:
    """Return what introduces somebody in running text."""
    return tuple(
        Introduction(row["word"], tuple(row.get("not", ())), tuple(row.get("after_not", ())))
        for row in _table()["introductions"]
    )


@cache
def kin_inside() -> dict[str, str]:
    """Return, for a kin word that ends another word, that other word."""
    return dict(_table()["kin_inside"])


@cache
def titles_before() -> frozenset[str]:
    """Return what stands before somebody's name or post and means nobody else: titles, and kin words of politeness."""
    polite = {*listed("titles"), *listed("kin"), *listed("polite")}
    return frozenset(polite) - posts_before() - {*listed("relations")}


@cache
def posts_before() -> frozenset[str]:
    """Return the posts that may stand right before a name or a division."""
    return frozenset([*listed("heads"), *listed("workers"), *listed("posts")])


@cache
def divisions() -> dict[str, Alias]:
    """Return what each division is called, by the beginning of its name."""
    return {name: Alias(tuple(row["aliases"]), tuple(row["bare"])) for name, row in _table()["divisions"].items()}


@cache
def tasks() -> dict[str, tuple[str, ...]]:
    """Return what people call a task, by the word for it in a post."""
    return {name: tuple(aliases) for name, aliases in _table()["tasks"].items()}


@cache
def common_words() -> frozenset[str]:
    """Return ordinary words that are also somebody's name."""
    lines = (HERE / "common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
