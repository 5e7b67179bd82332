"""What an edition says, as entries to search: each kind may offer its own (Kind.search), all get one for each file."""

import html
import re
from dataclasses import dataclass

from django.urls import reverse

from common import thai
from common.models import FileText

# Fields whose text is for programs.
UNREAD = {
    "schema",
    "sha256",
    "url",
    "code",
    "slug",
    "type",
    "content_type",
    "address",
    "link",
    "page",
    "site_address",
    "logo",
    "app_store",
    "google_play",
    "name",
}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Entry:
    """One thing to find: its title, the rest of its words, and the page that shows it."""

    title: str
    text: str
    url: str
    label: str


def of(edition):
    """Return the Entries of an edition, its files included."""
    about = edition.about
    own = about.search(edition.content) if about.search else [_whole(edition)]
    return [Entry(title, text, url, about.label) for title, text, url in own] + list(_files(edition))


def _whole(edition):
    rest = {name: value for name, value in edition.content.items() if name != "title"}
    return edition.title, words(rest), edition.about.url(edition.key)


def words(value):
    """Return everything in `value` that a person reads, one piece a line, without markup."""
    return "\n".join(_pieces(value))


def _pieces(value):
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in UNREAD:
                yield from _pieces(part)
    elif isinstance(value, list):
        for part in value:
            yield from _pieces(part)
    elif isinstance(value, str) and value and not ISO_DATE.fullmatch(value):
        yield plain(value)


def plain(text):
    """Return rich text as plain text."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", " ", text))


def _files(edition):
    named = {file["sha256"]: (title or file["name"], file) for title, file in _found(edition.content, "")}
    texts = dict(FileText.objects.filter(file__sha256__in=named).values_list("file__sha256", "text"))
    for sha256, (title, file) in named.items():
        text = f"{file['name']}\n{thai.nfc(texts.get(sha256, ''))}"
        yield Entry(title, text, reverse("common:document", args=[sha256, file["name"]]), "เอกสาร")


def _found(value, title):
    """Yield (title, facts) of each file shown under `value`; replaced and pictured ones are no documents to find."""
    if isinstance(value, list):
        for part in value:
            yield from _found(part, title)
    elif isinstance(value, dict):
        title = value.get("title") or title
        if isinstance(value.get("sha256"), str) and value.get("name"):
            yield title, value
        for name, part in value.items():
            if name not in ("older", "photos", "logo", "official_qr"):
                yield from _found(part, title)
