"""The counts as something that can be published."""

from common import thai
from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from ..editions.counts import KIND, Counts

ADDRESSES = Addresses(KIND, "services", "counts", "counts/<int:year>/<slug:part>/", "counts-")


def warnings(said: Counts) -> list[str]:
    """Return a sentence for each service with months that nobody typed."""
    missing = ((one.name, sum(month.total is None for month in one.months)) for one in said.services)
    return [f"“{name}” ยังไม่ได้บันทึก {thai.format_number(count)} เดือน" for name, count in missing if count]


def register() -> None:
    from . import content, reports, views

    register_kind(
        Kind(
            name=KIND,
            label="สถิติการให้บริการ",
            content=content.counts,
            keys=content.keys,
            contents=(Counts,),
            title=lambda said: f"สถิติการให้บริการ {said.label}",
            page=views.page,
            addresses=ADDRESSES,
            onward=Onward("services:counts-index", "สถิติการให้บริการของรอบอื่น"),
            warnings=warnings,
            files=papers.files(reports.report),
        )
    )
