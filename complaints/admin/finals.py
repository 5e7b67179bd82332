"""What one officer does alone and nobody can undo: the page says what, and the form is taken with a tick beside those words."""

from django.core.exceptions import ValidationError

from ..cases.open_case import OpenCase
from ..models import Channel

REMOVE = (
    "ผู้ที่นำออกเปิดเรื่องนี้ไม่ได้ทันที และเรื่องทั้งเรื่องเปลี่ยนกุญแจ นำกลับเองไม่ได้ ต้องเสนอใหม่และให้ผู้รับเรื่องอีกคนอนุมัติ "
    "สิ่งที่ผู้นั้นอ่านไปแล้วเรียกคืนไม่ได้ ผู้แจ้งและผู้ที่นำออกอ่านเหตุผลนี้"
)
STEP_ASIDE = "ท่านจะเปิดเรื่องนี้ไม่ได้อีก และผู้ใดเสนอให้ท่านกลับมาไม่ได้ เรื่องทั้งเรื่องเปลี่ยนกุญแจ ผู้แจ้งเห็นว่าท่านถอนตัว ผู้รับเรื่องที่เหลืออ่านเหตุผลนี้"
TURN_AWAY = "เรื่องที่ยุติแล้วเปิดอีกไม่ได้ ผู้ส่งอ่านเหตุผลนี้ และแจ้งเป็นเรื่องใหม่ได้"
DESTROY = "เรื่องที่ผู้รับเรื่องยืนยันครบสองคนถูกทำลายในคืนนี้ กู้คืนไม่ได้"
FORMER = (
    "ผู้พ้นหน้าที่เปิดเรื่องที่ยังไม่ยุติของท่านไม่ได้อีก เรื่องเหล่านั้นเปลี่ยนกุญแจทั้งหมด นำกลับเองไม่ได้ "
    "ต้องเสนอใหม่และให้ผู้รับเรื่องอีกคนอนุมัติ ผู้แจ้งเห็นว่าผู้นั้นออกจากเรื่อง"
)
SURE = "โปรดทำเครื่องหมายหน้า “เข้าใจแล้วว่าย้อนกลับไม่ได้”"


def said_of(opened: OpenCase, action: str) -> str:
    """Return in Thai what of an action on this case cannot be undone; "" for what can, or takes two."""
    if action == "step-aside":
        return STEP_ASIDE
    return REMOVE if action == "remove" and opened.case.channel == Channel.GENERAL else ""


def check(opened: OpenCase, action: str, *, is_sure: bool) -> None:
    """Raise ValidationError for what cannot be undone where the officer has not said so."""
    if said_of(opened, action) and not is_sure:
        raise ValidationError(SURE)
