"""Many documents of one topic at once: a row each, with its title proposed from the name of its file."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import InlineAdminFormSet
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from common import staff, thai
from common.admin.brought import tell_of
from common.admin.rows import Rows
from common.numbers import short_number
from common.thai import fiscal_year

from .. import access
from ..forms import DocumentForm
from ..models import Document, Topic


class NewDocumentForm(DocumentForm):
    """A document of the topic whose page this is."""

    class Meta:
        model = Document
        fields = ("title", "fiscal_year", "round")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("fiscal_year", fiscal_year(timezone.localdate()))


class NewDocumentRows(Rows):
    """Rows without those that are there already."""

    model = Document
    form = NewDocumentForm
    fields = (("title", "fiscal_year", "round"), "new_file")
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).none()


def bring_in(request: HttpRequest) -> HttpResponse:
    """Ask which topic, then take its new documents; nothing is kept unless every row can be."""
    if not request.user.has_perm("disclosures.add_document"):
        raise PermissionDenied
    topics = access.topics_to_fill(staff.asking(request))
    pk = short_number(request.GET.get("topic"))
    if pk is None:
        return _page(request, {"topics": topics, "title": "นำเข้าเอกสารหลายไฟล์"})
    topic = get_object_or_404(topics, pk=pk)
    rows = NewDocumentRows(Topic, admin.site)
    form = rows.get_formset(request, topic)
    form.form.user = request.user
    formset = form(request.POST or None, request.FILES or None, instance=topic, queryset=Document.objects.none())
    if request.method == "POST" and formset.is_valid() and (made := formset.save()):
        return _done(request, topic, made)
    return _page(request, _context(request, topic, rows, formset))


def _done(request: HttpRequest, topic: Topic, made: list[Document]) -> HttpResponse:
    messages.success(request, f"นำเข้าเอกสารแล้ว {thai.format_number(len(made))} รายการ ประชาชนจะเห็นเมื่อเผยแพร่หัวข้อนี้")
    for document in made:
        tell_of(request, document.file)
        if problem := document.file.text_problem:
            messages.warning(request, f"{document}: {problem}")
    return redirect("admin:disclosures_topic_change", topic.pk)


def _context(request: HttpRequest, topic: Topic, rows: NewDocumentRows, formset: Any) -> dict[str, Any]:
    wrapped = InlineAdminFormSet(
        rows, formset, [(None, {"fields": rows.fields})], model_admin=cast(Any, rows),
        has_add_permission=True, has_change_permission=True, has_delete_permission=False, has_view_permission=True,
    )  # fmt: skip
    context = {"topic": topic, "title": f"นำเข้าเอกสารหลายไฟล์: {topic}", "inline_admin_formset": wrapped}
    return context | {
        "media": forms.Media(js=["admin/js/core.js"]) + rows.media + wrapped.media,
        "errors": formset.errors,
    }


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    context = {**admin.site.each_context(request), "opts": Document._meta, **context}
    return TemplateResponse(request, "admin/disclosures/several.html", context)
