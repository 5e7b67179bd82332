"""Two people on one record, a history with old and new values, and a save that can be taken back."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from .. import thai
from ..changes import Change, differences, put, row_of, snapshot
from ..models import SavedChange

SEEN, SALT, SHOWN = "_seen", "seen-record", 20


class Undecided(Exception):
    """Both people changed the same fields: `asked` are those as the first left them, with what the second wants."""

    def __init__(self, asked):
        self.asked = asked


class Remembers:
    """A model admin that keeps what each save changed, and lets nobody overwrite what somebody else saved meanwhile."""

    def get_urls(self) -> list:
        about = self.opts  # type: ignore[attr-defined]
        name = f"{about.app_label}_{about.model_name}_take_back"
        view = self.admin_site.admin_view(self.take_back_view)  # type: ignore[attr-defined]
        return [path("<path:object_id>/history/<int:pk>/take-back/", view, name=name), *super().get_urls()]  # type: ignore[misc]

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
        request.before = self._whole(record)
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        except Undecided as undecided:
            return self._asked(request, record, undecided.asked)

    def log_change(self, request: Any, obj: Any, message: Any) -> Any:
        if hasattr(request, "before"):
            told = _settled(request, self._whole(obj))
            if told:
                messages.info(request, f"{_last_saver(obj)} แก้ไขรายการนี้ไว้ก่อนท่านบันทึก และยังคงอยู่: {told}")
            _keep(request, obj, differences(request.before, self._whole(obj)))
        return super().log_change(request, obj, message)  # type: ignore[misc]

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        """Show the last saves with old and new values beside Django's own list."""
        record = f"{self.opts.label_lower}:{object_id}"  # type: ignore[attr-defined]
        saves = SavedChange.objects.filter(record=record).select_related("saved_by")[:SHOWN]
        told = [(save, [Change(**change) for change in save.changes]) for save in saves]
        return super().history_view(request, object_id, {"saves": told} | (extra_context or {}))  # type: ignore[misc]

    @method_decorator(require_POST)
    def take_back_view(self, request: Any, object_id: str, pk: int) -> Any:
        """Give back what one save changed, where nobody changed it again since."""
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        save = SavedChange.objects.filter(pk=pk, record=f"{self.opts.label_lower}:{object_id}").first()  # type: ignore[attr-defined]
        if record is None or save is None:
            raise Http404("ไม่มีการบันทึกนี้")
        if not self.has_change_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        self._take_back(request, record, [Change(**change) for change in save.changes])
        about = self.opts  # type: ignore[attr-defined]
        return redirect(reverse(f"admin:{about.app_label}_{about.model_name}_history", args=[object_id]))

    def _take_back(self, request, record, changes):
        before = self._whole(record)
        standing = [change for change in changes if _current(before, change) == change.new]
        try:
            with transaction.atomic():
                for change in reversed(standing):
                    put(change, change.old)
        except (ValidationError, IntegrityError) as refusal:
            words = " ".join(getattr(refusal, "messages", [])) or "มีรายการอื่นอ้างถึงข้อมูลนี้แล้ว"
            messages.error(request, f"ย้อนการบันทึกนี้ไม่ได้: {words}")
            return
        record.refresh_from_db()
        self._say_next(request, record)
        _keep(request, record, differences(before, self._whole(record)))
        left = len(changes) - len(standing)
        kept = f" อีก {thai.format_number(left)} แห่งถูกแก้ไขอีกครั้งหลังจากนั้น จึงคงไว้" if left else ""
        say = messages.success if standing else messages.warning
        say(request, f"ย้อนกลับแล้ว {thai.format_number(len(standing))} แห่ง{kept}")

    def _say_next(self, request, record):
        if tell := getattr(self, "_tell", None):
            tell(request, record)

    def _whole(self, record):
        """Return the snapshot of a record, as the database has it, and of all rows that its form can change."""
        fresh = type(record)._base_manager.filter(pk=record.pk)
        found = snapshot(fresh)
        for inline in self.inlines:
            key = _get_foreign_key(type(record), inline.model, fk_name=inline.fk_name)
            found |= snapshot(inline.model._base_manager.filter(**{key.name: record}).order_by("pk"))
        return found

    def _asked(self, request, record, asked):
        """Answer with the page on which the second person chooses, field by field."""
        sent = [
            (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
        ]
        context = self.admin_site.each_context(request) | {
            "title": "มีผู้อื่นแก้ไขรายการนี้ก่อนท่านบันทึก",
            "record": record,
            "opts": self.opts,
            "first": _last_saver(record),
            "asked": [(_choice(theirs), theirs, mine) for theirs, mine in asked],
            "sent": [(name, value) for name, value in sent if not name.startswith("choose:")],
            "files": [file.name for files in request.FILES.lists() for file in files[1]],
        }
        return TemplateResponse(request, "admin/choose.html", context, status=409)


def _shown(record, context):
    """Return the snapshot of what a form shows: the record and the rows on this page of each inline."""
    rows = [form.instance for inline in context["inline_admin_formsets"] for form in inline.formset.initial_forms]
    return snapshot([record, *rows])


def _settled(request, saved):
    """Put back what somebody else saved where this person changed nothing, and return it in words.

    Raises Undecided for what both changed unless the form says whose to take, and where the rules of the record refuse
    one's fields beside the other's.
    """
    theirs = [change for change in _meanwhile(request) if request.POST.get(_choice(change)) != "mine"]
    theirs = [change for change in theirs if _current(saved, change) != change.new]
    asked = [
        change for change in theirs if _current(saved, change) != change.old and _choice(change) not in request.POST
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


def _give_back(request, saved, change):
    """Let a field be as the other person left it, in a row that this one deleted too."""
    if change.row in saved:
        put(change, change.new)
    else:
        facts = request.before[change.row]
        put(Change(change.row, "", None, facts), facts)


def _mine(saved, change):
    return change.told(_current(saved, change)) if change.row in saved else "ลบรายการนี้"


def _meanwhile(request):
    """Return the field changes that somebody else saved between the opening of the form and now."""
    try:
        seen = signing.loads(request.POST.get(SEEN, ""), salt=SALT)
    except signing.BadSignature:
        return []
    now = {row: facts for row, facts in request.before.items() if row in seen}
    return [change for change in differences(seen, now) if change.field and change.field != "order"]


def _choice(change):
    """Return the name under which the form says whose value to take: a third save asks anew."""
    return f"choose:{change.row}:{change.field}:{signing.Signer().signature(str(change.new))[:8]}"


def _current(found, change):
    """Return what a snapshot holds at the place of a change, None for a row that is not there."""
    facts = found.get(change.row)
    return facts.get(change.field) if facts and change.field else facts


def _keep(request, record: models.Model, changes):
    if changes:
        plain = [vars(change) for change in changes]
        SavedChange.objects.create(record=row_of(record), saved_by=request.user, changes=plain)


def _last_saver(record):
    last = SavedChange.objects.filter(record=row_of(record)).select_related("saved_by").first()
    return (last.saved_by.get_full_name() or last.saved_by.get_username()) if last and last.saved_by else "ผู้อื่น"
