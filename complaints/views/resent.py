"""The page for a form that was filed before and comes with something else in it: what is filed, and adding the rest."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ..cases import following
from ..cases.open_case import OpenCase
from ..cases.reported import parts
from ..files.uploads import Arrived
from ..filing import carrying, intake
from ..filing.holding import ticket
from ..filing.resending import Rest
from ..filing.tokens import FormToken
from ..forms.message import MessageForm, item_of
from ..forms.naming import NamingForm
from ..models import Channel
from ..readers.naming import name_oneself
from .channels import what_the_desk_says
from .receipt import groups, receipt
from .refusals import sentence

OLD = "แบบฟอร์มนี้เปิดไว้นานเกินไป โปรดกรอกรหัสติดตามเรื่องเพื่อส่งต่อ ข้อความและไฟล์ของท่านยังอยู่"
ADDED = "ส่งเพิ่มในเรื่องนี้แล้ว"
SENT_ANEW = "ส่งชื่อหรือช่องทางติดต่อใหม่ในซองปิดผนึก"
CARRIED = "who"  # the closed identity in the form that adds the rest
NOT_CARRIED = {
    "token",
    "action",
    "held",
    "drop",
    "website",
    "page",
    "carried",
    "agreed",
    "shown",
    "out",
    "add",
    "alone",
}


def page(
    request: HttpRequest,
    channel: Any,
    token: FormToken,
    opened: OpenCase,
    rest: Rest,
    files: Sequence[Arrived],
    data: Any,
) -> HttpResponse:
    """Say what is filed already; offer to add the rest with `files`, or to file anew where others are to be kept out."""
    context = {
        "case": opened.case,
        "groups": groups(token, opened.case),
        "filed": [] if opened.case.code_confirmed else parts(opened.entries()[0].content["fields"]),
        "files": opened.files(),
        "rest": rest,
        "carried": [(n, v) for n, values in data.lists() if n not in NOT_CARRIED for v in values],
    }
    who = carrying.close_values(rest.identity) if rest.identity is not None else ""
    held = [(one, ticket(one)) for one in files]
    return _answer(request, channel, token, context | {"who": who}, text=rest.text or SENT_ANEW, held=held, status=409)


def take_identity(opened: OpenCase, data: Any) -> None:
    """Put who the reporter is into the envelope, if this page carried it along."""
    if data.get(CARRIED):
        form = NamingForm(carrying.opened(data[CARRIED]))
        form.is_valid()
        name_oneself(opened, form.identity())


def _answer(
    request: HttpRequest,
    channel: Any,
    token: FormToken,
    context: dict[str, Any],
    *,
    text: str,
    held: Sequence[tuple[Arrived, str]],
    item: UUID | None = None,
    status: int,
    error: str = "",
) -> HttpResponse:
    context |= {
        "channel": Channel(channel),
        "token": token.text,
        "text": text,
        "held": held,
        "item": item or uuid4(),
        "error": error,
    }
    return render(request, "complaints/resent.html", context, status=status)


def add(request: HttpRequest, channel: Any, token: FormToken | None, *, problems: Sequence[str]) -> HttpResponse:
    """Add the rest as a message, and show the receipt again. `token` is None when the form grew too old."""
    form = MessageForm(request.POST, request.FILES, problems=problems)
    if token is None:
        return _ask_for_the_code(request, form)
    try:
        claim = intake.claim_of(token.code)
        case = intake.already_filed(claim)
        if case is None:
            return _ask_for_the_code(request, form)
        opened = intake.open_as_reporter(case, claim)
        if error := _added(opened, form):
            return _refused(request, channel, token, form, {"case": case, "groups": groups(token, case)}, error, 422)
    except intake.REFUSALS as refusal:
        return _refused(request, channel, token, form, {}, sentence(refusal), 503)
    opened.case.refresh_from_db()
    return receipt(request, channel, token, opened, said=ADDED)


def _added(opened: OpenCase, form: MessageForm) -> str:
    """Add the message and return nothing; in Thai why not, when it could not be."""
    if not form.is_valid():
        return " ".join(str(problem) for problems in form.errors.values() for problem in problems)
    try:
        following.reply(
            opened, text=form.cleaned_data["text"], arrived=form.arrived, item=item_of(cast(QueryDict, form.data))
        )
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    take_identity(opened, form.data)
    return ""


def _refused(
    request: HttpRequest,
    channel: Any,
    token: FormToken,
    form: MessageForm,
    context: dict[str, Any],
    error: str,
    status: int,
) -> HttpResponse:
    text, item = form.data.get("text", ""), item_of(cast(QueryDict, form.data))
    context |= {"who": form.data.get(CARRIED, "")}
    return _answer(request, channel, token, context, text=text, held=form.held, item=item, status=status, error=error)


def _ask_for_the_code(request: HttpRequest, form: MessageForm) -> HttpResponse:
    kept = {
        "action": "reply",
        "held": form.held,
        "item": item_of(cast(QueryDict, form.data)),
        "text": form.data.get("text", ""),
    }
    kept["named"] = [(CARRIED, form.data[CARRIED])] if form.data.get(CARRIED) else []
    context = {"error": OLD, "code": "", "kept": kept, **what_the_desk_says()}
    return render(request, "complaints/track.html", context, status=422)
