"""A history that shows old and new values, and takes a mistaken save back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from .. import thai
from ..changes import Change, differences, put, worth_telling
from ..models import SavedChange
from .saved import current, keep, whole

SHOWN = 20


class TakesBack:
    """A model admin whose history tells the last saves and takes one back."""

    def get_urls(self) -> list:
        about = self.opts  # type: ignore[attr-defined]
        name = f"{about.app_label}_{about.model_name}_take_back"
        view = self.admin_site.admin_view(self.take_back_view)  # type: ignore[attr-defined]
        return [path("<path:object_id>/history/<int:pk>/take-back/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        """Show the last saves with old and new values beside Django's own list."""
        record = f"{self.opts.label_lower}:{object_id}"  # type: ignore[attr-defined]
        saves = SavedChange.objects.filter(record=record).select_related("saved_by")[:SHOWN]
        found = [(save, worth_telling([Change(**change) for change in save.changes], record)) for save in saves]
        told = [(save, changes) for save, changes in found if changes]
        return super().history_view(request, object_id, {"saves": told} | (extra_context or {}))  # type: ignore[misc]

    @method_decorator(require_POST)
    def take_back_view(self, request: Any, object_id: str, pk: int) -> Any:
        """Give back what one save changed, where nobody changed it again since."""
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        save = SavedChange.objects.filter(pk=pk, record=f"{self.opts.label_lower}:{object_id}").first()  # type: ignore[attr-defined]
        if record is None or save is None:
            raise Http404("ไม่มีการบันทึกนี้")
        if not self.has_change_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        self._take_back(request, record, [Change(**change) for change in save.changes])
        about = self.opts  # type: ignore[attr-defined]
        return redirect(reverse(f"admin:{about.app_label}_{about.model_name}_history", args=[object_id]))

    def _take_back(self, request: HttpRequest, record: Model, changes: list[Change]) -> None:
        before = whole(self, record)
        standing = [change for change in changes if current(before, change) == change.new]
        try:
            with transaction.atomic():
                for change in reversed(standing):
                    put(change, change.old)
        except (ValidationError, IntegrityError) as refusal:
            words = " ".join(getattr(refusal, "messages", [])) or "มีรายการอื่นอ้างถึงข้อมูลนี้แล้ว"
            messages.error(request, f"ย้อนการบันทึกนี้ไม่ได้: {words}")
            return
        record.refresh_from_db()
        self._say_next(request, record)
        keep(request, record, differences(before, whole(self, record)))
        left = len(changes) - len(standing)
        kept = f" อีก {thai.format_number(left)} แห่งถูกแก้ไขอีกครั้งหลังจากนั้น จึงคงไว้" if left else ""
        say = messages.success if standing else messages.warning
        say(request, f"ย้อนกลับแล้ว {thai.format_number(len(standing))} แห่ง{kept}")

    def _say_next(self, request: HttpRequest, record: Model) -> None:
        if tell := getattr(self, "_tell", None):
            tell(request, record)
