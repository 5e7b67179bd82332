"""Asking for publication, and deciding."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from common import thai

from .. import drafts, workflow
from ..differences import differences
from ..forms import ApproveForm, EmergencyForm, SendBackForm, SubmitForm
from ..models import Edition, Submission
from .pages import RecordAdmin, carried_out

LIST = "admin:publishing_submission_changelist"


@admin.register(Submission)
class SubmissionAdmin(RecordAdmin):
    list_display = ("title", "status", "submitted_by", "submitted_on", "decided_by")
    list_filter = ("status",)
    search_fields = ("title", "reason")
    list_select_related = ("submitted_by", "decided_by")

    @admin.display(description="ส่งเมื่อ", ordering="submitted_at")
    def submitted_on(self, submission):
        return thai.format_date(submission.submitted_at, style="short")

    def has_add_permission(self, request):
        return request.user.has_perm(workflow.SUBMIT)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("draft/preview/", wrap(self.preview_draft), name="publishing_draft_preview"),
            path("draft/", wrap(self.submit), name="publishing_draft"),
            path("<int:pk>/preview/", wrap(self.preview), name="publishing_submission_preview"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        """List everything that can be published and how it compares with what is public."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        everything = drafts.everything()
        changed = [draft for draft in everything if draft.is_new]
        same = [draft for draft in everything if not draft.is_new]
        return self.page(request, "drafts.html", "ส่งขออนุมัติเผยแพร่", changed=changed, same=same)

    def submit(self, request):
        """Show what would be published and ask for the reason."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        draft = self._draft(request)
        form = SubmitForm(request.POST or None)
        if request.method == "POST" and self._submitted(request, form, draft):
            return redirect(LIST)
        changes = drafts.changes_since_newest(draft.about.name, draft.key, draft.said)
        return self.page(
            request, "submit.html", f"ส่งขออนุมัติเผยแพร่ {draft.title}", draft=draft, changes=changes, form=form
        )

    def _draft(self, request):
        try:
            return drafts.one(request.GET.get("kind", ""), request.GET.get("key", ""))
        except LookupError as missing:
            raise Http404("ไม่มีร่างนี้") from missing

    def _submitted(self, request, form, draft):
        def act():
            workflow.submit(
                kind=draft.about.name, key=draft.key, reason=form.cleaned_data["reason"],
                publish_at=form.cleaned_data["publish_at"], by=request.user,
            )  # fmt: skip

        return carried_out(request, form, act, f"ส่ง {draft.title} ขออนุมัติแล้ว รอผู้มีสิทธิ์อนุมัติที่ไม่ใช่ท่าน")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show what a submission would change, and let whoever may decide do so."""
        submission = self.found(request, object_id)
        if submission is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        decision = Decision(request, submission)
        if request.method == "POST" and decision.is_made():
            return redirect(reverse(LIST))
        return self.page(
            request, "review.html", f"คำขอเผยแพร่ {submission.title}", decision=decision, **_review(submission)
        )

    def preview_draft(self, request):
        """Show the public page as it would be if the draft were published now."""
        if not self.has_add_permission(request) and not self.has_view_permission(request):
            raise PermissionDenied
        draft = self._draft(request)
        return _public_page(request, draft.about.name, draft.key, draft.content)

    def preview(self, request, pk):
        """Show the public page as it will be once this submission is approved."""
        submission = self.found(request, pk)
        if submission is None:
            raise Http404("ไม่มีคำขอนี้")
        facts = {"reason": submission.reason, "approved_role": request.user.role}
        return _public_page(request, submission.kind, submission.key, submission.content, **facts)


class Decision:
    """What one member of staff may do with a submission, as forms."""

    def __init__(self, request, submission):
        self.request, self.submission = request, submission
        self.is_own = submission.submitted_by_id == request.user.pk
        self.is_possible = submission.is_waiting and request.user.has_perm(workflow.APPROVE)
        approve, made = (EmergencyForm if self.is_own else ApproveForm), request.POST.get("decision")
        self.approve = approve(request.POST if made == "approve" else None, prefix="approve")
        self.send_back = SendBackForm(request.POST if made == "send_back" else None, prefix="send_back")

    def is_made(self):
        """Carry out the decision that was posted and return whether it took effect."""
        if not self.request.user.has_perm(workflow.APPROVE):
            raise PermissionDenied
        if self.send_back.is_bound:
            return carried_out(self.request, self.send_back, self._send_back, "ส่งกลับให้ผู้ส่งแก้ไขแล้ว")
        return carried_out(self.request, self.approve, self._approve, "อนุมัติและบันทึกในทะเบียนการเผยแพร่แล้ว")

    def _send_back(self):
        workflow.send_back(self.submission, by=self.request.user, note=self.send_back.cleaned_data["note"])

    def _approve(self):
        workflow.approve(self.submission, by=self.request.user, emergency=self.is_own)


def _review(submission):
    """Return what a reviewer reads: the differences, and what became of the draft since it was submitted."""
    return {
        "submission": submission,
        "changes": drafts.changes_since_newest(submission.kind, submission.key, submission.said),
        "changes_since": _changes_since(submission) if submission.is_waiting else None,
    }


def _changes_since(submission):
    """Return the Differences from what was submitted to the draft as it is now; None when it can't be frozen now."""
    try:
        draft = submission.about.freeze(submission.key)
    except LookupError:
        return None
    return differences(submission.said, submission.about.read(draft))


def _public_page(request, kind, key, content, **facts):
    number = Edition.objects.of(kind, key).values_list("number", flat=True).first() or 0
    edition = Edition.unsaved(kind, key, content, at=timezone.now(), number=number + 1, **facts)
    return edition.about.page(request, edition)
