"""Every link in what is published now: in texts, evidence, files and documents, whatever app they belong to."""

import re
from collections import defaultdict
from html import unescape

from django.urls import reverse

from publishing import kinds
from publishing.models import Edition

ADDRESS_FIELDS = {"url", "link", "site_address"}
HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
NOT_CHECKED = ("mailto:", "tel:", "#")


def published():
    """Return address → [{"title", "url"} of each page with that link], read from the live editions."""
    found = defaultdict(list)
    for kind in kinds.everything():
        for edition in Edition.objects.newest_of_each(kind.name).filter(withdrawn_at=None):
            page = {"title": edition.title, "url": edition.newest_url}
            for address in sorted(set(links_of(edition.content))):
                found[address].append(page)
    return dict(found)


def links_of(content):
    """Yield the address of every link in the content of an edition, repeated ones too."""
    if isinstance(content, dict):
        if isinstance(content.get("sha256"), str) and content.get("name"):
            yield reverse("common:document", args=[content["sha256"], content["name"]])
        for field, value in content.items():
            if isinstance(value, str):
                yield from _links_in_text(field, value)
            else:
                yield from links_of(value)
    elif isinstance(content, list):
        for part in content:
            yield from links_of(part)


def _links_in_text(field, text):
    found = [text] if field in ADDRESS_FIELDS and text else map(unescape, HREF.findall(text))
    return (address for address in found if not address.startswith(NOT_CHECKED))
