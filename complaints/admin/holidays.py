"""Public holidays in the admin, and the page on which staff confirm a year's proposals."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from common import thai
from common.admin.searching import SearchesThai

from ..cases import holiday_proposals
from ..models import Holiday
from .tables import MovesLimits


class ProposalsForm(forms.Form):
    """One checkbox a proposed day; the likely ones are ticked."""

    days = forms.MultipleChoiceField(
        label="วันหยุดที่จะบันทึก",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "โปรดเลือกอย่างน้อยหนึ่งวัน",
            "invalid_choice": "วันที่เลือกไม่อยู่ในรายการแล้ว โปรดตรวจรายการใหม่อีกครั้ง",
        },
    )

    def __init__(self, *args: Any, proposals: list[holiday_proposals.Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = {proposal.date.isoformat(): proposal for proposal in proposals}
        days = cast("forms.MultipleChoiceField", self.fields["days"])
        days.choices = [(day, _shown(one)) for day, one in self.proposals.items()]
        self.initial["days"] = [day for day, one in self.proposals.items() if one.likely]

    @transaction.atomic
    def save(self) -> int:
        """Store the ticked days and return how many they are."""
        chosen = [self.proposals[day] for day in self.cleaned_data["days"]]
        return len([Holiday.objects.create(date=one.date, name=one.name) for one in chosen])


def _years() -> list[int]:
    today = timezone.localdate()
    return [today.year, today.year + 1]


def _be(year: int) -> str:
    return thai.to_thai_digits(thai.be_year(year))


def _shown(proposal: holiday_proposals.Proposal) -> str:
    return f"{thai.format_date(proposal.date)} {proposal.name}"


@admin.register(Holiday)
class HolidayAdmin(SearchesThai, MovesLimits):
    list_display = ["date", "name", "added_on"]
    search_fields = ["name"]
    date_hierarchy = "date"
    ordering = ["-date"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.propose)
        return [path("propose/<int:year>/", view, name="complaints_holiday_propose"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        years = [(year, _be(year)) for year in _years()]
        return super().changelist_view(request, {"proposal_years": years, **(extra_context or {})})

    def propose(self, request: HttpRequest, year: int) -> HttpResponse:
        """Show what is probably a holiday of a CE year; store what staff ticked."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if year not in _years():
            raise Http404("ระบบเสนอวันหยุดเฉพาะของปีนี้และปีหน้า")
        typed = request.POST if request.method == "POST" else None
        form = ProposalsForm(typed, proposals=holiday_proposals.proposed(year))
        if form.is_valid():
            messages.success(request, f"บันทึกวันหยุดราชการแล้ว {thai.to_thai_digits(form.save())} วัน")
            self._move(request)
            return redirect("admin:complaints_holiday_changelist")
        context = {"title": f"วันหยุดราชการของปี {_be(year)} ที่ระบบเสนอ", "form": form}
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "year": year}
        return TemplateResponse(request, "admin/complaints/holiday/propose.html", context)
