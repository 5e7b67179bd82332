"""What an edition says, as entries to search: each kind may offer its own (Kind.search), all get one for each file."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from common import thai
from common.models import FileText

from ..contents import Content, Field, children, fields, parts
from ..models import Edition
from ..parts import Stored

# Where a file stands that is no document to find: replaced ones, and pictures that the page itself shows.
ASIDE = ("older", "photos", "logo", "official_qr")


@dataclass(frozen=True)
class Entry:
    """One thing to find: its title, the rest of its words, and the page that shows it."""

    title: str
    text: str
    url: str
    label: str


def entries_of(edition: Edition) -> list[Entry]:
    """Return the Entries of an edition, its files included."""
    about = edition.about
    own = about.search(edition.said) if about.search else [_whole(edition)]
    return [Entry(title, text, url, about.label) for title, text, url in own] + list(_files(edition))


def _whole(edition: Edition) -> tuple[str, str, str]:
    return edition.title, readable_text(edition.said, leave_out=("title",)), edition.about.addresses.url(edition.key)


def readable_text(said: Content, leave_out: Container[str] = ()) -> str:
    """Return every text of a content that a person reads, one piece a line, but for its own fields left out."""
    return "\n".join(
        piece
        for part in parts(said)
        for name, field in fields(type(part)).items()
        if not field.coded and not (part is said and name in leave_out)
        for piece in _pieces(field, getattr(part, name), said)
    )


def _pieces(field: Field, value: Any, said: Content) -> Iterator[str]:
    """Yield the texts of a field, codes as words."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and text:
            yield (field.words and field.words(text, said)) or text


def _files(edition: Edition) -> Iterator[Entry]:
    named = {file.sha256: (title or file.name, file) for title, file in _found(edition.said, "")}
    texts = dict(FileText.objects.filter(file__sha256__in=named).values_list("file__sha256", "text"))
    for sha256, (title, file) in named.items():
        text = f"{file.name}\n{thai.repaired_layer(thai.nfc(texts.get(sha256, '')))}"
        yield Entry(title, text, reverse("common:document", args=[sha256, file.name]), "เอกสาร")


def _found(part: Content, title: str) -> Iterator[tuple[str, Stored]]:
    """Yield (title, Stored) of each file shown in a content that is a document to find."""
    title = getattr(part, "title", "") or title
    if isinstance(part, Stored) and not getattr(part, "with_text", None):  # its copy, a part of it, is what can be read
        yield title, part
    for child in children(part, leave_out=ASIDE):
        yield from _found(child, title)
