"""The admin of paper forms: two entries, what differs, and counting."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Field, ForeignKey
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from common import staff, thai
from common.admin.replacing import AsksBeforeReplacing
from common.admin.rows import without_pop_ups
from common.exports import respond
from common.models import StaffUser

from .. import access
from ..models import PaperBatch
from ..paper import entries, tables, typists
from ..paper.forms import AloneForm, EntryForm, SettleForm, TableForm

ONE = "admin:services_paperbatch_change"


@admin.register(PaperBatch)
class PaperBatchAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    change_form_template = "admin/services/paper_form.html"
    fields = ("round", "service", "name", "day", "slips")
    list_display = ("name", "round", "service", "state")
    list_select_related = ("round__form", "service")
    list_filter = ("round",)
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: PaperBatch | None = None) -> list[str] | tuple[str, ...]:
        """A bundle stays with its round and number of slips once somebody typed it, with its service once it is counted."""
        if obj is None or not (obj.first or obj.second):
            return ()
        return ("round", "slips") if obj.misfit and not obj.counted else ("round", "service", "day", "slips")

    def has_change_permission(self, request: HttpRequest, obj: PaperBatch | None = None) -> bool:
        return super().has_change_permission(request, obj) and (
            obj is None or access.may_edit(staff.asking(request), obj.service)
        )

    def has_delete_permission(self, request: HttpRequest, obj: PaperBatch | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not obj.counted)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "service":
            kwargs["queryset"] = access.services_to_edit(staff.asking(request)).filter(active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/entry/<int:which>/", wrap(self.entry), name="services_paperbatch_entry"),
            path("<int:pk>/table.xlsx", wrap(self.table), name="services_paperbatch_table"),
            path("<int:pk>/settle/", wrap(self.settle), name="services_paperbatch_settle"),
            path("<int:pk>/count/", wrap(require_POST(self.count)), name="services_paperbatch_count"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        batch = self.get_object(request, object_id)
        state: dict[str, Any] = {}
        if batch:
            misfit = "" if batch.counted else batch.misfit
            state = {"waiting": len(_waiting(batch)), "ready": len(entries.ready(batch)), "misfit": misfit}
        return super().change_view(request, object_id, form_url, state | (extra_context or {}))

    def entry(self, request: HttpRequest, pk: int, which: int) -> HttpResponse:
        """Take the first or the second entry, typed or as a table."""
        batch = self._found(request, pk)
        if which not in entries.ENTRIES:
            raise Http404("กรอกได้สองครั้ง")
        table, user = "table" in request.POST, staff.asking(request)
        if typists.is_alone(batch, which, user) and typists.others(batch, user):
            messages.error(request, typists.refusal(batch, which, user))
            return redirect(ONE, pk)
        data = request.POST if request.method == "POST" and not table else None
        alone = typists.is_alone(batch, which, user)
        typed = EntryForm(data, initial=request.POST.dict(), batch=batch)
        why = AloneForm(request.POST or None, is_alone=alone)
        file = TableForm(request.POST if table else None, request.FILES if table else None, batch=batch)
        form = file if table else typed
        if form.is_valid() & why.is_valid() and self._stored(form, batch, which, user, why.reason):
            messages.success(
                request, f"บันทึกการกรอกครั้งที่ {thai.to_thai_digits(which)} แล้ว {thai.format_number(len(form.entry))} ใบ"
            )
            return redirect(ONE, pk)
        title = f"{batch} การกรอกครั้งที่ {thai.to_thai_digits(which)}"
        return self._page(request, "paper_entry.html", title, batch=batch, form=typed, file=file, why=why)

    def table(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Hand out the table that the file of an entry may be."""
        return respond(tables.empty(self._found(request, pk)), "xlsx")

    def _stored(self, form: EntryForm | TableForm, batch: PaperBatch, which: int, user: StaffUser, reason: str) -> bool:
        try:
            entries.store(batch, which, form.entry, by=user, reason=reason)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return False
        return True

    def settle(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what two entries read differently, by slip and question, and take what the slip itself says."""
        batch = self._found(request, pk)
        form = SettleForm(request.POST or None, batch=batch)
        if request.method == "POST" and form.is_valid():
            entries.settle(batch, chosen := form.chosen())
            _tell_settled(request, len(chosen), len(_waiting(self._found(request, pk))))
            return redirect(ONE, pk)
        return self._page(request, "paper_settle.html", f"{batch} ใบที่กรอกไม่ตรงกัน", batch=batch, form=form)

    def count(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Count the slips that both entries read alike or that were settled, once whoever asks knows that it is final."""
        batch = self._found(request, pk)
        if "sure" not in request.POST:
            messages.error(request, "ยังไม่ได้นับ โปรดทำเครื่องหมาย “เข้าใจแล้วว่าย้อนกลับไม่ได้” ก่อนกดนับ")
            return redirect(ONE, pk)
        try:
            messages.success(request, f"นับแล้ว {thai.format_number(entries.count(batch))} ใบ")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(ONE, pk)

    def _found(self, request: HttpRequest, pk: int) -> PaperBatch:
        batch = self.get_object(request, str(pk))
        if batch is None:
            raise Http404("ไม่มีชุดนี้")
        if not self.has_change_permission(request, batch):
            raise PermissionDenied
        return batch

    def _page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/services/{template}", context)

    @admin.display(description="สถานะ")
    def state(self, batch: PaperBatch) -> str:
        return f"นับแล้ว {thai.format_number(len(batch.counted))} จาก {thai.format_number(batch.slips)} ใบ"


def _tell_settled(request: HttpRequest, settled: int, waiting: int) -> None:
    rest = f" ยังเหลือใบที่กรอกไม่ตรงกัน {thai.format_number(waiting)} ใบ" if waiting else " ไม่มีใบที่กรอกไม่ตรงกันแล้ว"
    messages.success(request, f"บันทึกที่ตัดสินแล้ว {thai.format_number(settled)} ใบ{rest}")


def _waiting(batch: PaperBatch) -> set[int]:
    """Return the numbers of the slips that differ."""
    return {one.slip for one in entries.differences(batch)}
