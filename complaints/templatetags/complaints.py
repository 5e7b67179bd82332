"""Words for what lies in a case."""

from datetime import date

from django import template

from ..models import Door
from ..reported import parts
from ..workflow import Status

register = template.Library()
TITLES = {
    "report": "แจ้งเรื่อง",
    "message": "ข้อความ",
    "rating": "ให้คะแนน",
    "note": "บันทึกภายใน",
    "assigned": "มอบหมาย",
    "reader-removed": "นำผู้อ่านออก",
    "reader-proposed": "เสนอเพิ่มผู้อ่าน",
    "reader-added": "เพิ่มผู้อ่าน",
    "recovered": "เปิดด้วยกุญแจกู้คืน",
    "exported": "ส่งออกสำเนาเรื่อง",
}


@register.filter
def entry_title(entry):
    """Return what an entry is: its new status, or its kind."""
    return Status(entry.content["status"]).label if entry.type == "status" else TITLES[entry.type]


@register.filter
def report_fields(entry):
    """Return (label, text) of what was reported, in the order of the form."""
    return parts(entry.content["fields"])


@register.filter
def door_label(value):
    return Door(value).label


@register.filter
def iso_day(text):
    return date.fromisoformat(text)


@register.filter
def item(mapping, name):
    return mapping[name]
