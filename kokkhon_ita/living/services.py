"""The services of the office, and a survey of every half-year with the answers of a small office."""

from datetime import datetime, timedelta
from functools import partial

from common import thai
from services.counts.content import months
from services.models import (
    Answer,
    Aspect,
    Channel,
    Comment,
    ExternalResult,
    PaperBatch,
    Question,
    Round,
    Service,
    ServiceCount,
    SurveyForm,
)
from services.models.answers import Age, Sex
from services.models.counts import Way
from services.paper import entries, typists
from services.requesting import desk
from services.survey import recording, slips

from . import made_up
from .shared import Office

ANSWERS = 60
ASPECTS = ("ด้านกระบวนการ/ขั้นตอนการให้บริการ", "ด้านช่องทางการให้บริการ", "ด้านเจ้าหน้าที่ผู้ให้บริการ", "ด้านสิ่งอำนวยความสะดวก")


class Services:
    """What the clerks list, ask and count."""

    def __init__(self, office: Office) -> None:
        self.office, self.filler, self.rng = office, office.filler("services"), office.random("services")

    def plan_ahead(self) -> None:
        """Put the catalogue and the surveys of all halves that have begun into the office's calendar."""
        calendar, press = self.office.calendar, self.office.press
        calendar.at(calendar.moment(calendar.years[0], 0), self._found)
        press.every_state("services", "", self._reword, calendar, calendar.years[-1])
        for year in calendar.years:
            for half in (1, 2):
                first, last = thai.half_range(year, half)
                if first < calendar.now.date():
                    when = calendar.now.replace(year=first.year, month=first.month, day=first.day, hour=10, minute=0)
                    calendar.at(when, lambda when, year=year, half=half: self._open(year, half))
                if first < calendar.now.date() <= last:
                    soon = when + timedelta(minutes=10)
                    calendar.at(soon, partial(press.publish, "survey-round", f"{year}-{half}", "ประกาศรอบสำรวจ"))
                if last < calendar.now.date():
                    ended = calendar.now.replace(year=last.year, month=last.month, day=last.day, hour=23)
                    calendar.at(ended, lambda when, year=year, half=half: self._answer(year, half, when))

    def _found(self, when: datetime) -> None:
        divisions, form = self.office.people.divisions, self.office.cabinet.file("pdf")
        for n in range(6):
            self.filler.fill(Service, division=divisions[n % 3], form=form, order=n, active=True)
        self.report = form
        self.form = self.filler.fill(SurveyForm, cuts=SurveyForm._meta.get_field("cuts").default)
        for order, name in enumerate(ASPECTS, start=1):
            aspect = self.filler.fill(Aspect, form=self.form, order=order, name=name)
            for place in range(1, 4):
                self.filler.fill(Question, aspect=aspect, order=place)

    def _open(self, year: int, half: int) -> None:
        first, last = thai.half_range(year, half)
        asked = self.filler.fill(
            Round,
            form=self.form,
            fiscal_year=year,
            part=str(half),
            opens=first,
            closes=last,
            population=1154,
            slips_only=False,
        )
        slips.make(asked, 10)
        asked.services.set(Service.objects.all()[: 3 + half])

    def _answer(self, year: int, half: int, when: datetime) -> None:
        """Write a half-year's answers; the last service asked about has so few that its figures are hidden."""
        asked = Round.objects.get(fiscal_year=year, part=str(half))
        self._count(year, half)
        self.office.press.publish("service-counts", asked.key, "เผยแพร่สถิติรายครึ่งปี", when + timedelta(minutes=20))
        *many, few = asked.asked()
        numbers = [(service, ANSWERS) for service in many] + [(few, 3)]
        recording.record(asked, [self._one(asked, service) for service, number in numbers for _ in range(number)])
        for service in {service.division_id: service for service in many}.values():
            self._type_slips(asked, service)
        for service in many:
            text = made_up.sentence(self.rng)
            self.filler.fill(ExternalResult, round=asked, service=service, mean=4, document=self.report)
            self.filler.complete(Comment(round=asked, service=service, text=text), cleaned=text, published=True)
        self.office.press.publish("survey", asked.key, "เผยแพร่ผลสำรวจรายครึ่งปี", when + timedelta(minutes=30))

    def _type_slips(self, asked: Round, service: Service) -> None:
        """Have a bundle of paper slips typed twice by a clerk and another of the division, or by its only clerk."""
        nobody = {"first_by": None, "second_by": None, "alone_reason": ""}
        batch = self.filler.fill(PaperBatch, round=asked, service=service, day=asked.closes, slips=20, **nobody)
        clerk = next(one for one in self.office.people.clerks if one.division == service.division)
        other = next(iter(typists.others(batch, clerk)), clerk)
        slip = {**dict.fromkeys((name for name in entries.titles(batch) if name[0] == "q"), 5), "sex": Sex.FEMALE}
        for which, by in enumerate((clerk, other), start=1):
            entries.store(batch, which, dict.fromkeys(range(1, 21), slip), by=by, reason="กองมีเจ้าหน้าที่คนเดียว")
        entries.count(batch)

    def _count(self, year: int, half: int) -> None:
        """Type a half-year's numbers, as clerks do; the last service has months that nobody typed."""
        *whole, gappy = Service.objects.all()
        for month in months(thai.half_range(year, half)):
            for service in [*whole, *([gappy] if month.month % 2 else [])]:
                for way in Way.values:
                    number = self.rng.randint(0, 40)
                    self.filler.fill(ServiceCount, service=service, month=month, way=way, number=number)
            desk.count(str(whole[0].pk), month)

    def _one(self, asked: Round, service: Service) -> Answer:
        day = asked.opens + timedelta(days=self.rng.randrange((asked.closes - asked.opens).days))
        return Answer(
            round=asked,
            service=service,
            channel=self.rng.choice(Channel.values),
            day=day,
            sex=self.rng.choice(["", *Sex.values]),
            age=self.rng.choice(["", *Age.values]),
            marks="".join(self.rng.choice("5555444321") for _ in range(len(ASPECTS) * 3)),
        )

    def _reword(self, word: str) -> None:
        service = Service.objects.all()[0]
        service.where = f"{made_up.sentence(self.rng)} ({word})"
        service.save()
