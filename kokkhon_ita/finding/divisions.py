"""The office's divisions, which its contact page lists."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone

from publishing import organisation
from publishing.office import Office
from publishing.search.folding import fold

from . import likeness
from .suggestion import Suggestion

FEWEST = 60


def suggested(readings: Sequence[str]) -> list[Suggestion]:
    """Return the published divisions that a question names, those that have ended among them."""
    office = organisation.published()["said"]
    url = reverse("publishing:contact")
    scored = [
        (max(likeness.of_word(question, fold(name)) for question in readings), name, words)
        for name, words in (_named(office) if office else ())
    ]
    return [Suggestion(url, name, words, score) for score, name, words in scored if score >= FEWEST]


def _named(office: Office) -> Iterator[tuple[str, str]]:
    """Yield the name of each division that has begun, and what it is."""
    today = timezone.localdate()
    yield from ((division.name, "ส่วนราชการของหน่วยงาน") for division in office.standing(today))
    for division, heir in office.former(today):
        yield division.name, f"ส่วนราชการเดิม ผู้รับช่วงงานคือ{heir}" if heir else "ส่วนราชการเดิมของหน่วยงาน"
