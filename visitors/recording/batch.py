"""What one process has counted and not written yet."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

MOST_VISITORS = 50_000
MOST_PAGES = 5_000


@dataclass
class Batch:
    """Page views by day, by (day, path) with their titles, left-out requests by (month, reason), and (day, hash) of
    visitors that the database refused so far."""

    views: Counter[date] = field(default_factory=Counter)
    pages: Counter[tuple[date, str]] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)
    left_out: Counter[tuple[date, str]] = field(default_factory=Counter)
    visitors: set[tuple[date, bytes]] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.views or self.left_out or self.visitors)

    @property
    def full(self) -> bool:
        """Return whether no more visitors may wait here: the database has been away for long."""
        return len(self.visitors) >= MOST_VISITORS

    def add_page(self, day: date, path: str, title: str) -> None:
        """Count one view of a page; during a long failure pages beyond MOST_PAGES only count as views of their day."""
        if len(self.pages) < MOST_PAGES or (day, path) in self.pages:
            self.pages[day, path] += 1
            if title:
                self.titles[path] = title

    def take_back(self, other: "Batch") -> None:
        """Add what another batch could not write."""
        for name in ("views", "pages", "left_out"):
            getattr(self, name).update(getattr(other, name))
        self.titles = other.titles | self.titles
        self.visitors |= other.visitors
