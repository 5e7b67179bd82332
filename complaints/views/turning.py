"""Turning the pages of a report: on when a page is in order, back and about at any time, nothing filed."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from ..filing import tokens
from ..filing.tokens import StaleToken
from ..forms import CHANNEL_FORMS
from ..forms.files import arrived
from ..models import Channel
from .last_look import last_look, use_photo_place
from .report_pages import LOOK, beside, pages, safety_again, show

NO_BUTTON = "ยังไม่ได้ส่ง โปรดตรวจแล้วกดปุ่มส่งด้านล่าง"
TO, PHOTO = "to-", "photo-"


def turn(request: HttpRequest, channel: Any, data: QueryDict, problems: Sequence[str]) -> HttpResponse:
    """Answer a button of a report's page other than the one that files. `data` is what was typed on all pages."""
    action, page, token = request.POST.get("action", ""), data.get("page", ""), kept_token(request, channel)
    if action == "safety" and channel == Channel.CORRUPTION:
        return safety_again(request, data, request.FILES, token=token)
    about = (
        {"back": beside(channel, page, -1), "check": beside(channel, page, 0)} if page else {"check": pages(channel)[0]}
    )
    about |= {f"{TO}{name}": name for name in pages(channel)}
    if action == "next" and page in pages(channel)[:-2]:
        return _next(request, channel, page, data, problems, token)
    if about.get(action, LOOK) != LOOK:
        checked: dict[str, Any] = {"checked": action == "check", "problems": problems}
        return show(request, channel, about[action], data, request.FILES, token=token, **checked)
    if channel == Channel.GENERAL and action.startswith(PHOTO):
        use_photo_place(data, action.removeprefix(PHOTO), arrived(data, request.FILES))
    form = CHANNEL_FORMS[channel](data, request.FILES, problems=problems)
    if not form.is_valid():
        return mend(request, channel, data, problems, token=token)
    asked = action in ("next", "look") or action.startswith(PHOTO)
    return last_look(
        request, channel, form, token=token, status=200 if asked else 422, problem="" if asked else NO_BUTTON
    )


def _next(
    request: HttpRequest, channel: Any, page: str, data: QueryDict, problems: Sequence[str], token: str
) -> HttpResponse:
    form = CHANNEL_FORMS[channel](data, request.FILES, problems=problems, page=page)
    if not form.is_valid():
        return mend(request, channel, data, problems, token=token)
    return show(request, channel, beside(channel, page, 1), data, request.FILES, token=token)


def mend(
    request: HttpRequest, channel: Any, data: QueryDict, problems: Sequence[str], *, token: str, status: int = 422
) -> HttpResponse:
    """Answer with the first page on which something must be mended."""
    for page in pages(channel)[:-1]:
        form = CHANNEL_FORMS[channel](data, request.FILES, problems=problems, page=page)
        if not form.is_valid():
            break
    return show(request, channel, page, data, request.FILES, token=token, form=form, status=status)


def kept_token(request: HttpRequest, channel: Any) -> str:
    """Return the token of the page at hand, or a new one where it files nothing any more."""
    text = request.POST.get("token", "")
    try:
        return tokens.accept(text, channel).text
    except StaleToken:
        return tokens.issue(channel)
