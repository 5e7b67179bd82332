"""A topic year by year, and the menu of all topics."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import cast

from common import thai
from publishing.models import Edition
from publishing.parts import FileFacts

from ..editions.topic import Document, OlderFile, Section, Statement, Topic, Withdrawal

# A page shows so many documents; of a topic with more, a page of all years shows a few of each year.
MOST, A_FEW = 100, 10
ROUNDS = {"": "", "6": "รอบ ๖ เดือน", "12": "รอบ ๑๒ เดือน"}


@dataclass(frozen=True)
class DocumentView:
    """One document of an edition."""

    data: Document

    @property
    def title(self) -> str:
        return self.data.title

    @property
    def round(self) -> str:
        return ROUNDS[self.data.round]

    @property
    def file(self) -> FileFacts | None:
        return self.data.file

    @property
    def dated(self) -> date | None:
        return self.data.dated

    @property
    def withdrawn_on(self) -> date | None:
        return self.data.withdrawn.on if self.data.withdrawn else None

    @property
    def withdrawn_reason(self) -> str:
        return cast(Withdrawal, self.data.withdrawn).reason

    @property
    def older(self) -> list[OlderFile]:
        """Return the earlier files, newest first."""
        return self.data.older


@dataclass(frozen=True)
class StatementView:
    """One signed "there was nothing" of an edition."""

    data: Statement

    @property
    def round(self) -> str:
        return ROUNDS[self.data.round]

    @property
    def signed_on(self) -> date:
        return self.data.signed_on


@dataclass(frozen=True)
class YearOfTopic:
    """What a topic has for one fiscal year."""

    fiscal_year: int
    documents: list[DocumentView]
    statements: list[StatementView]
    # How many of the documents a page shows that shows all years.
    shown: int = MOST

    @property
    def is_empty(self) -> bool:
        return not self.documents and not self.statements

    @property
    def first_documents(self) -> list[DocumentView]:
        return self.documents[: self.shown]

    @property
    def is_cut(self) -> bool:
        return len(self.documents) > self.shown


@dataclass(frozen=True)
class TopicView:
    """A topic's edition, as it stands on `today`."""

    data: Topic
    today: date

    @property
    def title(self) -> str:
        return self.data.title

    @property
    def section(self) -> Section:
        return self.data.section

    @cached_property
    def years(self) -> list[YearOfTopic]:
        """Return every year from the topic's first to the present one, newest first, those with nothing too."""
        rows: list[Document | Statement] = [*self.data.documents, *self.data.statements]
        known = {row.fiscal_year for row in rows}
        first = min({self.data.first_year, *known})
        last = max({thai.fiscal_year(self.today), self.data.first_year, *known})
        return [self._year(year) for year in range(last, first - 1, -1)]

    def _year(self, year: int) -> YearOfTopic:
        return YearOfTopic(
            year,
            [DocumentView(d) for d in self.data.documents if d.fiscal_year == year],
            [StatementView(s) for s in self.data.statements if s.fiscal_year == year],
            MOST if len(self.data.documents) <= MOST else A_FEW,
        )

    def year(self, fiscal_year: str | None) -> YearOfTopic | None:
        """Return the YearOfTopic of a year, given as text, that has documents; None for any other text."""
        return next((year for year in self.filled_years if str(year.fiscal_year) == fiscal_year), None)

    @property
    def filled_years(self) -> list[YearOfTopic]:
        return [year for year in self.years if not year.is_empty]

    @property
    def empty_years(self) -> list[YearOfTopic]:
        return [year for year in self.years if year.is_empty]

    @property
    def standing(self) -> int:
        """Return how many documents were not withdrawn."""
        return sum(not document.withdrawn for document in self.data.documents)


@dataclass(frozen=True)
class TopicLine:
    """What the menu says of a topic; `newest_year` is None while it has nothing of any year."""

    slug: str
    title: str
    section: Section
    order: int
    standing: int
    statements: int
    newest_year: int | None
    has_text: bool

    @property
    def holds(self) -> str:
        """Return in Thai what a topic with a newest year holds: each sort that there is, and how many of it."""
        sorts = (("เอกสาร", self.standing, "รายการ"), ("คำรับรองว่าไม่มีรายการ", self.statements, "ฉบับ"))
        told = [f"{name} {thai.format_number(number)} {unit}" for name, number, unit in sorts if number]
        return " และ".join(told) or "เพิกถอนเอกสารแล้วทุกรายการ"

    @property
    def says_something(self) -> bool:
        """Return whether there is anything whose day readers want to know."""
        return self.has_text or self.newest_year is not None

    @classmethod
    def of(cls, data: Topic) -> "TopicLine":
        documents = [document for document in data.documents if not document.withdrawn]
        rows: list[Document | Statement] = [*documents, *data.statements]
        newest = max((row.fiscal_year for row in rows or data.documents), default=None)
        counts = len(documents), len(data.statements)
        return cls(data.slug, data.title, data.section, data.order, *counts, newest, bool(data.text))


@dataclass(frozen=True)
class SectionView:
    """A heading of the menu with its topics: (edition, TopicLine) in their order."""

    slug: str
    title: str
    topics: list[tuple[Edition, TopicLine]]


def menu(topics: list[tuple[Edition, TopicLine]]) -> list[SectionView]:
    """Return the sections that live editions, given as (edition, TopicLine), make up, in order.

    The newest edition names its section.
    """
    topics = sorted(topics, key=lambda pair: (pair[1].section.order, pair[1].section.slug, pair[1].order, pair[1].slug))
    newest = {}
    for _edition, topic in sorted(topics, key=lambda pair: (pair[0].published_at, pair[0].pk)):
        newest[topic.section.slug] = topic.section
    topics.sort(key=lambda pair: (newest[pair[1].section.slug].order, pair[1].section.slug))
    return [
        SectionView(slug, newest[slug].title, list(pairs))
        for slug, pairs in groupby(topics, key=lambda pair: pair[1].section.slug)
    ]
