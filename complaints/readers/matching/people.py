"""A person of the roster as the matching sees them."""

import re
from dataclasses import dataclass

from . import vocabulary
from .folding import tidy


@dataclass(frozen=True)
class Person:
    """One row of the roster. `key` is what a match gives back; the rest are words as the office writes them."""

    key: int | str
    given: str = ""
    family: str = ""
    post: str = ""
    division: str = ""
    nicknames: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    chief: bool = False

    @property
    def core(self) -> str:
        """Return the post without its level, as people say it."""
        post = re.sub(r"(?<!\s)\s*\([^()]*\)\s*$", "", self.post)
        for level in vocabulary.listed("levels"):
            post = post.removesuffix(level)
        return post.strip()

    @property
    def is_head(self) -> bool:
        """Return whether the post leads a division."""
        return self.post.startswith(("ผู้อำนวยการ", "หัวหน้า")) and bool(self.divisions)

    @property
    def divisions(self) -> tuple[str, ...]:
        """Return the known divisions that this person belongs to, by the row's division or by the post."""
        return tuple(name for name in vocabulary.divisions() if self.division.startswith(name) or name in self.post)


def split_name(name: str) -> tuple[str, str]:
    """Return (given, family) of a name with or without title; either may be empty.

    "สิบตำรวจเอกสมชาย ใจดี" → ("สมชาย", "ใจดี"); what stands after the given name is the family name, blanks taken out.
    """
    rest = tidy(name).strip()
    titles = sorted((tidy(title) for title in vocabulary.listed("titles")), key=len, reverse=True)
    while title := next((title for title in titles if _is_title(title, rest)), None):
        rest = rest.removeprefix(title).strip()
    given, _, family = rest.partition(" ")
    return given, "".join(family.split())


def _is_title(title: str, name: str) -> bool:
    """Whether a name begins with the title, and not with a word that begins like it (คุณากร)."""
    return name.startswith(title) and name[len(title) :].strip()[:1] not in ("", *"ะัาำิีึืุู็่้๊๋์")
