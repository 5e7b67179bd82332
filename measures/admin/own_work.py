"""The clerk's page: the measures of the own division, each step with a link that opens a result half filled in."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import access
from ..models import Measure, Result
from ..quality.work import view_of


@require_safe
def own_work_view(request):
    """Show the newest year's measures that the user may report on, with steps, results and progress."""
    if not request.user.has_perm("measures.add_result"):
        raise PermissionDenied
    reportable = access.measures_to_report(request.user)
    newest = reportable.first()
    measures = (
        Measure.objects.whole().filter(pk__in=reportable, plan=newest.plan_id).order_by("number") if newest else []
    )
    today = timezone.localdate()
    editable = set(access.editable_results(request.user).values_list("pk", flat=True))
    context = admin.site.each_context(request) | {
        "title": "งานของกอง" if not access.edits_everything(request.user) else "รายงานผลการดำเนินงาน",
        "division": request.user.division,
        "plan": newest.plan if newest else None,
        "measures": [(measure, view_of(measure, today=today), measure.steps.all()) for measure in measures],
        "editable": editable,
        "opts": Result._meta,
    }
    return TemplateResponse(request, "admin/measures/own_work.html", context)
