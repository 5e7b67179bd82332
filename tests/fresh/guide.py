"""The commands of a guide: what stands between its fences, in its order."""

import re
from dataclasses import dataclass
from textwrap import dedent

from tests.installation import ROOT

FENCE = re.compile(r"(?ms)^( *)```(\w*)\n(.+?)^\1```$")


@dataclass(frozen=True)
class Block:
    """Commands between two fences. `only` names what they are for: "" for everybody, or "postgresql", "encrypted" and the like."""

    only: str
    commands: str


def text(name):
    return (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")


def section(name, heading=""):
    """Return a section of a guide; without a heading, what stands before the first."""
    parts = re.split(r"(?m)^## (.+)$", text(name))
    return dict(zip(["", *parts[1::2]], parts[::2], strict=True))[heading]


def blocks(words):
    """Return the Blocks of a text, in order."""
    return [Block(only, dedent(commands)) for _, only, commands in FENCE.findall(words)]


def steps(words):
    """Return the numbered steps of a text, in order."""
    return re.split(r"(?m)^(?=\d+\. \*\*)", words)[1:]


def commands(words, *kinds, **names):
    """Return what somebody with these kinds of things types, block by block, with his own words for the guide's names."""
    chosen = [block.commands for block in blocks(words) if block.only in ("", *kinds)]
    for name, own in {"your.name": names.pop("host", "your.name"), **names}.items():
        chosen = [re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", own, block) for block in chosen]
    return chosen
