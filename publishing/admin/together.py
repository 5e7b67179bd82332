"""Several requests at once: whatever changes alike in many places is read once, sent once and approved once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from common import thai

from .. import drafts, workflow
from ..deciding import LOOK_AGAIN
from ..differences import Difference
from ..forms import ApproveForm, PlainForm, SubmitForm
from ..models import Submission
from ..outlook import NOW, Outlook
from ..yearly import draft_url
from .pages import carried_out

MOST = 60
LIST = "admin:publishing_submission_changelist"


@dataclass
class One:
    """One draft or one request on the page: `value` is what the form sends of it."""

    value: str
    title: str
    url: str
    changes: list[Difference]
    about: str = ""
    seen: str = ""


@dataclass
class Alike:
    """Those that change the same: `changes` are told once. Several are ticked at first, one alone is not."""

    changes: list[Difference]
    ones: list[One] = field(default_factory=list)
    ticked: bool = False

    @property
    def gist(self) -> str:
        """Return in a few Thai words in how many places they change, and one of these."""
        places = thai.format_number(len(self.changes))
        return f"เปลี่ยนแปลง {places} แห่ง {'เช่น ' if len(self.changes) > 1 else 'คือ '}{self.changes[0].where[-1]}"


class TogetherForm(PlainForm):
    """Asks for the one reason of all."""

    reason = SubmitForm.base_fields["reason"]


def alike(ones: Iterable[One], chosen: set[str] | None) -> list[Alike]:
    """Return the rows grouped by what they change, the largest group first; `chosen` holds what was posted."""
    groups: dict[tuple, Alike] = {}
    for one in ones:
        told = sorted((change.where[-1], change.before or "", change.after or "") for change in one.changes)
        key = tuple(told) or (one.value,)
        groups.setdefault(key, Alike(one.changes)).ones.append(one)
    for group in groups.values():
        group.ticked = len(group.ones) > 1
    if chosen is not None:
        for group in groups.values():
            group.ticked = any(one.value in chosen for one in group.ones)
    return sorted(groups.values(), key=lambda group: -len(group.ones))


def submit_together(page_admin: Any, request: Any) -> Any:
    """Show every changed draft of this person, and send those that are ticked for one reason."""
    changed = [draft for draft in drafts.everything(request.user) if draft.newest and draft.state and draft.is_own]
    form = TogetherForm(request.POST or None)
    chosen = set(request.POST.getlist("one")) if request.method == "POST" else None
    if chosen is not None and _done(request, form, chosen, lambda: _send(request, form, changed, chosen), "ส่งคำขอ"):
        return redirect(LIST)
    groups = alike([_draft(draft) for draft in changed[:MOST]], chosen)
    return page_admin.page(
        request,
        "together.html",
        "ส่งหลายเรื่องพร้อมกัน",
        groups=groups,
        form=form,
        chosen=chosen,
        verb="ส่งขออนุมัติ",
        many=len(changed[MOST:]),
    )


def approve_together(page_admin: Any, request: Any) -> Any:
    """Show every waiting request that can be taken as it was sent, and approve those that are ticked."""
    waiting = Submission.objects.waiting_for(request.user)
    outlooks = [Outlook(one) for one in waiting[:MOST]]
    fit = {str(outlook.submission.pk): outlook for outlook in outlooks if _fits(outlook)}
    form = ApproveForm(request.POST or None)
    chosen = set(request.POST.getlist("one")) if request.method == "POST" else None
    if chosen is not None and _done(request, form, chosen, lambda: _approve(request, fit, chosen), "อนุมัติ"):
        return redirect(LIST)
    groups = alike([_request(outlook) for outlook in fit.values()], chosen)
    return page_admin.page(
        request, "together.html", "พิจารณาหลายคำขอพร้อมกัน", groups=groups, form=form, chosen=chosen, verb="อนุมัติเผยแพร่",
        others=len(outlooks) - len(fit), many=max(0, waiting.count() - MOST),
    )  # fmt: skip


def _fits(outlook: Outlook) -> bool:
    """Return whether nothing about a request needs a look of its own: a conflict, a date, an edition to come, a first one."""
    own_time = outlook.submission.published_at or outlook.coming or not outlook.shelf.standing
    return not own_time and all(sight.fits for sight in outlook.sights(NOW))


def _done(request: HttpRequest, form: Form, chosen: set[str], act: Callable[[], object], verb: str) -> bool:
    if not chosen:
        messages.error(request, "ยังไม่ได้เลือกเรื่องใด")
        return False
    return carried_out(request, form, transaction.atomic(act), f"{verb}แล้ว {thai.format_number(len(chosen))} เรื่อง")


def _send(request: HttpRequest, form: TogetherForm, changed: Iterable[drafts.Draft], chosen: set[str]) -> None:
    _known(chosen, map(_value, changed))
    for draft in changed:
        if _value(draft) in chosen:
            reason = form.cleaned_data["reason"]
            workflow.submit(kind=draft.about.name, key=draft.key, reason=reason, by=request.user)


def _approve(request: HttpRequest, fit: dict[str, Outlook], chosen: set[str]) -> None:
    _known(chosen, fit)
    for pk in sorted(chosen, key=int):
        seen = request.POST.get(f"seen-{pk}", "-")
        workflow.approve(fit[pk].submission, by=request.user, choice=workflow.Choice(mode=NOW, seen=seen))


def _known(chosen: set[str], shown: Iterable[str]) -> None:
    if chosen - set(shown):
        raise ValidationError(LOOK_AGAIN)


def _value(draft: drafts.Draft) -> str:
    return f"{draft.about.name}:{draft.key}"


def _draft(draft: drafts.Draft) -> One:
    told = [change for offer, _, changes in draft.told() if offer.ticked for change in changes]
    return One(_value(draft), draft.title, draft_url(draft.about.name, draft.key), told, draft.about.label)


def _request(outlook: Outlook) -> One:
    asked = outlook.submission
    told = [change for sight in outlook.sights(NOW) for change in sight.changes]
    url = reverse("admin:publishing_submission_change", args=[asked.pk])
    return One(str(asked.pk), asked.told_title, url, told, f"{asked.sender} · {asked.reason}", outlook.seen)
