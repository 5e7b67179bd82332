"""What readers may find of the catalogue: each service on its own page, by its name and by what people call it."""

from django.urls import reverse

from ..editions.catalogue import Catalogue, Service


def entries(said: Catalogue) -> list[tuple[str, str, str]]:
    """Return (title, text, url) of the catalogue and of every service of an edition."""
    names = "\n".join(service.name for service in said.services)
    whole = ("บริการประชาชน", f"คู่มือสำหรับประชาชน\n{names}", reverse("services:index"))
    return [whole, *(_service(service) for service in said.services)]


def _service(service: Service) -> tuple[str, str, str]:
    texts = [service.other_names, service.division, service.who, *service.papers, *service.steps]
    texts += [service.days, service.fee, *service.law, service.where]
    return service.name, "\n".join(filter(None, texts)), reverse("services:service", args=[service.number])
