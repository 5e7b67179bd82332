"""The admin of the index of public information."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Field, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import without_pop_ups
from publishing.admin.next_step import TellsNextStep

from .. import proposed_index
from ..clauses import Clause
from ..models import InformationTag


class OfClause(admin.SimpleListFilter):
    """One kind of information, its place in the act in Thai digits."""

    title = "ประเภทตามกฎหมาย"
    parameter_name = "clause"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(clause.value, thai.to_thai_digits(f"{clause.number} {clause.label}")) for clause in Clause]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(clause=self.value()) if self.value() in Clause.values else queryset


@admin.register(InformationTag)
class InformationTagAdmin(Remembers, TellsNextStep, admin.ModelAdmin):
    fields = ("clause", "topic", "document", ("page", "page_title"))
    list_display = ("number", "what", "clause_label")
    list_display_links = ("number", "what")
    list_filter = (OfClause,)
    list_select_related = ("topic", "document")
    autocomplete_fields = ("topic", "document")
    radio_fields: ClassVar = {"clause": admin.VERTICAL}  # the act's words are longer than a line
    actions = None
    change_list_template = "admin/disclosures/index_list.html"

    def get_urls(self) -> list[URLPattern]:
        page = path("propose/", self.admin_site.admin_view(self.propose), name="disclosures_informationtag_propose")
        return [page, *super().get_urls()]

    def propose(self, request: HttpRequest) -> HttpResponse:
        """Show what the site would tag, and tag it when asked to."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            count = proposed_index.propose()
            messages.success(request, f"เพิ่มแล้ว {thai.format_number(count)} รายการ โปรดตรวจ แล้วส่งเผยแพร่ดัชนี")
            return redirect("admin:disclosures_informationtag_changelist")
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": "รายการที่ระบบเสนอ",
            "proposals": proposed_index.proposals(),
        }  # fmt: skip
        return TemplateResponse(request, "admin/disclosures/propose_index.html", context)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def published_as(self, tag: InformationTag) -> tuple[str, str]:
        return "information-index", ""

    def formfield_for_choice_field(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.TypedChoiceField | None:
        """Write the act's numbers as people do."""
        kwargs["choices"] = [
            (clause.value, thai.to_thai_digits(f"{clause.number} {clause.label}")) for clause in Clause
        ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description="มาตรา", ordering="clause")
    def number(self, tag: InformationTag) -> str:
        return thai.to_thai_digits(Clause(tag.clause).number)

    @admin.display(description="รายการ")
    def what(self, tag: InformationTag) -> str:
        return tag.what

    @admin.display(description="ประเภท")
    def clause_label(self, tag: InformationTag) -> str:
        return Clause(tag.clause).label
