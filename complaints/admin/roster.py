"""The roster in force, as key holders see it: what waits for their word, what was changed behind the site, all of it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from common.models import Division, StaffUser
from common.numbers import short_number

from .. import row_macs
from ..models import Reader, StaffMember
from ..readers import roster_changes, roster_version, sound
from ..readers.roster_changes import Change
from ..readers.roster_version import PEOPLE
from ..readers.unlocking import Unlocked
from .access import unlocked
from .frame import page

LABELS = {
    "post": "ตำแหน่ง", "name": "ชื่อ", "nicknames": "ชื่อเล่น", "spellings": "ชื่ออื่น", "division": "ส่วนราชการ",
    "chief": "ผู้บริหารสูงสุด", "active": "ยังปฏิบัติงาน", "user": "บัญชีผู้ใช้", "staff": "บุคลากร", "outside": "ผู้รับเรื่องภายนอก",
    "general": "รับเรื่องทั่วไป", "corruption": "รับเรื่องทุจริต", "public": "กุญแจ",
}  # fmt: skip
YES, NO, NOTHING = "ใช่", "ไม่ใช่", "–"


@unlocked
@require_safe
def show(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Show the changes that wait, the faults, and everybody of the roster in force."""
    content = roster_version.in_force()
    context = {
        "waiting": [_shown(change, desk.reader) for change in roster_changes.waiting()],
        "broken": _broken(content),
        "roster_faults": sound.faults(),
        "people": sound.people(),
        "readers": sound.appointed(Reader.objects.current()),
        "desk": desk,
    }
    return page(request, "roster", context, title="ทะเบียนที่รับรอง")


def _shown(change: Change, reader: Reader) -> dict[str, Any]:
    by = StaffUser.objects.filter(pk=getattr(change.row, "changed_by", None) or 0).first()
    return {
        "id": change.id,
        "title": str(change.row),
        "is_new": change.was is None,
        "lines": list(_lines(change.was or {}, change.will)),
        "by": by and (by.position or by.get_full_name() or by.username),
        "confirmed": [str(one) for one in roster_changes.confirmed_by(change)],
        "lacks": roster_changes.lacks(change),
        "may_refuse": not change.is_about(reader),
        "may_confirm": change.may_confirm(reader) and reader not in roster_changes.confirmed_by(change),
    }


def _lines(was: dict[str, Any], will: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (label, said now, said then) of what differs."""
    for name in (name for name in LABELS if name in will and was.get(name) != will[name]):
        yield LABELS[name], _in_words(name, was.get(name)), _in_words(name, will[name])


def _in_words(name: str, value: Any) -> str:
    if value in (None, ""):
        return NOTHING
    models: dict[str, Any] = {"division": Division, "user": StaffUser, "staff": StaffMember}
    if name in models:
        return str(models[name].objects.filter(pk=value).first() or NOTHING)
    if isinstance(value, bool):
        return YES if value else NO
    return value[:8] if name == "public" else value


def _broken(content: dict[str, Any]) -> list[tuple[int, str]]:
    """Return (roster id, post) of people whose rows can be put back to what is in force, or taken away."""
    rows = {row.pk: row for row in StaffMember.objects.all()}
    said = {int(pk): person["post"] for pk, person in content[PEOPLE].items()}
    forged = {pk: row.position for pk, row in rows.items() if not row_macs.holds(row)}
    gone = {pk: post for pk, post in said.items() if pk not in rows}
    return [(pk, said.get(pk, post)) for pk, post in {**forged, **gone}.items()]


@unlocked
@require_POST
def act(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Confirm or refuse a change, or repair a row, and return to the page."""
    try:
        messages.success(request, _done(request.POST, desk))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("admin:complaints_desk_roster")


def _done(posted: QueryDict, desk: Unlocked) -> str:
    action, change = posted.get("action"), posted.get("change", "")
    if action == "confirm":
        in_force = roster_changes.confirm(change, desk.reader)
        return "รับรองแล้ว การเปลี่ยนแปลงมีผลแล้ว" if in_force else "รับรองแล้ว ยังรอผู้ถือกุญแจอีกคน"
    if action == "refuse":
        roster_changes.refuse(change, desk.reader)
        return "ไม่รับรอง ข้อมูลกลับเป็นตามทะเบียนที่รับรองแล้ว"
    if action == "repair" and (person := short_number(posted.get("person"))) is not None:
        roster_changes.repair(person)
        return "คืนข้อมูลตามทะเบียนที่รับรองแล้ว"
    raise ValidationError("โปรดเลือกสิ่งที่จะทำ")
