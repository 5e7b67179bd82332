"""Three years of measures: promised in October, reported at half-year and at the end, early, late and not at all."""

import json
from datetime import datetime, timedelta

from django.conf import settings

from common import thai
from common.models import StoredFile
from measures import new_year
from measures.importing.sheets import sheet_of
from measures.importing.waiting import WaitingTable
from measures.models import Evidence, Framework, Measure, PendingImport, Plan, Responsibility, Result, Step, WeakPoint

from . import made_up
from .filling import LONG_EVERY
from .shared import Office

STEPS, MANY = 3, 1_000
LATE, SILENT, OUTSIDE, CROWDED = 3, 7, 9, 1  # numbers of measures, by what is peculiar to them
OFFERED = settings.BASE_DIR / "fixtures" / "template" / "measures.json"
PAGES = ("/no-gift-policy/", "/contact/", "/complaints/statistics/")


def _offered(number: int) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the title and the steps that a new office is offered; of every fifth none: its names are as long as may be."""
    offered = json.loads(OFFERED.read_text(encoding="utf-8"))["measures"]
    if number % LONG_EVERY == 1 or number > len(offered):
        return {}, []
    one = offered[number - 1]
    return {"title": one["title"]}, [("text", text) for text in one["steps"]]


class Measures:
    """The clerks' work on the measures of every year."""

    def __init__(self, office: Office) -> None:
        self.office, self.filler, self.rng = office, office.filler("measures"), office.random("measures")

    def plan_ahead(self) -> None:
        """Put everything that happens to measures into the office's calendar."""
        calendar, press = self.office.calendar, self.office.press
        for year in calendar.years:
            self._year(year)
        key = str(calendar.years[-1])
        press.every_state("measures", key, lambda word: self._reword(key, word), calendar, calendar.years[-1])

    def _year(self, year: int) -> None:
        at, moment, press = self.office.calendar.at, self.office.calendar.moment, self.office.press
        at(moment(year, 0), lambda when: self._open(year, when))
        at(moment(year, 0.02), lambda when: press.publish("measures", year, "ประกาศใช้มาตรการประจำปี", when))
        at(moment(year, 0.40), lambda when: self._report(year, Result.Round.SIX, when))
        at(moment(year, 0.41), lambda when: press.publish("measures", year, "รายงานผลรอบ ๖ เดือน", when))
        if year == self.office.calendar.years[-1]:
            return
        at(moment(year, 0.97), lambda when: self._report(year, Result.Round.TWELVE, when))
        at(moment(year, 0.98), lambda when: self._correct(year, when))
        following = moment(year + 1, 0.05)
        at(following, lambda when: self._catch_up(year, when))
        at(following + timedelta(seconds=1), lambda when: press.publish("measures", year, "เพิ่มผลที่ล่าช้า", when))

    def _open(self, year: int, when: datetime) -> None:
        self.filler.year, self.filler.moment = year, when
        before = Plan.objects.filter(pk=year - 1).first()
        if before:
            plan = new_year.open_year(before, fiscal_year=year)
        else:
            title = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)}"
            plan = self.filler.fill(Plan, fiscal_year=year, title=title)
            for indicator in Framework.objects.in_force(year).indicators:
                self._promise(plan, indicator.number)
        for number in (1, 5, 10):
            self.filler.fill(WeakPoint, plan=plan, indicator=number)

    def _promise(self, plan: Plan, number: int) -> None:
        first, last = plan.period
        named, steps = _offered(number)
        ends = last if number % 2 else first + timedelta(days=150)
        measure = self.filler.fill(
            Measure,
            plan=plan,
            number=number,
            indicator=number,
            starts=first,
            ends=ends + timedelta(days=30) if number == OUTSIDE else ends,
            delay_reason="",
            **named,
            **({} if number == OUTSIDE else {"outside_reason": ""}),
        )
        for order in range(1, STEPS + 1):
            self.filler.fill(Step, measure=measure, order=order, **dict(steps[order - 1 : order]))
        divisions = self.office.people.divisions
        for order in range(1, 3):
            division = divisions[(number + order) % len(divisions)]
            self.filler.fill(Responsibility, measure=measure, division=division, order=order)

    def _report(self, year: int, round_: Result.Round, when: datetime) -> None:
        """Let the clerks report a round for all measures but one, with every type of evidence on the first."""
        files = self.office.cabinet.one_of_each(by=self.office.people.clerks[0])
        for measure in Measure.objects.of_year(year).exclude(number=SILENT):
            if measure.number != LATE or round_ == Result.Round.SIX:
                self._result(measure, round_, when, files if measure.number == CROWDED else files[-1:])

    def _result(self, measure: Measure, round_: Result.Round, when: datetime, files: list[StoredFile]) -> None:
        steps, division = list(measure.steps.all()), measure.responsibilities.all()[0].division
        day = when.date() - timedelta(days=self.rng.randint(0, 10))
        result = self.filler.fill(
            Result,
            measure=measure,
            step=steps[measure.number % STEPS],
            division=division,
            round=round_,
            reported_on=day,
        )
        for file in files:
            self.filler.fill(Evidence, result=result, file=file, url="", page="")
        self.filler.fill(Evidence, result=result, file=None, page="")
        self.filler.fill(Evidence, result=result, file=None, url="", page=PAGES[measure.number % len(PAGES)])

    def _crowd(self, measure: Measure, when: datetime) -> None:
        """Give one measure so many results that nothing may be done a row at a time."""
        day = when.date()
        Result.objects.bulk_create(
            Result(
                measure=measure, order=n, text=made_up.sentence(self.rng), round=Result.Round.TWELVE, reported_on=day
            )
            for n in range(1, MANY + 1)
        )

    def _correct(self, year: int, when: datetime) -> None:
        """Publish the year's end, take it back the next minute, and publish it anew."""
        press = self.office.press
        press.withdraw(press.publish("measures", year, "รายงานผลรอบ ๑๒ เดือน", when), when + timedelta(minutes=1))
        self._reword(year, "ฉบับแก้ไข")
        press.publish("measures", year, "รายงานผลรอบ ๑๒ เดือน ฉบับแก้ไข", when + timedelta(minutes=2))

    def _catch_up(self, year: int, when: datetime) -> None:
        """Report what was due long ago, with the reason that the public reads."""
        measure = Measure.objects.get(plan=year, number=LATE)
        measure.delay_reason = made_up.sentence(self.rng)
        measure.save()
        self._result(measure, Result.Round.TWELVE, when, [self.office.cabinet.file("scan")])
        if year == self.office.calendar.years[0]:
            self._crowd(Measure.objects.get(plan=year, number=CROWDED), when)

    def _reword(self, year: str | int, word: str) -> None:
        plan = Plan.objects.get(pk=year)
        plan.preamble = f"{plan.preamble}\n{made_up.sentence(self.rng)} ({word})"
        plan.save()


def leave_waiting(office: Office) -> None:
    """Leave a table that a clerk brought in and has not confirmed yet."""
    headings = ["ลำดับ", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินงาน"]
    row = ["๑", "มาตรการส่งเสริมความโปร่งใส", "- จัดประชุม", "ทุกส่วนราชการ", "ตลอดปีงบประมาณ", ""]
    table = WaitingTable([sheet_of([headings, row])])
    year = office.calendar.years[-1] + 1
    PendingImport.objects.put(
        owner=office.people.publishers[0],
        file_name="มาตรการ.xlsx",
        fiscal_year=year,
        table=table.as_json(),
        at=office.calendar.now,
    )
