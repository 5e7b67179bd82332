"""After a draft was saved: what it is now, and where it is sent from."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from ..acts import SUBMIT
from ..models import Submission, SubmittedItem
from ..yearly import draft_url


def tell_next_step(request: HttpRequest, kind: str, key: str) -> None:
    """Say that what was saved is a draft, with the link where whoever may do so sends it."""
    if request.user.has_perm(SUBMIT):
        words = 'ยังเป็นร่าง ประชาชนยังไม่เห็น · <a href="{}">ส่งขออนุมัติ</a>'
        messages.warning(request, format_html(words, draft_url(kind, key)))


def tell_what_waits(request: HttpRequest, kind: str, key: str, items: Sequence[str]) -> None:
    """Say whose waiting requests still hold what these items said before they were changed, and how to send them anew."""
    held = SubmittedItem.objects.filter(submission__in=Submission.objects.waiting(), key__in=items)
    for request_id, sender in _senders(held.filter(submission__kind=kind, submission__key=key)):
        words = (
            'คำขอของ{}ที่รออนุมัติอยู่ยังเป็นข้อความก่อนแก้ และอาจได้รับอนุมัติตามนั้น · <a href="{}">ดูคำขอ</a> '
            '· <a href="{}">ส่งข้อความที่แก้แล้ว</a> คำขอใหม่ของผู้ส่งเดิมใช้แทนคำขอเดิม'
        )
        waiting = reverse("admin:publishing_submission_change", args=[request_id])
        messages.warning(request, format_html(words, sender, waiting, draft_url(kind, key)))


def _senders(items: QuerySet[SubmittedItem]) -> list[tuple[int, str]]:
    found = Submission.objects.filter(items__in=items).distinct().select_related("submitted_by")
    return [(one.pk, f" {one.sender} ") for one in found]


class TellsNextStep:
    """A model admin whose records are drafts of a kind: after every save the next step stands there, before what was saved."""

    def published_as(self, obj: Any) -> tuple[str, str] | None:
        """Return (kind, key) under which a record is published, None when it is not."""
        raise NotImplementedError

    def items_of(self, obj: Any) -> list[str]:
        """Return the keys of the items that hold a record in a request; none when a request holds no part of it alone."""
        return []

    def construct_change_message(self, request: Any, form: Any, formsets: Any, add: bool = False) -> Any:
        """Note whether a save changed anything, besides what Django's history says of it."""
        message = super().construct_change_message(request, form, formsets, add)  # type: ignore[misc]
        request.has_changed = bool(message)
        return message

    def response_add(self, request: Any, obj: Any, *arguments: Any, **options: Any) -> Any:
        self._tell(request, obj)
        return super().response_add(request, obj, *arguments, **options)  # type: ignore[misc]

    def response_change(self, request: Any, obj: Any) -> Any:
        self._tell(request, obj)
        return super().response_change(request, obj)  # type: ignore[misc]

    def _tell(self, request: HttpRequest, obj: Any) -> None:
        if place := self.published_as(obj):
            tell_next_step(request, *place)
            if getattr(request, "has_changed", False) and request.user.has_perm(SUBMIT):
                tell_what_waits(request, *place, self.items_of(obj))
