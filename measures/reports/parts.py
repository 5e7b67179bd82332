"""Which part of a year a report covers: all of it, one measure, or a reporting round."""

from dataclasses import dataclass
from typing import cast

from common import thai
from publishing.contents import changed

from .. import edition

ROUNDS = (6, 12)


@dataclass(frozen=True)
class Part:
    """One measure, or the round of so many months; neither is the whole year.

    The 12-month round reports on the whole fiscal year, so the results of the first six months belong to it too.
    Results whose round nobody stated are in the report of the whole year only.
    """

    measure: int | None = None
    months: int | None = None

    @property
    def name(self) -> str:
        """Return what names this part in addresses and on the disk."""
        return f"report-{self.months}-months" if self.months else "report"

    @property
    def words(self) -> str:
        """Return the part in Thai words, "" for the whole year."""
        if self.months:
            return f"รอบ {thai.to_thai_digits(self.months)} เดือน"
        return f"เฉพาะมาตรการที่ {thai.to_thai_digits(self.measure)}" if self.measure else ""

    def cut(self, plan: edition.Plan) -> edition.Plan:
        """Return the Plan cut to this part, the plan itself for the whole year.

        Raises LookupError with a Thai sentence for a measure or a round that does not exist.
        """
        if self.months not in (None, *ROUNDS):
            raise LookupError("มีรายงานเฉพาะรอบ ๖ เดือนและรอบ ๑๒ เดือน")
        if self.months:
            measures = [changed(m, results=[r for r in m.results if self._covers(r)]) for m in plan.measures]
            return changed(plan, measures=measures, part=edition.Part(round=cast(edition.Round, self.months)))
        if self.measure is None:
            return plan
        measures = [m for m in plan.measures if m.number == self.measure]
        if not measures:
            raise LookupError("ไม่มีมาตรการลำดับนี้ในฉบับเผยแพร่นี้")
        return changed(plan, measures=measures, part=edition.Part(measure=self.measure))

    def _covers(self, result: edition.Result) -> bool:
        return result.round is not None and result.round <= (self.months or 0)


WHOLE = Part()
PARTS = (WHOLE, *(Part(months=months) for months in ROUNDS))
