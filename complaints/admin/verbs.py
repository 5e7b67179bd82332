"""What an officer can do to a case, as its page's forms ask for it. Each raises ValidationError when it may not be."""

from django.core.exceptions import ValidationError

from ..cases import desk_work, workflow
from ..cases.workflow import Status
from ..forms.message import item_of
from ..readers import rekeying


def _move(opened, desk, form):
    to = form.data.get("to", "")
    if to not in Status.values:
        raise ValidationError("ไม่มีการดำเนินการนี้")
    workflow.move(opened, to=Status(to), by=str(desk.reader), by_reporter=False, text=form.data.get("text", ""))


def _write(opened, desk, form):
    if not form.is_valid():
        raise ValidationError([problem for problems in form.errors.as_data().values() for problem in problems])
    desk_work.write(
        opened, text=form.cleaned_data["text"], by=str(desk.reader), arrived=form.arrived, item=item_of(form.data)
    )


def _note(opened, desk, form):
    desk_work.note(opened, text=form.data.get("text", ""), by=str(desk.reader), item=item_of(form.data))


def _assign(opened, desk, form):
    desk_work.assign(opened, division=form.data.get("division", ""), by=str(desk.reader))


def _propose(opened, desk, form):
    reader = next((one for one in rekeying.candidates(opened) if one.pk == _number(form)), None)
    if reader is None:
        raise ValidationError("โปรดเลือกผู้อ่านที่จะเสนอ")
    rekeying.propose(opened, reader=reader, by=desk.reader)


def _number(form):
    text = form.data.get("reader", "")
    return int(text) if text.isdecimal() else 0


# What a form's `action` does to the case that is open for writing.
VERBS = {
    "move": _move,
    "write": _write,
    "note": _note,
    "assign": _assign,
    "hold": lambda opened, desk, form: desk_work.hold(opened, held=True, by=str(desk.reader)),
    "release": lambda opened, desk, form: desk_work.hold(opened, held=False, by=str(desk.reader)),
    "step-aside": lambda opened, desk, form: rekeying.step_aside(opened, reader=desk.reader),
    "propose": _propose,
    "approve": lambda opened, desk, form: rekeying.approve(opened, reader_id=_number(form), by=desk.reader),
    "remove": lambda opened, desk, form: rekeying.remove(opened, reader_id=_number(form), by=str(desk.reader)),
}
