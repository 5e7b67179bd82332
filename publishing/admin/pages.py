"""What the pages of publishing's admin share."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse

from common.admin.read_only import ReadOnlyAdmin


class RecordAdmin(ReadOnlyAdmin):
    """Rows that staff read here: added, changed and removed by the verbs of workflow.py alone."""

    actions = None
    view_on_site = False

    def found(self, request, pk):
        """Return the row whose page this is, or None; raises PermissionDenied for whoever may not look."""
        row = self.get_object(request, str(pk))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row

    def page(self, request, template, title, **context):
        """Answer with a page of this model inside the admin."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/publishing/{template}", context)


def carried_out(request, form, act, sentence):
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
