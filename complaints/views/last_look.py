"""The last page before a report is sealed: what will be kept, who will read it, who is kept out and why."""

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from common import thai
from common.later import later

from ..cases import board
from ..cases.reported import APPLICANT, LABELS
from ..files.uploads import Arrived
from ..filing import intake
from ..filing.intake import Report
from ..forms import CHANNEL_FORMS
from ..forms.report import ReportForm
from ..models import Channel
from ..readers import choosing, circle, sound
from .report_pages import LOOK, frame, page_of

_place_of = later("complaints.filing.photo_places.place_of")

WHO = {"name": "ชื่อของท่าน", "contact": "ช่องทางติดต่อของท่าน"}
CHANGED = "รายชื่อผู้เปิดอ่านเปลี่ยนไปจากที่แสดงไว้ โปรดดูอีกครั้งแล้วกดส่งเรื่อง"


def last_look(
    request: HttpRequest, channel: Any, form: ReportForm, *, token: str, status: int = 200, problem: str = ""
) -> HttpResponse:
    """Answer with the page for a valid form; `problem` is a Thai sentence why it was not filed."""
    report = form.report()
    refusal, seen = "", None
    try:
        seen = intake.readers_for(report, form.arrived)
    except choosing.ChannelClosed as shut:
        refusal = str(shut)
    context = {
        **frame(request, channel, LOOK, form.data, cast(MultiValueDict, form.files), token=token, here=set()),
        "answers": _answers(channel, report, len(form.arrived)),
        "identity": [(label, report.identity.get(name, "")) for name, label in WHO.items()],
        "sends": "ส่งคำขอ" if report.service else "ส่งเรื่อง",
        "refusal": refusal,
        "problem": problem,
        "is_crowded": status == 429,
        "mark": seen.mark if seen else "",
        "circle": circle.chosen(seen) if seen else None,
        "unknown": seen.unknown if seen else (),
        "near": seen.near if seen else (),
        "alike": board.released_alike(report.place, report.category),
        "photo_places": _photo_places(channel, form),
        **_choices(report, seen),
    }
    return render(request, "complaints/last_look.html", context, status=status)


def _photo_places(channel: Any, form: ReportForm) -> list[tuple[Arrived, str]]:
    """Return (photo, where it was taken) of the general channel's photos whose place the report does not tell yet."""
    told = form.data.get("place", "")
    found = [(one, _place_of(one)) for one in form.arrived] if channel == Channel.GENERAL else []
    return [(one, place) for one, place in found if place and place not in told]


def use_photo_place(form_data: QueryDict, photo: str, arrived: Sequence[Arrived]) -> None:
    """Add to what was typed of the place where this photo (hex) was taken: its reporter pressed the button for it."""
    place = next((_place_of(one) for one in arrived if one.id.hex == photo), "")
    form_data["place"] = "\n".join(filter(None, [form_data.get("place", "").rstrip(), place]))


def _answers(channel: Any, report: Report, files: int) -> list[tuple[str, str, str]]:
    """Return (label, text, page on which it is typed) of all parts, those left out too.

    Files alone are evidence.
    """
    form_class = CHANNEL_FORMS[channel]
    if report.service:
        page = page_of(form_class, "text")
        return [(LABELS[name], report.fields.get(name, ""), page) for name in (*APPLICANT, "kind", "text")]
    told = {"evidence": f"ตามไฟล์ที่แนบ {thai.format_number(files)} รายการ"} if files else {}
    told |= {name: text for name, text in report.fields.items() if text.strip()}
    told["involved_words"] = "\n".join([*_ticked(report), *filter(None, [told.get("involved_words")])])
    labels = LABELS | form_class.labels_of_report
    return [(labels[name], told.get(name, ""), page_of(form_class, name)) for name in form_class.fields_of_report]


def _ticked(report: Report) -> list[str]:
    """Return the people of the roster whom the reporter ticked, as the form named them."""
    return [thai.to_thai_digits(str(row)) for row in sound.people() if row.pk in report.involved.staff]


def _choices(report: Report, seen: choosing.Readership | None) -> dict[str, Any]:
    """Return who may be added to those kept out, who was cleared, and whether an outside reader could read alone."""
    out = {one.key for one in seen.out} if seen else set()
    rows = [row for row in sound.people() if row.active and str(row.pk) not in out]
    cleared, near = report.involved.cleared, {one.key for one in seen.near} if seen else set()
    return {
        "others": [row for row in rows if str(row.pk) not in cleared | near],
        "cleared": [row for row in rows if str(row.pk) in cleared],
        "can_be_alone": choosing.has_outside_reader(),
        "alone": report.involved.outside_only,
    }
