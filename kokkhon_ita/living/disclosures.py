"""Sections, topics and their documents: dated, replaced, withdrawn, denied by statements, and a thousand in one."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command

from common import thai
from common.models import StoredFile
from disclosures import versions
from disclosures.models import Document, InformationTag, Link, Section, Statement, Topic
from disclosures.models.topics import Round

from . import made_up
from .shared import Office

MANY = 1_000
SLUGS = ("annual-plan", "internal-audit", "procurement", "personnel", "participation", "risk")
CROWDED, DENIED = "procurement", "risk"


class Disclosures:
    """The clerks' work on the topics."""

    def __init__(self, office: Office) -> None:
        self.office, self.filler, self.rng = office, office.filler("disclosures"), office.random("disclosures")

    def plan_ahead(self) -> None:
        """Put everything that happens to topics into the office's calendar."""
        calendar, press = self.office.calendar, self.office.press
        first = calendar.years[0]
        calendar.at(calendar.moment(first, 0.1), self._found)
        for year in calendar.years:
            calendar.at(calendar.moment(year, 0.3), lambda when, year=year: self._file(year, when))
            calendar.at(calendar.moment(year, 0.31), lambda when, year=year: self._publish_all(year, when))
        calendar.at(calendar.moment(calendar.years[1], 0.5), self._replace_and_withdraw)
        calendar.at(calendar.moment(calendar.years[1], 0.51), lambda when: self._publish_all(calendar.years[1], when))
        press.every_state("topic", SLUGS[0], self._reword, calendar, calendar.years[-1])
        calendar.at(calendar.moment(calendar.years[-1], 0.32), self._index)

    def _index(self, when: datetime) -> None:
        """Tag every topic, a document and a page, and publish the index."""
        for topic in Topic.objects.all():
            InformationTag.objects.create(clause="9-8", topic=topic)
        InformationTag.objects.create(clause="9-3", document=Document.objects.standing().order_by("pk").first())
        InformationTag.objects.create(clause="7-3", page="/contact/", page_title="ติดต่อหน่วยงาน")
        self.office.press.publish("information-index", "", "จัดทำดัชนีข้อมูลข่าวสาร", when)

    def _found(self, when: datetime) -> None:
        call_command("loaddata", settings.BASE_DIR / "fixtures" / "notices.json", verbosity=0)
        self.filler.moment, divisions = when, self.office.people.divisions
        sections = [self.filler.fill(Section, slug=slug) for slug in ("plans", "money", "people")]
        for n, slug in enumerate(SLUGS):
            section, division = sections[n // 2], divisions[n % len(divisions)]
            self.filler.fill(
                Topic, section=section, slug=slug, division=division, first_year=self.office.calendar.years[0], order=n
            )

    def _file(self, year: int, when: datetime) -> None:
        self.filler.year, self.filler.moment = year, when
        files = self.office.cabinet.one_of_each(by=self.office.people.clerks[0])
        for topic in Topic.objects.exclude(slug=DENIED):
            for file in files:
                self._document(topic, year, when, file=file, round=self.rng.choice(Round.values))
        for round_ in (Round.SIX, Round.TWELVE):
            topic = Topic.objects.get(slug=DENIED)
            self.filler.fill(Statement, topic=topic, fiscal_year=year, round=round_, signed_on=when.date())
        if year == self.office.calendar.years[-1]:
            self._fill(Topic.objects.get(slug=CROWDED), year, when.date(), files, MANY)

    def _document(self, topic: Topic, year: int, when: datetime, **facts: Any) -> Document:
        dated = when.date() - timedelta(days=self.rng.randint(1, 60))
        review = dated + timedelta(days=365)
        return self.filler.fill(Document, topic=topic, fiscal_year=year, dated=dated, review_on=review, **facts)

    def _fill(self, topic: Topic, year: int, day: date, files: list[StoredFile], count: int) -> None:
        """Give a topic `count` documents: one of them so many that nothing may be done a row at a time."""
        Document.objects.bulk_create(
            Document(
                topic=topic,
                fiscal_year=year,
                title=f"{made_up.phrase(self.rng)} ครั้งที่ {thai.to_thai_digits(n)}",
                dated=day,
                file=files[n % len(files)],
                order=n,
            )
            for n in range(1, count + 1)
        )

    def _publish_all(self, year: int, when: datetime) -> None:
        for slug in SLUGS:
            self.office.press.publish("topic", slug, f"เพิ่มเอกสารปี {thai.to_thai_digits(year)}", when)

    def _replace_and_withdraw(self, when: datetime) -> None:
        by, year = self.office.people.clerks[0], self.office.calendar.years[0]
        once, again = (self.office.cabinet.file(ending, by=by) for ending in ("pdf", "docx"))
        for topic in Topic.objects.exclude(slug=DENIED):
            replaced, twice, withdrawn = topic.documents.filter(fiscal_year=year)[:3]
            for document, file in ((replaced, once), (twice, once), (twice, again)):
                versions.replace(document, file=file, reason="แก้ไขตัวเลขในตารางที่ ๒", by=by, at=when)
            versions.withdraw(withdrawn, reason="ประกาศถูกยกเลิกโดยคำสั่งที่ ๑๒/๒๕๖๘", at=when)
        self._reword("ทบทวน", DENIED)

    def _reword(self, word: str, slug: str = SLUGS[0]) -> None:
        topic = Topic.objects.get(slug=slug)
        topic.text += f"<p>{made_up.escaped(made_up.sentence(self.rng))} ({word})</p>"
        topic.save()


def leave_checked_links(office: Office) -> None:
    """Leave what a check of links found: one link of each state."""
    filler = office.filler("links")
    filler.moment = office.calendar.now
    for n, state in enumerate(Link.State.values):
        page = {"title": "หน้าติดต่อ", "url": "/contact/"}
        filler.fill(Link, address=f"https://www.example.go.th/{n}", state=state, found_in=[page])
