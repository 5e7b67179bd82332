"""The page of one request: what it changes for readers, item by item, and the decision."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse

from common import thai
from common.mending import Misplaced

from .. import workflow
from ..deciding import NOTE_MISSING, ItemsRefused
from ..forms import ApproveForm, EmergencyForm, SendBackForm, TakeBackForm
from ..models import Submission
from ..outlook import EARLY, JOIN, NOW, Outlook, Sight
from . import choosing, folding, leading
from .asked_rows import may_be_taken, rows
from .pages import RecordAdmin, carried_out

INSTEAD = " แทนเวลาที่ขอไว้"
NOT_WAITING = " และไม่รอเวลาที่ขอไว้"


def review(page_admin: RecordAdmin, request: HttpRequest, submission: Submission) -> HttpResponse | None:
    """Answer with the page of a request; None when the decision that was posted took effect."""
    if request.method == "POST":
        _allowed(request, submission)
    outlook = Outlook(submission) if submission.is_waiting else None
    decision = Decision(request, submission, outlook)
    if request.method == "POST" and not choosing.turns(request):
        if decision.is_made():
            return None
        submission.refresh_from_db()
        decision.outlook = outlook = Outlook(submission) if submission.is_waiting else None
        decision.lead_only_to_what_is_shown()
    return page_admin.page(
        request,
        "review.html",
        f"คำขอของ{submission.division}" if submission.division else f"คำขอเผยแพร่ {submission.told_title}",
        submission=submission,
        decision=decision,
        outlook=outlook,
        **(shown(request, submission, outlook, decision) if outlook else {}),
        items=submission.items.select_related("edition"),
        warnings=_warnings(submission, outlook),
    )


def _allowed(request: HttpRequest, submission: Submission) -> None:
    own = submission.submitted_by_id == request.user.pk and request.POST.get("decision") == "take_back"
    if not own and not request.user.has_perm(workflow.APPROVE):
        raise PermissionDenied


def _warnings(submission: Submission, outlook: Outlook | None) -> list[Any]:
    content = outlook.content() if outlook else None
    return submission.about.told_before(submission.about.read(content)) if content else []


def shown(request: HttpRequest, submission: Submission, outlook: Outlook, decision: "Decision") -> dict[str, Any]:
    """Return what the page shows: a page of the items by their divisions, and what is chosen of the others."""
    all_of_it = ordered(submission, outlook)
    whose = submission.about.whose(submission.key, [sight.item for sight in all_of_it])
    page = choosing.page_of(request, all_of_it, decision.page)
    here = {sight.item.key for sight in page}
    lines = rows(submission, list(page), decision.takes, decision.notes, decision.lacking)
    return {
        "page": page,
        "folds": folding.folds(all_of_it),
        "groups": _groups(lines, all_of_it, whose),
        "several": len({whose.get(sight.item.key, "") for sight in all_of_it}) > 1,
        "kept": choosing.kept(decision.fields([sight for sight in all_of_it if sight.item.key not in here])),
        "left_on": choosing.pages_with(all_of_it, [sight for sight in all_of_it if not decision.takes(sight)]),
    }


def ordered(submission: Submission, outlook: Outlook) -> list[Sight]:
    """Return the items in the order in which the pages show them."""
    sights = outlook.sights()
    return _by_division(sights, submission.about.whose(submission.key, [sight.item for sight in sights]))


def _by_division(sights: list[Sight], whose: Mapping[str, str]) -> list[Sight]:
    """Return the items division by division in the order in which these come, what is of no division first."""
    places = {"": 0}
    for sight in sights:
        places.setdefault(whose.get(sight.item.key, ""), len(places))
    return sorted(sights, key=lambda sight: places[whose.get(sight.item.key, "")])


def _groups(rows: list[dict[str, Any]], ordered: list[Sight], whose: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows by division, each with how many items it has on all pages and the number that its first row bears."""
    of = [whose.get(sight.item.key, "") for sight in ordered]
    place = {sight.item.key: place for place, sight in enumerate(ordered)}
    return [
        {
            "division": division,
            "rows": (own := list(group)),
            "amount": of.count(division),
            "first": place[own[0]["item"].key] - of.index(division) + 1,
        }
        for division, group in groupby(rows, key=lambda row: whose.get(row["item"].key, ""))
    ]


class Decision:
    """What one member of staff may do with a request, as forms, and what was chosen item by item."""

    def __init__(self, request: HttpRequest, submission: Submission, outlook: Outlook | None) -> None:
        self.request, self.submission, self.outlook = request, submission, outlook
        self.posted = posted = choosing.chosen(request.POST) | request.POST.dict()
        self.act = posted.get("decision")
        self.is_own = submission.submitted_by_id == request.user.pk
        approve = EmergencyForm if self.is_own else ApproveForm
        self.approve = self._form(approve, "approve")
        self.send_back = self._form(SendBackForm, "send_back")
        self.back = TakeBackForm({} if self.act == "take_back" else None)
        self.mode = posted.get("mode", "") or self._asked_mode()
        items = outlook.items if outlook else []
        self.notes = {item.key: posted.get(f"note-{item.pk}", "") for item in items}
        self.over = {item.key for item in items if posted.get(f"take-{item.pk}") == "over"}
        self.taken = {item.key for item in items if posted.get(f"take-{item.pk}") in ("yes", "over")}

    asks_back = False
    page = 0
    lacking: frozenset[str] = frozenset()

    @property
    def is_possible(self) -> bool:
        """Return whether this person may decide the request as it is now."""
        return self.submission.is_waiting and self.request.user.has_perm(workflow.APPROVE)

    @property
    def may_take_back(self) -> bool:
        """Return whether this person may take the request back as it is now."""
        return self.submission.is_waiting and self.is_own

    def lead_only_to_what_is_shown(self) -> None:
        """Let no refusal lead to a part that the page of this request, as it is now, does not have for this person."""
        if not self.submission.is_waiting:
            self.approve.whole_at = self.send_back.whole_at = ""
        if not self.may_take_back:
            self.back.whole_at = ""

    def _form(self, form: type[Any], name: str) -> Any:
        """Return the form of a decision: judged where it was made, else with what was typed into it."""
        data = self.request.POST if self.act == name else None
        return form(data, prefix=name, initial=choosing.typed(form, self.posted, name))

    def fields(self, sights: list[Sight]) -> dict[str, str]:
        """Return what is chosen of these items as the fields that a page of them would send."""
        of_items = {f"take-{sight.item.pk}": self.takes(sight) if may_be_taken(sight) else "" for sight in sights}
        of_items |= {f"note-{sight.item.pk}": self.notes.get(sight.item.key, "") for sight in sights}
        return {name: value for name, value in of_items.items() if value}

    @property
    def may_be_alone(self) -> bool:
        """Return whether this can be published by who reads it: an own request only beside what is to come, never with it."""
        return not self.is_own or self.outlook is None or self.outlook.may_come_now

    def _asked_mode(self) -> str:
        """Return how the request asked to come out: "" when that can't be beside what is to come, so somebody chooses."""
        if self.is_own or not (self.outlook and self.outlook.coming):
            return NOW
        if self.outlook.wished:
            return "" if self.outlook.is_wished_apart else JOIN
        return NOW if self.outlook.may_come_now else ""

    def takes(self, sight: Sight) -> str:
        """Return "yes", "over" or "" as the page shows it: what was posted, else whatever fits."""
        if self.posted.get("items"):
            return "over" if sight.item.key in self.over else "yes" if sight.item.key in self.taken else ""
        return "yes" if sight.fits else ""

    @property
    def modes(self) -> list[tuple[str, str]]:
        """Return (value, Thai words) of how this person can let it come out beside an edition to come, the likely one first."""
        outlook = self.outlook
        if not (outlook and outlook.coming):
            return []
        join = f"พร้อมฉบับที่กำหนดไว้ คือ {thai.format_datetime(outlook.coming.published_at)}"
        may = [not self.is_own, outlook.may_come_now, self.may_bring_forward]
        offered = [
            (JOIN, join + (INSTEAD if outlook.is_wished_apart else "")),
            (NOW, "เผยแพร่ทันที โดยไม่รวมฉบับที่กำหนดไว้" + (NOT_WAITING if outlook.wished else "")),
            (EARLY, "เผยแพร่ทั้งหมดทันที รวมรายการของฉบับที่กำหนดไว้" + (NOT_WAITING if outlook.wished else "")),
        ]
        return [choice for choice, may_be in zip(offered, may, strict=True) if may_be]

    @property
    def may_bring_forward(self) -> bool:
        """Return whether this person may let what is to come out with this request at once."""
        return not self.is_own and bool(self.outlook and self.outlook.may_bring_forward(self.request.user))

    def is_made(self) -> bool:
        """Carry out the decision that was posted and return whether it took effect."""
        if self.act == "take_back":
            return carried_out(self.request, self.back, self._take_back, "ถอนคำขอแล้ว ร่างของท่านยังอยู่และส่งใหม่ได้")
        if self.send_back.is_bound:
            return carried_out(self.request, self.send_back, self._send_back, "ส่งกลับให้ผู้ส่งแก้ไขแล้ว")
        if self.is_own and self.approve.is_valid() and not self.posted.get("sure"):
            self.asks_back = True
            return False
        return carried_out(self.request, self.approve, self._approve, self._told)

    def _take_back(self) -> None:
        workflow.take_back(self.submission, by=self.request.user)

    def _send_back(self) -> None:
        note = self.send_back.cleaned_data["note"]
        workflow.send_back(self.submission, by=self.request.user, note=note, notes=self.notes)

    def _approve(self) -> None:
        if not self.mode:
            raise Misplaced("โปรดเลือกว่าจะเผยแพร่คำขอนี้เมื่อใด", at="modes")
        if self.mode == EARLY and not self.posted.get("early"):
            raise Misplaced("โปรดทำเครื่องหมายว่าท่านตรวจรายการที่จะเผยแพร่ก่อนกำหนดแล้ว", at="early")
        chosen = any(name.startswith("take-") for name in self.posted)
        choice = workflow.Choice(
            taken=self.taken if chosen or self.posted.get("items") else None,
            notes=self.notes,
            mode=self.mode,
            over=self.over,
            seen=self.posted.get("seen", ""),
        )
        try:
            self.edition = workflow.approve(self.submission, by=self.request.user, choice=choice, emergency=self.is_own)
        except ItemsRefused as refused:
            raise self._led(refused) from refused

    def _led(self, refused: ItemsRefused) -> ValidationError:
        """Return a refusal that leads to the items themselves, and turn to the first page on which one stands."""
        items = ordered(self.submission, Outlook(self.submission))
        self.page, sentences = leading.to_items(refused, items)
        self.lacking = refused.keys if refused.message == NOTE_MISSING else frozenset()
        return ValidationError(sentences)

    def _told(self) -> str:
        taken, left = len(self.taken), len(self.notes) - len(self.taken)
        moment = self.edition.published_at
        public = "เผยแพร่แล้ว" if self.edition.has_come() else f"จะเผยแพร่ {thai.format_datetime(moment)}"
        if left and taken:
            numbers = thai.format_number(taken), thai.format_number(left)
            told = "อนุมัติแล้ว รับ {} รายการ ส่งกลับ {} รายการ ผู้ส่งจะเห็นเหตุผลของแต่ละรายการ".format(*numbers)
            return f"{told} · {public}"
        return f"อนุมัติและบันทึกในทะเบียนการเผยแพร่แล้ว · {public}"
