"""Two people on one record: what the first saved stays, and for what both changed the second chooses."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.db.models.options import Options
from django.template.response import TemplateResponse

from ..changes import Change, Snapshot, differences, put, snapshot
from .saved import OWN, current, keep, last_saver, whole

SEEN, SALT = "_seen", "seen-record"
OWN_SAVE = "ท่านบันทึกรายการนี้ไว้แล้วหลังจากเปิดแบบนี้"


class Undecided(Exception):
    """Both people changed the same fields: `asked` are those as the first left them, with what the second wants."""

    def __init__(self, asked: list[tuple[Change, str]]) -> None:
        self.asked = asked


class ChecksMeanwhile:
    """A model admin in which nobody overwrites what somebody else saved since the form was opened."""

    admin_site: AdminSite
    opts: Options

    def render_change_form(self, request: Any, context: Any, *arguments: Any, **options: Any) -> Any:
        if options.get("change") and (record := options.get("obj")):
            context["seen"] = request.POST.get(SEEN) or signing.dumps(_shown(record, context), salt=SALT, compress=True)
        return super().render_change_form(request, context, *arguments, **options)  # type: ignore[misc]

    def changeform_view(
        self, request: Any, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        record = self.get_object(request, object_id) if request.method == "POST" and object_id else None  # type: ignore[attr-defined]
        if record is None:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        request.before = whole(self, record)
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        except Undecided as undecided:
            return self._ask_whose(request, record, undecided.asked)

    def log_change(self, request: Any, obj: Any, message: Any) -> Any:
        if hasattr(request, "before"):
            told = _settled(request, whole(self, obj))
            if told:
                messages.info(request, f"{last_saver(obj, request.user)} แก้ไขรายการนี้ไว้ก่อนท่านบันทึก และยังคงอยู่: {told}")
            keep(request, obj, differences(request.before, whole(self, obj)))
        return super().log_change(request, obj, message)  # type: ignore[misc]

    def _ask_whose(self, request: Any, record: Model, asked: list[tuple[Change, str]]) -> TemplateResponse:
        """Answer with the page on which the second person chooses, field by field."""
        sent = [
            (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
        ]
        first = last_saver(record, request.user)
        context = self.admin_site.each_context(request) | {
            "title": OWN_SAVE if first == OWN else "มีผู้อื่นแก้ไขรายการนี้ก่อนท่านบันทึก",
            "record": record,
            "opts": self.opts,
            "first": first,
            "is_own": first == OWN,
            "asked": [(_choice(theirs), theirs, mine) for theirs, mine in asked],
            "sent": [(name, value) for name, value in sent if not name.startswith("choose:")],
            "files": [file.name for files in request.FILES.lists() for file in files[1]],
        }
        return TemplateResponse(request, "admin/choose.html", context, status=409)


def _shown(record: Model, context: dict[str, Any]) -> Snapshot:
    """Return the snapshot of what a form shows: the record and the rows on this page of each inline."""
    rows = [form.instance for inline in context["inline_admin_formsets"] for form in inline.formset.initial_forms]
    return snapshot([record, *rows])


def _settled(request: Any, saved: Snapshot) -> str:
    """Put back what somebody else saved where this person changed nothing, and return it in words.

    Raises Undecided for what both changed unless the form says whose to take, and where the rules of the record refuse
    one's fields beside the other's.
    """
    theirs = [change for change in _meanwhile(request) if request.POST.get(_choice(change)) != "mine"]
    theirs = [change for change in theirs if current(saved, change) != change.new]
    asked = [
        change for change in theirs if current(saved, change) != change.old and _choice(change) not in request.POST
    ]
    try:
        if not asked:
            with transaction.atomic():
                for change in theirs:
                    _give_back(request, saved, change)
            return ", ".join(f"{change.label} “{change.after}”" for change in theirs)
    except (ValidationError, IntegrityError):
        asked = theirs
    raise Undecided([(change, _mine(saved, change)) for change in asked])


def _give_back(request: Any, saved: Snapshot, change: Change) -> None:
    """Let a field be as the other person left it, in a row that this one deleted too."""
    if change.row in saved:
        put(change, change.new)
    else:
        facts = request.before[change.row]
        put(Change(change.row, "", None, facts), facts)


def _mine(saved: Snapshot, change: Change) -> str:
    return change.told(current(saved, change)) if change.row in saved else "ลบรายการนี้"


def _meanwhile(request: Any) -> list[Change]:
    """Return the field changes that somebody else saved between the opening of the form and now."""
    try:
        seen = signing.loads(request.POST.get(SEEN, ""), salt=SALT)
    except signing.BadSignature:
        return []
    now = {row: facts for row, facts in request.before.items() if row in seen}
    return [change for change in differences(seen, now) if change.field and change.field != "order"]


def _choice(change: Change) -> str:
    """Return the name under which the form says whose value to take: a third save asks anew."""
    return f"choose:{change.row}:{change.field}:{signing.Signer().signature(str(change.new))[:8]}"
