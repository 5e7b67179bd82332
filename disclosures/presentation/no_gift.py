"""The No Gift Policy of a year and its gift reports, as editions tell them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from common import thai

from .topics import day

HALVES = {1: "ครึ่งปีแรก", 2: "ครึ่งปีหลัง"}
PICTURES = {"image/png", "image/jpeg"}


@dataclass(frozen=True)
class PolicyView:
    """An announcement's content, as it stands on `today`."""

    data: dict
    today: date

    @property
    def fiscal_year(self):
        return self.data["fiscal_year"]

    @property
    def title(self):
        return self.data["title"]

    @property
    def signed_on(self):
        return day(self.data["signed_on"])

    @property
    def original_is_picture(self):
        return bool(self.data["original"]) and self.data["original"]["content_type"] in PICTURES

    @property
    def present_year(self):
        """Return the fiscal year of `today`."""
        return thai.fiscal_year(self.today)

    @property
    def is_of_present_year(self):
        return self.fiscal_year == self.present_year

    @property
    def activities(self):
        """Return the activities, each with its day as a date."""
        return [activity | {"held_on": day(activity["held_on"])} for activity in self.data["activities"]]


@dataclass(frozen=True)
class GiftsView:
    """The totals of a half-year."""

    data: dict

    @property
    def name(self):
        """Return the half-year in words: ครึ่งปีแรก ปีงบประมาณ พ.ศ. ๒๕๖๖."""
        return f"{HALVES[self.data['half']]} ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.data['fiscal_year'])}"

    @property
    def starts(self):
        return day(self.data["starts"])

    @property
    def ends(self):
        return day(self.data["ends"])

    @property
    def signed_on(self):
        return day(self.data["signed_on"])

    @property
    def value(self):
        return Decimal(self.data["value"])

    @cached_property
    def tables(self):
        """Return (heading, rows) of both breakdowns, each row with its value as Decimal."""
        tables = [("แยกตามประเภทผู้ให้", self.data["by_giver"]), ("แยกตามการดำเนินการ", self.data["by_handling"])]
        return [(heading, [row | {"value": Decimal(row["value"])} for row in rows]) for heading, rows in tables]
