"""The page of a year's findings."""

from itertools import groupby

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .. import quality
from ..models import Plan


@require_safe
def findings_view(request: HttpRequest, year: int) -> HttpResponse:
    """List what to look at again in a year's plan, measure by measure, each with the page where it is changed."""
    if not request.user.has_perm("measures.view_plan"):
        raise PermissionDenied
    plan = Plan.objects.whole().filter(pk=year).first()
    if plan is None:
        raise Http404("ไม่มีแผนของปีงบประมาณนี้")
    found = quality.check(plan)
    groups = [(measure, list(rows)) for measure, rows in groupby(found, key=lambda finding: finding.measure)]
    context = admin.site.each_context(request) | {
        "title": "ข้อสังเกตคุณภาพข้อมูล",
        "plan": plan,
        "groups": groups,
        "count": len(found),
        "opts": Plan._meta,
    }
    return TemplateResponse(request, "admin/measures/findings.html", context)
