"""The admin of the counts: one page a month, filled in by the division's clerk."""

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from common import staff, thai
from common.admin.read_only import ReadOnlyAdmin
from publishing.admin.next_step import tell_next_step

from .. import access
from ..counts.content import keys
from ..counts.grid import MonthForm
from ..editions.counts import KIND
from ..models import ServiceCount
from ..models.counts import Way

GRID = "admin:services_servicecount_grid"


@admin.register(ServiceCount)
class ServiceCountAdmin(ReadOnlyAdmin):
    """The numbers as they stand; they are typed in the grid."""

    change_list_template = "admin/services/count_list.html"
    fields = list_display = ("service", "month_name", "way", "number")
    list_filter = ("way", "service__division", "service")
    list_select_related = ("service",)
    actions = None

    def get_urls(self) -> list[URLPattern]:
        return [
            path("grid/", self.admin_site.admin_view(self.grid), name="services_servicecount_grid"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may = {"may_type": request.user.has_perm("services.change_servicecount")}
        return super().changelist_view(request, may | (extra_context or {}))

    def grid(self, request: HttpRequest) -> HttpResponse:
        """Show a month of the services that this clerk answers for, and write what was typed."""
        if not request.user.has_perm("services.change_servicecount"):
            raise PermissionDenied
        today = timezone.localdate()
        month = _month(request.GET.get("month", ""), today)
        if month > today:
            messages.error(request, f"{_words(month)} ยังมาไม่ถึง จึงยังกรอกสถิติไม่ได้")
            return redirect(f"{reverse(GRID)}?month={today:%Y-%m}")
        services = access.services_to_edit(staff.asking(request)).filter(active=True)
        form = MonthForm(request.POST or None, services=services, month=month)
        if request.method == "POST" and form.is_valid():
            changed = form.save()
            messages.success(request, f"บันทึก {_words(month)} แล้ว เปลี่ยน {thai.format_number(changed)} ช่อง")
            _tell_next_step(request, month)
            return redirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": f"สถิติการให้บริการ {_words(month)}",
            "form": form, "ways": Way.labels, "month": month, "before": _moved(month, -1), "after": _after(month, today),
        }  # fmt: skip
        return TemplateResponse(request, "admin/services/grid.html", context)

    @admin.display(description="เดือน", ordering="month")
    def month_name(self, row: ServiceCount) -> str:
        return _words(row.month)


def _tell_next_step(request: HttpRequest, month: date) -> None:
    """Lead to the half-year of a month once it is over and so can be sent."""
    key = f"{thai.fiscal_year(month)}-{thai.half_of(month)}"
    if key in keys():
        tell_next_step(request, KIND, key)


def _month(text: str, today: date) -> date:
    """Return the first day of the month "2026-11"; of the month before `today` for anything else."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return _moved(today.replace(day=1), -1)


def _after(month: date, today: date) -> date | None:
    """Return the month after, None for one that has not begun."""
    after = _moved(month, 1)
    return after if after <= today else None


def _moved(month: date, by: int) -> date:
    index = month.year * 12 + month.month - 1 + by
    return date(index // 12, index % 12 + 1, 1)


def _words(month: date) -> str:
    return f"{thai.MONTHS[month.month - 1]} {thai.to_thai_digits(thai.be_year(month))}"
