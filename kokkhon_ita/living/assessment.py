"""The assessment itself: surveys of every year with their QR, scores of five years, and the OIT lists answered."""

import io
from datetime import date, datetime, timedelta
from typing import cast

import qrcode
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from common import thai, uploads
from common.models import StoredFile
from ita import years
from ita.models import (
    EitRound,
    IndicatorScore,
    InstrumentScore,
    OitAnswer,
    OitCatalogue,
    OitItem,
    OitPart,
    ScoreYear,
)
from ita.oit.judging import Judges
from ita.scores import sums
from measures.models import Framework, FrameworkDate, NationalScore

from .shared import Office

SCORED_YEARS = 5
CODE = "abc123"
FRAMEWORK = 2569


class Assessment:
    """What the office does for the assessment and what it is told."""

    def __init__(self, office: Office) -> None:
        self.office, self.filler, self.rng = office, office.filler("assessment"), office.random("assessment")

    def plan_ahead(self) -> None:
        """Put surveys, scores and OIT answers into the office's calendar; the frameworks are known before all."""
        for path in sorted((settings.BASE_DIR / "fixtures" / "ita").glob("*.json")):
            years.load(path)
        for made in (FrameworkDate, NationalScore):
            self.filler.fill(made, framework_id=FRAMEWORK, instrument="EIT")
        calendar, press = self.office.calendar, self.office.press
        for place, year in enumerate(range(calendar.years[-1] - SCORED_YEARS, calendar.years[-1])):
            calendar.at(
                calendar.moment(calendar.years[0], 0.2 + place / 100), lambda when, year=year: self._scores(year)
            )
        for year in calendar.years:
            calendar.at(calendar.moment(year, 0.45), lambda when, year=year: self._survey(year, when))
            calendar.at(calendar.moment(year, 0.6), lambda when, year=year: self._answer(year, when))
            calendar.at(
                calendar.moment(year, 0.61), lambda when, year=year: press.publish("oit", year, "ตอบแบบตรวจ OIT", when)
            )
        newest = str(calendar.years[-1])
        press.every_state("eit", newest, lambda word: self._move(newest), calendar, calendar.years[-1])
        scored = str(calendar.years[-1] - 1)
        press.every_state("ita-scores", scored, lambda word: self._reword(scored, word), calendar, calendar.years[-1])

    def _scores(self, year: int) -> None:
        self.filler.year = year
        announced = thai.fiscal_year_range(year)[1]
        row = self.filler.fill(ScoreYear, fiscal_year=year, announced_on=announced, url="https://itas.nacc.go.th/")
        framework = Framework.objects.in_force(year)
        for instrument in framework.instruments:
            self.filler.fill(InstrumentScore, year=row, instrument=instrument.code)
        row.total = sums.weighed(framework, dict(row.instruments.values_list("instrument", "score")))
        row.save()
        for indicator in framework.indicators:
            self.filler.fill(IndicatorScore, year=row, indicator=indicator.number)

    def _survey(self, year: int, when: datetime) -> None:
        opens = when.date()
        row = EitRound(fiscal_year=year, code=CODE)
        self.filler.fill(
            EitRound,
            fiscal_year=year,
            code=CODE,
            opens=opens,
            closes=opens + timedelta(days=60),
            next_opens=opens + timedelta(days=365),
            next_closes=opens + timedelta(days=425),
            official_qr=_qr(row.link),
            app_store="https://apps.apple.com/th/app/itas/id1",
            google_play="https://play.google.com/store/apps/details?id=itas",
        )
        self.office.press.publish("eit", year, "เปิดรับคำตอบแบบวัด EIT", when)

    def _answer(self, year: int, when: datetime) -> None:
        """Take the year's official list, or make one where none is known yet, and answer every third item."""
        if not OitCatalogue.objects.filter(pk=year).exists():
            self._made_up_list(year)
        self.filler.year, self.filler.moment = year, when
        for place, item in enumerate(OitItem.objects.of_year(year)):
            if place % 3 == 0:
                self._answer_item(year, place, item)

    def _answer_item(self, year: int, place: int, item: OitItem) -> None:
        """Answer an item at a page, elsewhere, or on both sides with a page and a file; somebody looks at its parts."""
        divisions = self.office.people.divisions
        facts = {"item": item, "data_year": item.data_year or year, "division": divisions[place % len(divisions)]}
        pages = (f"/measures/{year}/", f"/no-gift-policy/{year}/", "/contact/", "/disclosures/annual-plan/")
        page, elsewhere = pages[place % len(pages)], f"https://www.example.go.th/{item.code}"
        if place % 2 == 0:
            self.filler.fill(OitAnswer, **facts, page="", url=elsewhere, file=None, side="")
        elif place % 9:
            self.filler.fill(OitAnswer, **facts, page=page, url="", file=None, side="")
        else:
            self.filler.fill(OitAnswer, **facts, order=1, page=page, url="", file=None, side="political")
            self.filler.fill(OitAnswer, **facts, order=2, page="", url="", side="officials")
        for part in item.parts.filter(fact="")[:2]:
            Judges.of(self.office.people.everyone[0], item).judge(part, True)

    def _made_up_list(self, year: int) -> None:
        row = self.filler.fill(OitCatalogue, fiscal_year=year)
        for order in range(1, 13):
            item = self.filler.fill(OitItem, catalogue=row, order=order, code=f"O{order}")
            for place in range(1, 4):
                self.filler.fill(OitPart, item=item, order=place, fact="")

    def _move(self, year: str) -> None:
        row = EitRound.objects.get(pk=year)
        row.closes = cast(date, row.closes) + timedelta(days=1)
        row.save()

    def _reword(self, year: str, word: str) -> None:
        row = ScoreYear.objects.get(pk=year)
        row.announced_in = f"ประกาศของสำนักงาน ป.ป.ช. ({word})"
        row.save()


def _qr(link: str) -> StoredFile:
    out = io.BytesIO()
    qrcode.make(link).save(out)
    return uploads.store(SimpleUploadedFile("คิวอาร์ทางการ.png", out.getvalue()))
