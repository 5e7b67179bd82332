"""The clerk's page: the measures of the own division, each step with a link that opens a result half filled in."""

from collections.abc import Iterator
from datetime import date

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from common import thai
from common.models import Division
from common.numbers import short_number
from common.staff import asking

from .. import access, todo
from ..models import Measure, Plan, Result, Step
from ..presentation import A_FEW, MeasureView
from ..quality.work import view_of
from ..reporting import own_work_url


@require_safe
def own_work_view(request: HttpRequest) -> HttpResponse:
    """Show the measures of one year that the user may report on, the neediest first, with steps, results and progress.

    The year stands in the address as `year`; without one, or with one that has no plan, the leading one is shown.
    """
    user = asking(request)
    if not user.has_perm("measures.add_result"):
        raise PermissionDenied
    reportable = access.measures_to_report(user)
    years, today = access.years_to_report(user), timezone.localdate()
    year = _named(request.GET.get("year", "")) or thai.leading_year(years, today=today)
    measures = Measure.objects.whole().filter(pk__in=reportable, plan=year)
    context = admin.site.each_context(request) | {
        "title": "รายงานผลการดำเนินงาน" if access.edits_everything(user) else "งานของส่วนราชการ",
        "division": user.division,
        "followed": Division.objects.filter(pk__in=Division.objects.answered_by(user.division_id) - {user.division_id}),
        "year": year,
        "years": [(other, own_work_url(other)) for other in sorted({*years, *([year] if year else [])}, reverse=True)],
        "measures": sorted(_shown(measures, today), key=lambda shown: todo.need_of(shown[1])),
        "few": A_FEW,
        "editable": set(access.editable_results(user).values_list("pk", flat=True)),
        "opts": Result._meta,
    }
    return TemplateResponse(request, "admin/measures/own_work.html", context)


def _shown(measures: QuerySet[Measure], today: date) -> Iterator[tuple[Measure, MeasureView, QuerySet[Step]]]:
    return ((measure, view_of(measure, today=today), measure.steps.all()) for measure in measures)


def _named(text: str) -> int | None:
    """Return the fiscal year that the address names, None for one without a plan."""
    year = short_number(text, digits=4)
    return year if year and Plan.objects.filter(pk=year).exists() else None
