"""Taking an answer: what was sent is written down and counted, or comes back as it was typed."""

from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from common import origins
from common.nothing_yet import nothing_yet

from ..editions.rounds import Round as Asked
from ..models import Channel, Comment, Round, Slip
from ..rounds import announced
from . import limits, recording, slips, tokens
from .forms import AnswerForm

OLD = "แบบสำรวจนี้เปิดไว้นานเกินไป คำตอบของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง"
HURRIED = "ส่งเร็วเกินไป คำตอบของท่านยังอยู่ โปรดรอ ๓ วินาทีแล้วกดส่งอีกครั้ง"


@dataclass(frozen=True)
class Asking:
    """How somebody is asked: through which channel, with which service chosen or slip held, and the page that thanks.

    `start` is where a machine at the counter goes back to: its form can be left, and be held open for longer.
    """

    channel: str
    thanks: str
    service: int | None = None
    held: Slip | None = None
    template: str = "survey/form.html"
    start: str = ""


def open_round() -> Asked | None:
    """Return the announced round that takes answers today, None when there is none."""
    return announced.open_on(timezone.localdate())


def take(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Show the form of the open round, or take what was sent; no browser keeps it."""
    return no_store(_answered(request, asking))


def used(request: HttpRequest) -> HttpResponse:
    """Say that a slip was answered before."""
    return no_store(render(request, "survey/slip_used.html", status=410))


def no_store(response: HttpResponse) -> HttpResponse:
    """Return the response, which no browser keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _answered(request: HttpRequest, asking: Asking) -> HttpResponse:
    asked = open_round()
    if asked is None:
        return nothing_yet(render(request, "survey/closed.html", {"newest": announced.newest()}))
    if asked.slips_only and asking.channel == Channel.QR and asking.held is None:
        return render(request, "survey/slips_only.html", status=200 if request.method != "POST" else 403)
    if request.method != "POST":
        chosen = {"service": asking.service, "sex": "", "age": ""}
        return _form(request, asking, AnswerForm(asked=asked, initial={"token": tokens.issue(), **chosen}))
    if not origins.is_own(request):
        return render(request, "survey/refused.html", status=403)
    if asking.start and "more" in request.POST:
        return _form(request, asking, AnswerForm(asked=asked, initial=request.POST.dict()))
    form = AnswerForm(request.POST, asked=asked)
    return _taken(request, asking, form) if form.is_valid() else _form(request, asking, form, status=422)


def _taken(request: HttpRequest, asking: Asking, form: AnswerForm) -> HttpResponse:
    try:
        number = tokens.accept(form.cleaned_data["token"])
    except tokens.Stale as stale:
        problem = HURRIED if isinstance(stale, tokens.Hurried) else OLD
        return _again(request, asking, form, problem, status=422)
    with transaction.atomic():
        if tokens.is_first(number):
            if asking.held and not slips.use(asking.held):
                return used(request)
            if problem := _limited(request, asking):
                return _again(request, asking, form, problem, status=429)
            _write(form, asking.channel)
    return redirect(asking.thanks)


def _limited(request: HttpRequest, asking: Asking) -> str:
    """Count the answer and return why it is one too many; the office's own machine and a slip have no such limit."""
    return "" if asking.held or asking.channel != Channel.QR else limits.refusal(request)


def _again(request: HttpRequest, asking: Asking, form: AnswerForm, problem: str, status: int) -> HttpResponse:
    """Return the form as it was filled in, to be sent once more: its old token may be spent."""
    data = cast(QueryDict, form.data).copy()
    data["token"] = tokens.issue()
    form.data = data
    return _form(request, asking, form, problem=problem, status=status)


def _write(form: AnswerForm, channel: str) -> None:
    asked, data = Round.objects.get(pk=form.asked.number), form.cleaned_data
    recording.record(asked, [form.answer(channel=channel, day=timezone.localdate())])
    if data["comment"]:
        Comment.objects.create(round=asked, service_id=data["service"], text=data["comment"])


def _form(
    request: HttpRequest, asking: Asking, form: AnswerForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    is_elsewhere = asking.service and asking.service not in {one.number for one in form.asked.services}
    context = {
        "form": form, "round": form.asked, "problem": problem, "start": asking.start, "is_elsewhere": is_elsewhere,
    }  # fmt: skip
    return render(request, asking.template, context, status=status)
