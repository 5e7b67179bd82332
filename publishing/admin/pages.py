"""What the pages of publishing's admin share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from common.admin.read_only import ReadOnlyAdmin


class RecordAdmin(ReadOnlyAdmin):
    """Rows that staff read here: added, changed and removed by the verbs of workflow.py alone."""

    actions = None
    view_on_site = False

    def found(self, request: HttpRequest, pk: Any) -> Any:
        """Return the row whose page this is, or None; raises PermissionDenied for whoever may not look."""
        row = self.get_object(request, str(pk))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row

    def gone(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer that there is no such row, as the admin does everywhere."""
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        """Answer with a page of this model inside the admin."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/publishing/{template}", context)


def carried_out(request: HttpRequest, form: Form, act: Callable[[], object], sentence: str | Callable[[], str]) -> bool:
    """Do `act()` for a filled-in form and say `sentence`, or what it returns; return whether it was done.

    A refusal stands beside the form, in its own words.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except (ValidationError, PermissionDenied) as refusal:
        form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        return False
    messages.success(request, sentence() if callable(sentence) else sentence)
    return True
