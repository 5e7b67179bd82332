"""The services that are offered, as an edition says them."""

from typing import cast

from common.models import Division, Organisation
from publishing.contents import content_of
from publishing.parts import OfficeName, file_facts

from ..editions import catalogue as edition
from ..models import Service


def keys() -> list[str]:
    """Return the one key of the catalogue once a service is offered."""
    offered = Service.objects.filter(active=True).exists() and Organisation.objects.exists()
    return [""] if offered else []


def catalogue(key: str) -> edition.Catalogue:
    """Return the Catalogue of every service offered, in the order of divisions; raises LookupError before the office is known."""
    office = Organisation.objects.first()
    if office is None:
        raise LookupError("ยังไม่ได้บันทึกข้อมูลหน่วยงาน")
    return edition.Catalogue(
        organisation=content_of(OfficeName, office), services=[_service(row) for row in Service.objects.shown()]
    )


def _service(row: Service) -> edition.Service:
    return content_of(
        edition.Service,
        row,
        number=row.pk,
        division=cast(Division, row.division).name,
        papers=lines(row.papers),
        steps=lines(row.steps),
        law=lines(row.law),
        form=file_facts(row.form),
    )


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]
