"""Every link in what is published now: in texts, evidence, files and documents, whatever app they belong to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from django.urls import reverse

from publishing import kinds
from publishing.contents import Content, fields, parts
from publishing.models import Edition
from publishing.parts import Stored

ADDRESS_FIELDS = {"url", "link", "site_address"}
HREF = re.compile(r'<a [^<>]*?href="([^"]*)"')
NOT_CHECKED = ("mailto:", "tel:", "#")


def published() -> dict[str, list[dict[str, str]]]:
    """Return address → [{"title", "url"} of each page with that link], read from the live editions."""
    found = defaultdict(list)
    for kind in kinds.everything():
        for edition in Edition.objects.newest_of_each(kind.name).filter(withdrawn_at=None):
            page = {"title": edition.title, "url": edition.newest_url}
            for address in sorted(set(links_of(edition.said))):
                found[address].append(page)
    return dict(found)


def links_of(said: Content) -> Iterator[str]:
    """Yield the address of every link in what an edition says, repeated ones too."""
    for part in parts(said):
        if isinstance(part, Stored):
            yield _address(part.sha256, part.name)
        for field in fields(type(part)):
            value = getattr(part, field)
            if isinstance(value, str):
                yield from _links_in_text(field, value)


@lru_cache(maxsize=4096)  # many an edition shows the same file
def _address(sha256: str, name: str) -> str:
    return reverse("common:document", args=[sha256, name])


def _links_in_text(field: str, text: str) -> Iterator[str]:
    found = [text] if field in ADDRESS_FIELDS and text else map(unescape, HREF.findall(text))
    return (address for address in found if not address.startswith(NOT_CHECKED))
