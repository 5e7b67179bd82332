"""A case on the desk: its page, and everything that can be done to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common.models import Division

from .. import deadlines, desk_work, epochs, pictures, unlocking, workflow
from ..listing import CaseLine
from ..models import Case, Door, Reader, ReplyTemplate
from ..sealing.errors import SealError
from ..vault import writing
from ..workflow import Status
from .access import opened_case, unlocked
from .doorway import ROOM, page


@unlocked
@require_safe
def show(request, case_id, desk):
    """Show a case with its thread, notes, files, and the steps that are open."""
    opened = opened_case(desk, case_id)
    readership = opened.leaf("readership")
    context = {
        "line": CaseLine(opened, timezone.localdate()),
        "case": opened.case,
        "summary": opened.summary,
        "identity": opened.leaf("identity"),
        "entries": opened.entries(),
        "notes": opened.entries(staff_only=True),
        "files": [(info, pictures.can_show(info)) for info in opened.files()],
        "steps": workflow.edges(opened, by_reporter=False),
        "days": deadlines.days_of(opened.case.counted_from),
        "templates": ReplyTemplate.objects.filter(door__in=["", opened.case.door]),
        "divisions": Division.objects.all() if opened.case.door == Door.GENERAL else [],
        "readers": readership["readers"],
        "proposed": readership["proposed"],
        "candidates": epochs.candidates(opened),
        "desk": desk,
        "template": ReplyTemplate.objects.filter(pk=request.GET.get("template") or None).first(),
    }
    return page(request, "case", context, title=f"เรื่อง {opened.case.number}")


def _move(opened, desk, data):
    to = data.get("to", "")
    if to not in Status.values:
        raise ValidationError("ไม่มีการดำเนินการนี้")
    workflow.move(opened, to=Status(to), by=str(desk.reader), by_reporter=False, text=data.get("text", ""))


def _propose(opened, desk, data):
    reader = next((one for one in epochs.candidates(opened) if str(one.pk) == data.get("reader")), None)
    if reader is None:
        raise ValidationError("โปรดเลือกผู้อ่านที่จะเสนอ")
    epochs.propose(opened, reader=reader, by=desk.reader)


ACTIONS = {
    "move": _move,
    "write": lambda opened, desk, data: desk_work.write(opened, text=data.get("text", ""), by=str(desk.reader)),
    "note": lambda opened, desk, data: desk_work.note(opened, text=data.get("text", ""), by=str(desk.reader)),
    "assign": lambda opened, desk, data: desk_work.assign(
        opened, division=data.get("division", ""), by=str(desk.reader)
    ),
    "hold": lambda opened, desk, data: desk_work.hold(opened, by=str(desk.reader)),
    "step-aside": lambda opened, desk, data: epochs.remove(opened, reader_id=desk.reader.pk, by=str(desk.reader)),
    "propose": _propose,
    "approve": lambda opened, desk, data: epochs.approve(opened, reader_id=_number(data), by=desk.reader),
    "remove": lambda opened, desk, data: epochs.remove(opened, reader_id=_number(data), by=str(desk.reader)),
}


def _number(data):
    text = data.get("reader", "")
    return int(text) if text.isdecimal() else 0


@unlocked
@require_POST
def act(request, case_id, desk):
    """Do one thing to a case and return to it; to the list, when it is his no more."""
    opened = opened_case(desk, case_id)
    verb = ACTIONS.get(request.POST.get("action", ""))
    if verb is None:
        raise Http404("ไม่มีการดำเนินการนี้")
    try:
        with writing(case_id, opened.keys) as again:
            verb(again, desk, request.POST)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except SealError:
        messages.error(request, "มีผู้เปลี่ยนผู้อ่านของเรื่องนี้เมื่อครู่ โปรดลองอีกครั้ง")
    else:
        messages.success(request, "บันทึกแล้ว")
    still = unlocking.open_case(Case.objects.get(pk=case_id), desk.box)
    return redirect("admin:complaints_room_case", case_id) if still else redirect(ROOM)


@unlocked
@require_POST
def remove_former_readers(request, desk):
    """Take everybody who left the desk off all open cases of this officer, each with new keys."""
    gone = set(Reader.objects.exclude(ended_on=None).values_list("pk", flat=True))
    done = 0
    for case in Case.objects.open():
        opened = unlocking.open_case(case, desk.box)
        for reader in [one for one in epochs.readers_of(opened) if one["id"] in gone] if opened else []:
            current = unlocking.open_case(Case.objects.get(pk=case.pk), desk.box)
            try:
                with writing(case.pk, current.keys) as again:
                    epochs.remove(again, reader_id=reader["id"], by=str(desk.reader))
                done += 1
            except ValidationError as refusal:
                messages.error(request, f"เรื่อง {case.number}: {' '.join(refusal.messages)}")
    messages.success(request, f"นำผู้พ้นหน้าที่ออกแล้ว {done} รายการ" if done else "ไม่มีผู้พ้นหน้าที่ในเรื่องของท่าน")
    return redirect(ROOM)
