"""The admin of the survey's rounds: their days, results so far, slips, and what others measured."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import Rows, without_pop_ups
from common.forms import UploadFormField, UploadingForm
from common.models import StoredFile
from publishing.admin.next_step import TellsNextStep
from publishing.models import Edition

from ..editions.rounds import KIND
from ..models import ExternalResult, Round, Standing
from ..results import content, external, thermometer, views
from ..survey import kiosk, unusual
from ..survey import slips as making
from ..survey import views as survey
from .external import ExternalTableForm


class ExternalForm(UploadingForm):
    new_document = UploadFormField(label="รายงานของผู้ประเมิน", required=False, accept=".pdf,.docx,.xlsx")

    class Meta:
        model = ExternalResult
        fields = ("measured_by", "service", "mean", "percent")

    def clean_new_document(self) -> StoredFile | None:
        """Keep the file that was brought in; without one the file before stays."""
        stored = self.cleaned_data["new_document"]
        if stored:
            self.instance.document = stored
        return stored


class SlipsForm(forms.Form):
    count = forms.IntegerField(label="จำนวนใบที่จะพิมพ์", min_value=1, max_value=making.MOST, initial=40)


class ExternalRows(Rows):
    model = ExternalResult
    form = ExternalForm
    fields = ("measured_by", "service", "mean", "percent", "new_document")
    extra = 0


@admin.register(Round)
class RoundAdmin(Remembers, TellsNextStep, admin.ModelAdmin):
    change_form_template = "admin/services/round_form.html"
    fields = ("fiscal_year", "part", "form", "opens", "closes", "population", "slips_only", "services", "improvement")
    list_display = ("name", "opens", "closes", "answered")
    list_select_related = ("form",)
    actions = None
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    inlines = [ExternalRows]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_urls(self) -> list[URLPattern]:
        results = self.admin_site.admin_view(self.results)
        slips = self.admin_site.admin_view(self.slips)
        return [
            path("<int:pk>/results/", results, name="services_round_results"),
            path("<int:pk>/slips/", slips, name="services_round_slips"),
            path("<int:pk>/external/", self.admin_site.admin_view(self.external), name="services_round_external"),
            *super().get_urls(),
        ]

    def published_as(self, asked: Round) -> tuple[str, str]:
        return KIND, asked.key

    def _asked(self, request: HttpRequest, pk: int, may: Callable[[HttpRequest, Round], bool]) -> Round:
        """Return the round; raises Http404, and PermissionDenied unless `may(request, round)`."""
        asked = self.get_object(request, str(pk))
        if asked is None:
            raise Http404("ไม่มีรอบนี้")
        if not may(request, asked):
            raise PermissionDenied
        return asked

    def external(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the table of somebody outside the office who measured this round."""
        asked = self._asked(request, pk, self.has_change_permission)
        form = ExternalTableForm(request.POST or None, request.FILES or None, label_suffix="")
        if form.is_valid():
            lines = form.cleaned_data["file"].lines
            count = external.save(asked, lines, measured_by=form.cleaned_data["measured_by"])
            messages.success(request, f"นำเข้าผลของผู้ประเมินภายนอกแล้ว {thai.format_number(count)} รายการ")
            return redirect("admin:services_round_change", pk)
        title = f"นำเข้าผลของผู้ประเมินภายนอก {asked}"
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, "form": form}
        return TemplateResponse(request, "admin/services/external.html", context)

    def slips(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make slips with codes of their own and show them to be printed."""
        asked = self._asked(request, pk, self.has_change_permission)
        form = SlipsForm(request.POST or None, label_suffix="")
        made = making.make(asked, form.cleaned_data["count"]) if form.is_valid() else []
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": f"ใบสำรวจ {asked}", "asked": asked, "form": form,
            "codes": [survey.code_of(reverse("survey:slip", args=[slip.code])) for slip in made],
            "used": asked.slips.filter(used=True).count(), "all": asked.slips.count(), "known": bool(survey.site()),
        }  # fmt: skip
        return TemplateResponse(request, "admin/services/slips.html", context)

    def results(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show staff what the round came to so far, small groups too, and which EIT indicator looks weak."""
        asked = self._asked(request, pk, self.has_view_permission)
        try:
            said = content.results(asked.key, hide=False)
        except LookupError as missing:
            raise Http404("ยังไม่ได้บันทึกข้อมูลหน่วยงาน") from missing
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": f"ผลถึงขณะนี้ {asked}", "asked": asked,
            "readings": thermometer.readings(asked), "weak": thermometer.WEAK, **views.shown(said),
        }  # fmt: skip
        return TemplateResponse(request, "admin/services/results.html", context)

    def get_readonly_fields(self, request: HttpRequest, obj: Round | None = None) -> list[str] | tuple[str, ...]:
        """A round keeps its key, and its form once that was announced or answered."""
        if obj is None:
            return ()
        return ("fiscal_year", "part", "form") if obj.form.is_fixed else ("fiscal_year", "part")

    def has_delete_permission(self, request: HttpRequest, obj: Round | None = None) -> bool:
        seen = obj and (
            obj.standings.exists() or Edition.objects.filter(kind__in=["survey", KIND], key=obj.key).exists()
        )
        return super().has_delete_permission(request, obj) and not seen

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        asked = self.get_object(request, object_id)
        links = {
            "asked": asked.asked() if asked else [],
            "unusual": list(unusual.days(asked)) if asked else [],
            "kiosk_url": reverse("survey:kiosk", args=[kiosk.key()]),
        }
        return super().change_view(request, object_id, form_url, links | (extra_context or {}))

    @admin.display(description="รอบ", ordering="fiscal_year")
    def name(self, asked: Round) -> str:
        return str(asked)

    @admin.display(description="คำตอบ")
    def answered(self, asked: Round) -> str:
        counts = Standing.objects.filter(round=asked).values_list("counts", flat=True)
        return thai.format_number(sum(one["n"] for one in counts))
