"""Requests to publish in the admin: what may be asked, the asking, and the list of what was asked."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from common import thai
from common.admin.searching import SearchesThai
from common.staff import asking

from .. import drafts, workflow
from ..asking import SENT_ALREADY, SentAlready
from ..forms import SubmitForm
from ..models import Edition, Submission, SubmittedItem
from . import choosing, folding
from .pages import RecordAdmin, carried_out
from .previews import draft_preview, request_preview
from .review import review
from .together import approve_together, submit_together

LIST = "admin:publishing_submission_changelist"


@admin.register(Submission)
class SubmissionAdmin(SearchesThai, RecordAdmin):
    list_display = ("titled", "sender", "amount", "status", "submitted_on", "decider")
    list_filter = ("status",)
    search_fields = ("title", "reason", "division")
    list_select_related = ("submitted_by", "decided_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        # Their number is listed, not the contents that they change.
        items = Prefetch("items", SubmittedItem.objects.only("submission"), to_attr="listed_items")
        return super().get_queryset(request).prefetch_related(items)

    @admin.display(description="เรื่อง", ordering="title")
    def titled(self, submission: Submission) -> str:
        return submission.told_title

    @admin.display(description="ส่งเมื่อ", ordering="submitted_at")
    def submitted_on(self, submission: Submission) -> str:
        return thai.format_date(submission.submitted_at, style="short")

    @admin.display(description="ผู้ส่ง")
    def sender(self, submission: Submission) -> str:
        return submission.sender

    @admin.display(description="จำนวน")
    def amount(self, submission: Any) -> str:
        return f"{thai.format_number(len(submission.listed_items))} รายการ"

    @admin.display(description="ผู้พิจารณา")
    def decider(self, submission: Submission) -> str:
        by = submission.decided_by
        return (by.get_full_name() or by.username) if by else "ยังไม่มี"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(workflow.SUBMIT)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("draft/preview/", wrap(self.preview_draft), name="publishing_draft_preview"),
            path("together/", wrap(self.submit_many), name="publishing_draft_together"),
            path("approve-together/", wrap(self.approve_many), name="publishing_submission_together"),
            path("draft/", wrap(self.submit), name="publishing_draft"),
            path("<int:pk>/preview/", wrap(self.preview), name="publishing_submission_preview"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List what this person may ask to publish."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        everything = drafts.everything(request.user)
        known = [draft for draft in everything if draft.state]
        changed = [draft for draft in known if draft.is_new]
        same = [draft for draft in known if not draft.is_new and draft.newest]
        open = [draft for draft in everything if not draft.state]
        return self.page(request, "drafts.html", "ส่งขออนุมัติเผยแพร่", changed=changed, same=same, open=open)

    def submit(self, request: HttpRequest) -> HttpResponse:
        """Show item by item what would be asked, and ask for the reason."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        draft = self._draft(request)
        form = _form(request, draft)
        if form.is_bound and (to := self._sent(request, form, draft)):
            return redirect(to)
        offers = draft.told()
        page = choosing.page_of(request, offers)
        return self.page(
            request,
            "submit.html",
            f"ส่งขออนุมัติเผยแพร่ {draft.title}",
            draft=draft,
            form=form,
            rows=_rows(draft, form, page),
            page=page,
            folds=folding.folds(offers),
            kept=choosing.kept(_elsewhere(form, offers, page)),
            own=next((request_ for request_ in draft.waiting if request_.submitted_by_id == request.user.pk), None),
        )

    def submit_many(self, request: HttpRequest) -> HttpResponse:
        """Send several drafts for one reason."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return submit_together(self, request)

    def approve_many(self, request: HttpRequest) -> HttpResponse:
        """Approve several requests that need no look of their own."""
        if not request.user.has_perm(workflow.APPROVE):
            raise PermissionDenied
        return approve_together(self, request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """List the requests, with the way to approve several for whoever may."""
        may = {"may_approve": request.user.has_perm(workflow.APPROVE)}
        return super().changelist_view(request, may | (extra_context or {}))

    def _draft(self, request: HttpRequest) -> drafts.Draft:
        try:
            return drafts.one(request.GET.get("kind", ""), request.GET.get("key", ""), request.user)
        except LookupError as missing:
            raise Http404("ไม่มีร่างนี้") from missing

    def _sent(self, request: HttpRequest, form: SubmitForm, draft: drafts.Draft) -> str:
        """Send what is ticked and return where to go: to the list, or to the request that waits since the first press."""

        def act() -> None:
            try:
                sent = workflow.submit(
                    kind=draft.about.name, key=draft.key, reason=form.cleaned_data["reason"],
                    publish_at=form.cleaned_data["publish_at"], keys=form.keys, by=request.user,
                )  # fmt: skip
                told.extend([_told(sent, str(asking(request).division or draft.title)), reverse(LIST)])
            except SentAlready as already:
                told.extend([SENT_ALREADY, reverse("admin:publishing_submission_change", args=[already.request.pk])])

        told: list[str] = []
        return told[1] if carried_out(request, form, act, lambda: told[0]) else ""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what a request would change, and let whoever may decide do so."""
        submission = self.found(request, object_id)
        if submission is None:
            return self.gone(request, object_id)
        return review(self, request, submission) or redirect(reverse(LIST))

    def preview_draft(self, request: HttpRequest) -> HttpResponse:
        """Show the public page as it would be if the draft were published now."""
        if not self.has_add_permission(request) and not self.has_view_permission(request):
            raise PermissionDenied
        return draft_preview(request, self._draft(request))

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the public page as it will be once this request is approved."""
        submission = self.found(request, pk)
        if submission is None:
            raise Http404("ไม่มีคำขอนี้")
        return request_preview(request, submission)


def _told(sent: Submission, whose: str) -> str:
    """Return what became of a press: what was sent, and when it is to come out."""
    amount, at = thai.format_number(sent.items.count()), sent.published_at
    seen = Edition.objects.stands(sent.kind, sent.key)
    meanwhile = "ระหว่างนี้ประชาชนยังเห็นข้อมูลเดิม" if seen else "ประชาชนเห็นเมื่อมีผู้อนุมัติแล้ว"
    wished = f" ขอเผยแพร่ {thai.format_datetime(at)}" if at else ""
    return f"ส่งคำขอเผยแพร่ของ{whose} {amount} รายการแล้ว{wished} อยู่ระหว่างรออนุมัติ {meanwhile}"


def _form(request: HttpRequest, draft: drafts.Draft) -> SubmitForm:
    """Return the form that asks for the reason: judged unless the page is only turned, the items of all pages ticked."""
    posted, keys = request.POST, None
    if "items" in posted:
        keys = {*posted.getlist("item"), *map(str, choosing.chosen(posted).get("item", []))}
    data = None if choosing.turns(request) else posted or None
    return SubmitForm(data, draft=draft, typed=choosing.typed(SubmitForm, posted.dict()), keys=keys)


def _elsewhere(form: SubmitForm, offers: list[Any], page: Page) -> dict[str, Any]:
    """Return the items ticked on other pages as the field that a page of them would send."""
    here = {offer.item.key for offer, *_ in page}
    return {"item": [offer.item.key for offer, *_ in offers if form.takes(offer) and offer.item.key not in here]}


def _rows(draft: drafts.Draft, form: SubmitForm, page: Page) -> list[dict[str, Any]]:
    """Return each offer of the page as it is shown."""
    elsewhere = draft.asked_elsewhere()
    return [
        {
            "offer": offer,
            "name": name,
            "changes": changes,
            "gist": folding.gist(offer.item, changes, draft.about.evidence(offer.item)),
            "ticked": form.takes(offer),
            "elsewhere": elsewhere.get(offer.item.key, ""),
        }
        for offer, name, changes in page
    ]
