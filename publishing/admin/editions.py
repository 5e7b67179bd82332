"""What was published: read, withdrawn and confirmed here."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from common import thai
from common.admin.searching import SearchesThai

from .. import workflow
from ..forms import CancelForm, ConfirmForm, WithdrawForm
from ..models import Edition
from ..withdrawing import foresee
from .pages import RecordAdmin, carried_out
from .previews import edition_preview


@admin.register(Edition)
class EditionAdmin(SearchesThai, RecordAdmin):
    list_display = ("titled", "number_words", "state_words", "published_on", "approver")
    list_filter = ("emergency",)
    search_fields = ("title", "reason", "sha256")
    list_select_related = ("approved_by",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).defer("content")

    @admin.display(description="เรื่อง", ordering="title")
    def titled(self, edition: Edition) -> str:
        return edition.told_title

    @admin.display(description="ฉบับที่", ordering="number")
    def number_words(self, edition: Edition) -> str:
        return thai.to_thai_digits(edition.number)

    @admin.display(description="วันเผยแพร่", ordering="published_at")
    def published_on(self, edition: Edition) -> str:
        day = thai.format_date(edition.published_at, style="short")
        return day if edition.has_come() and not edition.was_cancelled else f"กำหนด {day}"

    @admin.display(description="สถานะ")
    def state_words(self, edition: Edition) -> str:
        return edition.state

    @admin.display(description="ผู้อนุมัติ", empty_value="นำเข้าจากประกาศ")
    def approver(self, edition: Edition) -> Any:
        by = edition.approved_by
        return by and (by.get_full_name() or by.get_username())

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview)
        return [path("<int:pk>/preview/", preview, name="publishing_edition_preview"), *super().get_urls()]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page of an edition whose time has not come yet."""
        edition = self.found(request, pk)
        if edition is None or edition.withdrawn_at:
            raise Http404("ไม่มีฉบับนี้")
        return edition_preview(request, edition)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show an edition's facts, and let whoever may withdraw or confirm it."""
        edition = self.found(request, object_id)
        if edition is None:
            return self.gone(request, object_id)
        acts = Acts(request, edition)
        if request.method == "POST" and acts.are_done():
            return redirect(request.path)
        return self.page(
            request,
            "edition.html",
            f"{edition.told_title} ฉบับที่ {self.number_words(edition)}",
            edition=edition,
            acts=acts,
            is_to_come=not edition.has_come(),
        )


class Acts:
    """What one member of staff may do with an edition, as forms; None for what is not open.

    `foresight` says what withdrawing would do, once it was asked for and before it is done.
    """

    foresight = None

    def __init__(self, request: HttpRequest, edition: Edition) -> None:
        self.request, self.edition = request, edition
        may, act = request.user.has_perm(workflow.APPROVE), request.POST.get("act")
        stands = may and not edition.withdrawn_at
        form = WithdrawForm if edition.has_come() else CancelForm
        self.withdraw = form(request.POST if act == "withdraw" else None, prefix="withdraw") if stands else None
        is_second = stands and edition.needs_confirmation and edition.approved_by_id != request.user.pk
        self.confirm = ConfirmForm(request.POST if act == "confirm" else None, prefix="confirm") if is_second else None

    def are_done(self) -> bool:
        """Carry out the act that was posted and return whether it took effect; say so when it is not open any more."""
        user = self.request.user
        if not user.has_perm(workflow.APPROVE):
            raise PermissionDenied
        if self.withdraw and self.withdraw.is_bound and not self.request.POST.get("sure"):
            self.foresight = foresee(self.edition) if self.withdraw.is_valid() else None
            return False
        if (form := self.withdraw) and form.is_bound:
            return carried_out(
                self.request,
                form,
                lambda: workflow.withdraw(self.edition, by=user, reason=form.cleaned_data["reason"]),
                self._taken_down,
            )
        if self.confirm and self.confirm.is_bound:
            return carried_out(
                self.request, self.confirm, lambda: workflow.confirm(self.edition, by=user), "ยืนยันการเผยแพร่แล้ว"
            )
        messages.error(self.request, "ดำเนินการกับฉบับนี้ไม่ได้แล้ว โปรดดูสถานะปัจจุบัน")
        return False

    def _taken_down(self) -> str:
        if self.edition.was_cancelled:
            return "ยกเลิกแล้ว ฉบับนี้จะไม่เผยแพร่"
        return "เพิกถอนแล้ว หน้าเว็บของฉบับนี้แจ้งเหตุผลต่อสาธารณะ"
