"""The admin of sections and topics."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Field, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse

from common import staff, thai
from common.admin.divisions import OffersDivisions
from common.admin.remembering import Remembers
from common.admin.rows import without_pop_ups
from common.admin.searching import SearchesThai

from .. import access
from ..models import Document, Section, Topic
from .filled import KeptOncePublished

LISTED = 50  # documents on a topic's page; the list of documents has them all


@admin.register(Section)
class SectionAdmin(Remembers, admin.ModelAdmin):
    fields = ("title", "slug", "order")
    list_display = ("title", "slug", "order")
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> list[str] | tuple[str, ...]:
        return ("slug",) if obj else ()


@admin.register(Topic)
class TopicAdmin(SearchesThai, Remembers, KeptOncePublished, admin.ModelAdmin):
    form = OffersDivisions
    change_form_template = "admin/disclosures/topic_form.html"
    fields = ("section", "title", "slug", "text", "division", "first_year", "order")
    list_display = ("title", "section_title", "division", "document_count", "newest_year")
    ordering = ("section__order", "section__pk", "order", "pk")
    list_filter = ("section", "division")
    list_select_related = ("section", "division")
    list_per_page = 50
    search_fields = ("title", "text")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        of_topic = Document.objects.standing().filter(topic=OuterRef("pk")).order_by().values("topic")
        # Each by itself: grouped by topic the database would sort the topic's text beside every document.
        standing = Coalesce(Subquery(of_topic.annotate(number=Count("pk")).values("number")), 0)
        latest = Subquery(of_topic.annotate(year=Max("fiscal_year")).values("year"))
        return super().get_queryset(request).annotate(standing=standing, latest=latest)

    def published_as(self, topic: Topic) -> tuple[str, str]:
        return "topic", topic.slug

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> list[str] | tuple[str, ...]:
        """A topic keeps its slug: it is the address of its page."""
        return ("slug",) if obj else ()

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        topic = self.get_object(request, object_id)
        context = {} if topic is None else {
            "documents": topic.documents.select_related("file").order_by("-fiscal_year", "order", "pk")[:LISTED],
            "document_count": topic.documents.count(),
            "statements": topic.statements.all(),
            "may_fill": access.may_fill(staff.asking(request), topic),
        }  # fmt: skip
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    @admin.display(description="หมวด", ordering="section__order")
    def section_title(self, topic: Topic) -> str:
        return topic.section.title

    @admin.display(description="เอกสาร", ordering="standing")
    def document_count(self, topic: Any) -> str:
        return f"{thai.format_number(topic.standing)} รายการ" if topic.standing else "ยังไม่มี"

    @admin.display(description="ปีล่าสุด", ordering="latest")
    def newest_year(self, topic: Any) -> str:
        return thai.to_thai_digits(topic.latest) if topic.latest else "ยังไม่มี"
