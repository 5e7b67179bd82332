"""The pages on which a report is typed, and the last one on which its reporter looks before it is sealed."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from common import permissions_policy
from common.promises import promise

from ..cases.actionable import Readiness
from ..filing import carrying, networks
from ..filing.holding import ticket
from ..forms import CHANNEL_FORMS
from ..forms.files import arrived, lost
from ..forms.report import ReportForm
from ..models import Channel
from .channels import what_the_desk_says

LOOK = "look"
TITLES = {
    "what": ("เกิดอะไรขึ้น", "ตอบเท่าที่ทราบ ข้ามข้อที่ไม่รู้ได้ ยกเว้นข้อแรก"),
    "who": (
        "ใครเป็นผู้กระทำ และใครต้องไม่เห็นเรื่องนี้",
        promise("words-keep-officers-out", "ผู้ที่ท่านเลือก และผู้ที่ระบบหาพบจากชื่อหรือตำแหน่งที่ท่านเขียน จะเปิดเรื่องนี้ไม่ได้")
        + " โปรดตรวจรายชื่อในขั้นถัดไป "
        + promise("whoever-is-not-found-is-told", "คำที่หาไม่พบในทะเบียนจะแสดงให้ท่านเห็น"),
    ),
    "report": ("ร้องทุกข์ ร้องเรียนทั่วไป", "ความเดือดร้อน การให้บริการ ข้อเสนอแนะ หรือคำชม ไม่ต้องสมัครสมาชิกและไม่ต้องแจ้งชื่อ"),
}
REQUEST = ("ยื่นคำขอ", "แก้ไขคำขอ แล้วอ่านทวนก่อนส่ง")
BEFORE = {Channel.CORRUPTION: 1}  # pages before the first that is typed


def pages(channel: Any) -> list[str]:
    """Return the names of a channel's pages in order, the last look at the end."""
    return [*CHANNEL_FORMS[channel].pages, LOOK]


def beside(channel: Any, page: str, step: int) -> str:
    """Return the page before (-1) or after (1) another; the first for one that is unknown."""
    names = pages(channel)
    at = names.index(page) + step if page in names else 0
    return names[max(0, min(at, len(names) - 1))]


def gathered(post: QueryDict, channel: Any) -> QueryDict:
    """Return what was typed on all pages of a report, with what was decided on the last."""
    page = post.get("page", "")
    data = carrying.gathered(post, CHANNEL_FORMS[channel].names_on(page) | {"website"})
    return _decided(data) if page == LOOK else data


def _decided(data: QueryDict) -> QueryDict:
    """Turn the last page's ticks into whom the reporter keeps out and whom he clears."""
    shown, out = set(data.getlist("shown")), set(data.getlist("out"))
    cleared = shown - out
    ticked = {key for key in [*data.getlist("involved"), *data.getlist("add")] if key not in cleared}
    data.setlist("involved", sorted(ticked))
    data.setlist("cleared", sorted(({*data.getlist("cleared")} | cleared) - out - ticked))
    data.setlist("outside_only", data.getlist("alone"))
    return data


def page_of(form_class: type[ReportForm], name: str) -> str:
    """Return the page on which a field is typed."""
    return next((page for page in form_class.pages if name in form_class.names_on(page)), "")


def show(
    request: HttpRequest,
    channel: Any,
    page: str,
    data: QueryDict,
    files: MultiValueDict | None = None,
    *,
    token: str,
    form: ReportForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Answer with a page to be typed: as it was typed so far, or `form` with what must be mended."""
    form_class = CHANNEL_FORMS[channel]
    form = form or form_class(initial=_initial(form_class, data), page=page)
    title, lead = REQUEST if data.get("service") else TITLES[page]
    context = {
        **frame(request, channel, page, data, files, token=token, here=form_class.names_on(page) | {"website"}),
        "form": form,
        "title": title,
        "lead": lead,
        "next": beside(channel, page, 1),
        "first": page == pages(channel)[0],
        **more,
    }
    response = render(request, "complaints/report_page.html", context, status=status)
    if "place" in form_class.names_on(page):
        response.headers[permissions_policy.HEADER] = permissions_policy.POSITION
    return response


def safety_again(request: HttpRequest, data: QueryDict, files: MultiValueDict | None, *, token: str) -> HttpResponse:
    """Answer with what keeps a reporter of corruption safe, carrying what was typed so far."""
    channel = Channel.CORRUPTION
    context = frame(request, channel, pages(channel)[0], data, files, token=token, here=())
    return render(request, "complaints/safety.html", context | {"page": "", "step": 1})


def _initial(form_class: type[ReportForm], data: QueryDict) -> dict[str, Any]:
    several = {name for name in form_class.base_fields if name in ("involved", "cleared")}
    return {
        name: data.getlist(name) if name in several else data.get(name)
        for name in form_class.base_fields
        if name in data
    }


def frame(
    request: HttpRequest,
    channel: Any,
    page: str,
    data: Any,
    files: MultiValueDict | None,
    *,
    token: str,
    here: Collection[str],
) -> dict[str, Any]:
    """What every page of a report shows and carries."""
    brought = arrived(data, files)
    form_class = CHANNEL_FORMS[channel]
    before = BEFORE.get(channel, 0)
    return {
        "channel": Channel(channel),
        "page": page,
        "token": token,
        "held": [(one, ticket(one)) for one in brought],
        "lost": lost(data),
        "carried": carrying.close(data, [name for name in form_class.base_fields if name not in here]),
        "step": before + pages(channel).index(page) + 1,
        "steps": range(1, before + len(pages(channel)) + 1),
        "is_request": bool(data.get("service")),
        "readiness": Readiness.of(data, has_files=bool(brought)) if channel == Channel.CORRUPTION else None,
        "own_network": networks.is_own(request),
        **what_the_desk_says(),
    }
