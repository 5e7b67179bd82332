"""How far a thing of every year is on its way out, for the year wheel."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from . import kinds
from .models import Edition, Submission

SEND, WAITS = "ส่งขออนุมัติ", "ดูคำขอที่รออนุมัติ"


class OnItsWay:
    """What of one kind is out, asked for, or could be asked for: three queries for all keys."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.out = set(Edition.objects.searchable().filter(kind=kind).values_list("key", flat=True))
        self.asked = set(Submission.objects.waiting().filter(kind=kind).values_list("key", flat=True))
        self.ready = set(kinds.get(kind).keys())

    def step(self, key: str, make: tuple[str, str]) -> dict[str, Any]:
        """Return the next step and its address as a Duty takes them: `make` while there is nothing to ask for."""
        return {} if key in self.out else self._next(key, make)

    def again(self, key: str) -> dict[str, str]:
        """Return the next step of what is out and has to come out anew."""
        return self._next(key, (SEND, draft_url(self.kind, key)))

    def _next(self, key: str, make: tuple[str, str]) -> dict[str, Any]:
        if key in self.asked:
            return {"step": WAITS, "url": reverse("admin:publishing_submission_changelist")}
        words, url = (SEND, draft_url(self.kind, key)) if key in self.ready else make
        return {"step": words, "url": url}


def draft_url(kind: str, key: str) -> str:
    """Return the address where (kind, key) is looked at and sent."""
    return f"{reverse('admin:publishing_draft')}?{urlencode({'kind': kind, 'key': key})}"
