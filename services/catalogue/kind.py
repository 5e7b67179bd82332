"""The catalogue as something that can be published."""

from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from ..editions.catalogue import KIND, Catalogue

ADDRESSES = Addresses(KIND, "services", "index", "")


def warnings(said: Catalogue) -> list[str]:
    """Return a sentence for every service that leaves out what a citizen asks first."""
    wanted = {"papers": "เอกสารที่ต้องใช้", "days": "ระยะเวลา", "fee": "ค่าธรรมเนียม", "where": "สถานที่และช่องทาง"}
    missing = (
        (service.name, [words for name, words in wanted.items() if not getattr(service, name)])
        for service in said.services
    )
    return [f"“{name}” ยังไม่ได้ระบุ{' '.join(words)}" for name, words in missing if words]


def register() -> None:
    from . import content, items, reports, search, sending, views

    register_kind(
        Kind(
            name=KIND,
            label="บริการประชาชน",
            content=content.catalogue,
            keys=content.keys,
            contents=(Catalogue,),
            title=lambda said: "บริการประชาชน (คู่มือสำหรับประชาชน)",
            page=views.page,
            follow=views.follow,
            addresses=ADDRESSES,
            onward=Onward("publishing:contact", "ช่องทางติดต่อหน่วยงาน"),
            warnings=warnings,
            items=items.CatalogueItems(),
            offers=sending.offers,
            whose=sending.whose,
            evidence=sending.evidence,
            search=search.entries,
            files=papers.files(reports.report),
        )
    )
