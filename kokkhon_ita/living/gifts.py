"""The No Gift Policy and the gift register of every year."""

from datetime import datetime, timedelta

from common import thai
from disclosures.models import Activity, Announcement, Gift, GiftReport, GiftRules, Photo
from disclosures.models.gifts import Register
from disclosures.periods import Half

from . import made_up
from .shared import Office

ENGLISH = "<p>No one in this office accepts gifts of any kind.</p>"


class Gifts:
    """What the office announced, did and was given."""

    def __init__(self, office: Office) -> None:
        self.office, self.filler, self.rng = office, office.filler("gifts"), office.random("gifts")

    def plan_ahead(self) -> None:
        """Put announcements, activities, gifts and half-year reports into the office's calendar."""
        calendar, press = self.office.calendar, self.office.press
        calendar.at(
            calendar.moment(calendar.years[0], 0),
            self._rule,
        )
        calendar.at(calendar.moment(calendar.years[0], 0.05), self._before_the_register)
        for year in calendar.years:
            calendar.at(calendar.moment(year, 0.15), lambda when, year=year: self._announce(year, when))
        key = str(calendar.years[-1])
        press.every_state("no-gift", key, lambda word: self._reword(key, word), calendar, calendar.years[-1])
        for year in calendar.years:
            for half in Half.values:
                signing = thai.half_range(year, half)[1] + timedelta(days=7)
                if signing < calendar.now.date():
                    when = calendar.now.replace(year=signing.year, month=signing.month, day=signing.day, hour=10)
                    calendar.at(when, lambda when, year=year, half=half: self._half(year, half, when))

    def _rule(self, when: datetime) -> None:
        self.filler.fill(GiftRules, id=1, limit=3000, report_days=30, gazetted_on=when.date())
        self.office.press.publish("gift-rules", "", "เกณฑ์การรับของขวัญตามกฎหมาย", when)

    def _before_the_register(self, when: datetime) -> None:
        """Report the half-year before the register by the totals of a paper one."""
        facts = {"fiscal_year": self.office.calendar.years[0] - 1, "half": Half.SECOND, "none_received": False}
        by_hand = {"entered_count": 4, "entered_value": 1800, "entered_from": "ทะเบียนรับของขวัญฉบับกระดาษ"}
        report = self.filler.fill(GiftReport, **facts, **by_hand, register=Register.POLICY)
        self.office.press.publish("gifts", report.key, "รายงานของช่วงก่อนใช้ระบบ", when)

    def _announce(self, year: int, when: datetime) -> None:
        self.filler.year, self.filler.moment = year, when
        cabinet = self.office.cabinet
        announcement = self.filler.fill(
            Announcement, fiscal_year=year, text_english=ENGLISH, original=cabinet.file("scan"), signed_on=when.date()
        )
        photos = [cabinet.file(ending) for ending in ("png", "jpg")]
        for _ in range(3):
            activity = self.filler.fill(Activity, announcement=announcement, held_on=when.date())
            for file in photos:
                self.filler.fill(Photo, activity=activity, file=file)
        self.office.press.publish("no-gift", year, "ประกาศเจตนารมณ์ประจำปี", when)

    def _half(self, year: int, half: int, when: datetime) -> None:
        """Register gifts of every sort and sign the half-year's report; the first half of all had none."""
        none = (year, half) == (self.office.calendar.years[0], Half.FIRST)
        first, last = thai.half_range(year, half)
        for giver in () if none else Gift.Giver.values:
            for handling in Gift.Handling.values:
                day = first + timedelta(days=self.rng.randint(0, (last - first).days))
                value = 2500 if handling == Gift.Handling.ACCEPTED else 45_000
                register = Register.LAW if handling == Gift.Handling.KEPT else Register.POLICY
                facts = {"giver": giver, "handling": handling, "value": value, "register": register}
                self.filler.fill(Gift, received_on=day, reported_on=day + timedelta(days=12), **facts)
        for register, kind in ((Register.POLICY, "gifts"), (Register.LAW, "benefits")):
            by_hand = dict.fromkeys(("entered_count", "entered_value"), None) | {"entered_from": ""}
            facts = {"none_received": none, "signed_on": when.date(), "register": register} | by_hand
            self.filler.fill(GiftReport, fiscal_year=year, half=half, **facts)
            self.office.press.publish(kind, f"{year}-{half}", "รายงานการรับของขวัญรายครึ่งปี", when)

    def _reword(self, year: str, word: str) -> None:
        announcement = Announcement.objects.get(pk=year)
        announcement.introduction += f"<p>{made_up.escaped(made_up.sentence(self.rng))} ({word})</p>"
        announcement.save()
