"""The admin of documents: brought in once, then replaced or withdrawn, each with a reason."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common import staff, text_layers, thai
from common.admin.brought import tell_of
from common.admin.rows import Rows
from common.admin.searching import SearchesThai
from common.forms import UploadFormField
from common.models import StoredFile
from common.uploads import recognizing

from .. import versions
from ..forms import DocumentForm, ReplaceForm, WithdrawForm
from ..models import Document, Replacement
from . import several
from .filled import FilledAdmin

NO_TEXT = "ไฟล์นี้: {problem} ประชาชนค้นหาหรือฟังด้วยโปรแกรมอ่านหน้าจอไม่ได้ หากมีไฟล์ต้นฉบับ โปรดบันทึกเป็น PDF จากโปรแกรมนั้นแทน"


class TextFilter(admin.SimpleListFilter):
    """Documents whose text can't be searched or read aloud."""

    title = "ข้อความในไฟล์"
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("unreadable", "ค้นหาหรืออ่านออกเสียงไม่ได้")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(text_layers.without_text("file__")) if self.value() == "unreadable" else queryset


class StandingFilter(admin.SimpleListFilter):
    """Documents that stand, or were withdrawn."""

    title = "สถานะ"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "ใช้อยู่"), ("no", "เพิกถอนแล้ว")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        standing = {"yes": True, "no": False}.get(self.value() or "")
        return queryset if standing is None else queryset.filter(withdrawn_at__isnull=standing)


class ReplacementRows(Rows):
    """The earlier files, to look at."""

    model = Replacement
    fields = readonly_fields = ("kept", "replaced_at", "replaced_by", "reason")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return False

    @admin.display(description="ไฟล์เดิม")
    def kept(self, replacement: Replacement) -> SafeString:
        return format_html('<a href="{}">{}</a>', replacement.file.get_absolute_url(), replacement.file.name)


@admin.register(Document)
class DocumentAdmin(SearchesThai, FilledAdmin):
    form = DocumentForm
    inlines = [ReplacementRows]
    change_form_template = "admin/disclosures/document_form.html"
    change_list_template = "admin/disclosures/document_list.html"
    list_display = ("title", "topic_title", "year", "round", "state", "review_on")
    list_filter = (
        "fiscal_year",
        "topic__section",
        TextFilter,
        StandingFilter,
    )
    list_select_related = ("topic", "file")
    search_fields = ("title", "topic__title", "file__name")

    def get_fields(self, request: HttpRequest, obj: Document | None = None) -> tuple[str, ...]:
        facts = ["topic", "fiscal_year", "round", "title", "dated", "review_on", "order"]
        return (*facts, "kept_file", "withdrawn") if obj else (*facts, "new_file")

    def get_readonly_fields(self, request: HttpRequest, obj: Document | None = None) -> list[str] | tuple[str, ...]:
        return ("topic", "kept_file", "withdrawn") if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Document | None) -> list[type[InlineModelAdmin]]:
        return self.inlines if obj else []

    def get_form(
        self, request: HttpRequest, obj: Document | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        if obj:
            kwargs["fields"] = [
                name for name in self.get_fields(request, obj) if name not in ("kept_file", "withdrawn")
            ]
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.withdrawn_at is None)

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        """A document that the public has seen is withdrawn, not deleted."""
        unseen = obj is None or (obj.file.public_since is None and not obj.replacements.exists())
        return unseen and super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        def view(function: Callable[..., Any]) -> Callable[..., Any]:
            return self.admin_site.admin_view(function)

        return [
            path("several/", view(several.bring_in), name="disclosures_document_several"),
            path("<int:pk>/replace/", view(self.replace), name="disclosures_document_replace"),
            path("<int:pk>/withdraw/", view(self.withdraw), name="disclosures_document_withdraw"),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: Document, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._warn(request, obj.file)

    def _warn(self, request: HttpRequest, file: StoredFile) -> None:
        if file.text_problem and not recognizing.is_due(file):
            messages.warning(request, NO_TEXT.format(problem=file.text_problem))

    def replace(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the new file and the reason, and replace."""
        document, form = (
            self._found(request, pk),
            ReplaceForm(request.POST or None, request.FILES or None, label_suffix=""),
        )
        cast(UploadFormField, form.fields["new_file"]).by = staff.asking(request)

        def act() -> None:
            versions.replace(
                document,
                file=form.cleaned_data["new_file"],
                reason=form.cleaned_data["reason"],
                by=staff.asking(request),
            )
            tell_of(request, form.cleaned_data["new_file"])
            self._warn(request, form.cleaned_data["new_file"])

        return self._acted(request, document, form, act, "แทนที่ไฟล์", "แทนที่ไฟล์แล้ว ประชาชนจะเห็นเมื่อเผยแพร่หัวข้อนี้")

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, and withdraw."""
        document, form = self._found(request, pk), WithdrawForm(request.POST or None, label_suffix="")

        def act() -> None:
            versions.withdraw(document, reason=form.cleaned_data["reason"])

        return self._acted(request, document, form, act, "เพิกถอนเอกสาร", "เพิกถอนเอกสารแล้ว ประชาชนจะเห็นเมื่อเผยแพร่หัวข้อนี้")

    def _found(self, request: HttpRequest, pk: int) -> Document:
        document = self.get_object(request, str(pk))
        if document is None:
            raise Http404("ไม่มีเอกสารนี้")
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document

    def _acted(
        self, request: HttpRequest, document: Document, form: forms.Form, act: Callable[[], None], title: str, done: str
    ) -> HttpResponse:
        """Carry out `act` for a form that was filled in, or show the form with what is wrong."""
        if request.method == "POST" and form.is_valid():
            try:
                act()
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, done)
                return redirect(reverse("admin:disclosures_document_change", args=[document.pk]))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": f"{title}: {document}", "action": title, "document": document, "form": form,
        }  # fmt: skip
        return TemplateResponse(request, "admin/disclosures/act.html", context)

    @admin.display(description="ไฟล์ปัจจุบัน")
    def kept_file(self, document: Document) -> SafeString:
        file = document.file
        return format_html('<a href="{}">{}</a> ({})', file.get_absolute_url(), file.name, thai.format_bytes(file.size))

    @admin.display(description="สถานะ")
    def state(self, document: Document) -> str:
        if document.withdrawn_at:
            return "เพิกถอนแล้ว"
        return document.file.text_problem or "ใช้อยู่"

    @admin.display(description="การเพิกถอน")
    def withdrawn(self, document: Document) -> str:
        if not document.withdrawn_at:
            return "ยังใช้อยู่"
        return f"เพิกถอนเมื่อ {thai.format_datetime(document.withdrawn_at)} เหตุผล: {document.withdrawn_reason}"
