"""The office's divisions, which its contact page lists."""

from collections.abc import Sequence

from django.urls import reverse

from publishing import organisation
from publishing.search.folding import fold

from . import likeness
from .suggestion import Suggestion

FEWEST = 60


def suggested(readings: Sequence[str]) -> list[Suggestion]:
    """Return the published divisions that a question names."""
    office = organisation.published()["said"]
    names = [division.name for division in office.divisions] if office else []
    scored = ((max(likeness.of_word(question, fold(name)) for question in readings), name) for name in names)
    url = reverse("publishing:contact")
    return [Suggestion(url, name, "ส่วนราชการของหน่วยงาน", score) for score, name in scored if score >= FEWEST]
