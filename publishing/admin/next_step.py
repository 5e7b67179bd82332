"""After a draft was saved: what it is now, and where it is sent from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html

from ..acts import SUBMIT
from ..yearly import draft_url


def tell_next_step(request: HttpRequest, kind: str, key: str) -> None:
    """Say that what was saved is a draft, with the link where whoever may do so sends it."""
    if request.user.has_perm(SUBMIT):
        words = 'ยังเป็นร่าง ประชาชนยังไม่เห็น · <a href="{}">ส่งขออนุมัติ</a>'
        messages.warning(request, format_html(words, draft_url(kind, key)))


class TellsNextStep:
    """A model admin whose records are drafts of a kind: after every save the next step stands there, before what was saved."""

    def published_as(self, obj: Any) -> tuple[str, str] | None:
        """Return (kind, key) under which a record is published, None when it is not."""
        raise NotImplementedError

    def response_add(self, request: Any, obj: Any, *arguments: Any, **options: Any) -> Any:
        self._tell(request, obj)
        return super().response_add(request, obj, *arguments, **options)  # type: ignore[misc]

    def response_change(self, request: Any, obj: Any) -> Any:
        self._tell(request, obj)
        return super().response_change(request, obj)  # type: ignore[misc]

    def _tell(self, request: HttpRequest, obj: Any) -> None:
        if place := self.published_as(obj):
            tell_next_step(request, *place)
