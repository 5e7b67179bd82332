"""The No Gift Policy of a year and its gift reports, as editions tell them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common import thai

from ..editions.gifts import BenefitTotals, GiftTotals, Total
from ..editions.no_gift import Activity, Policy

HALVES = {1: "ครึ่งปีแรก", 2: "ครึ่งปีหลัง"}
PICTURES = {"image/png", "image/jpeg"}


@dataclass(frozen=True)
class PolicyView:
    """An announcement's edition, as it stands on `today`."""

    data: Policy
    today: date

    @property
    def fiscal_year(self) -> int:
        return self.data.fiscal_year

    @property
    def title(self) -> str:
        return self.data.title

    @property
    def signed_on(self) -> date | None:
        return self.data.signed_on

    @property
    def is_announced(self) -> bool:
        """Return whether the text of the announcement stands there, so that it can be printed."""
        return bool(self.data.text)

    @property
    def original_is_picture(self) -> bool:
        return self.data.original is not None and self.data.original.content_type in PICTURES

    @property
    def present_year(self) -> int:
        """Return the fiscal year of `today`."""
        return thai.fiscal_year(self.today)

    @property
    def is_of_present_year(self) -> bool:
        return self.fiscal_year == self.present_year

    @property
    def activities(self) -> list[Activity]:
        return self.data.activities


@dataclass(frozen=True)
class GiftsView:
    """The totals of a half-year."""

    data: GiftTotals | BenefitTotals

    @property
    def name(self) -> str:
        """Return the half-year in words: ครึ่งปีแรก ปีงบประมาณ พ.ศ. ๒๕๖๖."""
        return f"{HALVES[self.data.half]} ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.data.fiscal_year)}"

    @property
    def starts(self) -> date:
        return self.data.starts

    @property
    def ends(self) -> date:
        return self.data.ends

    @property
    def signed_on(self) -> date:
        return self.data.signed_on

    @property
    def value(self) -> Decimal:
        return self.data.value

    @property
    def tables(self) -> list[tuple[str, list[Total]]]:
        """Return (heading, Totals) of both breakdowns; none for totals that were entered by hand."""
        if self.data.entered_from:
            return []
        return [("แยกตามประเภทผู้ให้", self.data.by_giver), ("แยกตามการดำเนินการ", self.data.by_handling)]


@dataclass(frozen=True)
class BenefitsView(GiftsView):
    """The totals of a half-year under section 128."""

    data: BenefitTotals

    @property
    def tables(self) -> list[tuple[str, list[Total]]]:
        """Return (heading, Totals) of every breakdown."""
        if self.data.entered_from:
            return []
        own = [("แยกตามผู้รับ", self.data.by_receiver), ("แยกตามตำแหน่งที่รายงานต่อ", self.data.by_reported_to)]
        return [*super().tables, *own]
