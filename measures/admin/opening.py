"""The page that opens a fiscal year from an earlier one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from common import thai
from common.fields import FiscalYearFormField
from common.numbers import short_number

from ..models import Plan
from ..new_year import open_year


class OpenYearForm(forms.Form):
    source = forms.ModelChoiceField(Plan.objects.all(), label="คัดลอกจาก", empty_label=None)
    fiscal_year = FiscalYearFormField(label="ปีงบประมาณใหม่ (พ.ศ.)")

    def save(self) -> Plan | None:
        """Open the year and return its Plan, or None with the refusal beside its field."""
        try:
            return open_year(self.cleaned_data["source"], fiscal_year=self.cleaned_data["fiscal_year"])
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return None


@require_http_methods(["GET", "POST"])
def open_year_view(request: HttpRequest) -> HttpResponse:
    """Ask which plan becomes which year's, and lead to the new plan."""
    if not request.user.has_perms(["measures.add_plan", "measures.add_measure"]):
        raise PermissionDenied
    form = OpenYearForm(request.POST or None, initial=_likely(request.GET))
    if form.is_valid() and (plan := form.save()):
        messages.success(request, f"เปิดปีงบประมาณ {thai.to_thai_digits(plan.pk)} แล้ว โปรดตรวจข้อความและวันที่ก่อนส่งขอเผยแพร่")
        return redirect("admin:measures_plan_change", plan.pk)
    context = admin.site.each_context(request) | {
        "title": "เปิดปีงบประมาณใหม่",
        "form": form,
        "has_plans": Plan.objects.exists(),
        "opts": Plan._meta,
    }
    return TemplateResponse(request, "admin/measures/open_year.html", context)


def _likely(asked: QueryDict) -> dict[str, Any]:
    """Return the initial choice: the plan and the year that the address names, else the newest and the year after it."""
    newest = Plan.objects.first()
    if newest is None:
        return {}
    named = Plan.objects.filter(pk=_year(asked.get("from", "")) or 0).first()
    return {"source": named or newest, "fiscal_year": _year(asked.get("year", "")) or newest.pk + 1}


def _year(text: str) -> int | None:
    """Return the year that four digits of an address name, else None."""
    return short_number(text) if len(text) == 4 else None
