"""Parts of a report that hands in more than one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .columns import Column


@dataclass(frozen=True)
class Chapter:
    """A part of the printed report: heading, paragraphs, one table with its caption, and what the table shows.

    Each may be left out. With `sums` on, the last row is a sum and stands out.
    """

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    caption: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    sums: bool = False
    findings: tuple[str, ...] = ()
