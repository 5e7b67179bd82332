"""What staff fill in to publish, decide, withdraw and confirm."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from common import thai
from common.fields import ThaiCharFormField, ThaiDateTimeFormField
from common.promises import promise

from .drafts import Draft
from .kinds import Offer

# How the keys of items begin that a clerk of a division sends, and what that is called.
REASONS = {"r:": "รายงานผลของ", "d:": "เผยแพร่เอกสารของ", "s:": "เผยแพร่บริการของ"}
BESIDE = " ขณะนี้ฉบับที่ {} รอเผยแพร่ {} อยู่แล้ว จึงกำหนดแยกอีกเวลาไม่ได้ หากกำหนดเวลาอื่น ผู้อนุมัติจะเลือกให้เผยแพร่ทันทีหรือพร้อมฉบับนั้น"


def _reason(label: str, **options: Any) -> ThaiCharFormField:
    return ThaiCharFormField(label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), **options)


class PlainForm(forms.Form):
    """A form whose labels end without a colon, as Thai does; `whole_at` is the id of what its refusals are about."""

    whole_at = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "label_suffix": ""})


def _coming_morning() -> str:
    """Return half past eight of a day a week from now, as it may be typed."""
    morning = timezone.localtime().replace(hour=8, minute=30) + timedelta(days=7)
    return thai.format_datetime(morning, style="numeric")


class SubmitForm(PlainForm):
    """Asks for the reason, and for a date when publication is to wait; the items of a Draft are ticked beside it.

    `keys` holds those ticked, None where the page had none to tick.
    """

    whole_at = "asked"

    reason = _reason("เหตุผลการเผยแพร่", help_text="แสดงต่อสาธารณะในประวัติการเผยแพร่ เช่น รายงานผลรอบ ๖ เดือน")
    publish_at = ThaiDateTimeFormField(
        label="กำหนดเผยแพร่",
        required=False,
        help_text=promise("published-at-approval", "ว่างไว้คือเผยแพร่ทันทีที่อนุมัติ"),
    )

    def __init__(
        self, data: QueryDict | None = None, *, draft: Draft, typed: dict[str, Any], keys: set[str] | None
    ) -> None:
        super().__init__(data, initial={"reason": likely_reason(draft)} | typed)
        self.draft, self.keys = draft, keys
        self.fields["publish_at"].help_text += f" หากกำหนด พิมพ์เช่น {_coming_morning()}"
        if coming := draft.shelf.coming:
            self.fields["publish_at"].help_text += BESIDE.format(
                thai.to_thai_digits(coming.number), thai.format_datetime(coming.published_at)
            )

    def takes(self, offer: Offer) -> bool:
        """Return whether the page shows an offer as ticked."""
        return offer.ticked if self.keys is None else offer.item.key in self.keys

    def clean_reason(self) -> str:
        """Let the reason that stood there say how many items are sent, whichever were ticked in the end."""
        reason: str = self.cleaned_data["reason"]
        likely = likely_reason(self.draft, self.keys)
        return likely if likely and _but_number(reason) == _but_number(likely) else reason

    def clean_publish_at(self) -> datetime | None:
        moment = self.cleaned_data["publish_at"]
        if moment and moment <= timezone.now():
            raise forms.ValidationError("เวลานี้ผ่านไปแล้ว โปรดกำหนดเวลาในอนาคต หรือว่างไว้เพื่อเผยแพร่ทันทีที่อนุมัติ")
        return moment


def likely_reason(draft: Draft, keys: set[str] | None = None) -> str:
    """Return the reason that a clerk who sends own results, documents or services most likely means, "" for anything else.

    `keys` names what is ticked (default: what is at first). What waits of the same clerk goes along, so it is counted too.
    """
    ticked = {offer.item.key for offer in draft.offers if offer.ticked} if keys is None else keys
    own = [request for request in draft.waiting if request.submitted_by_id == draft.user.pk]
    sent = ticked | {item.key for request in own for item in request.items.all()}
    words = next((words for start, words in REASONS.items() if all(key.startswith(start) for key in sent)), "")
    if not (draft.user.division and ticked and words):
        return ""
    return f"{words}{draft.user.division} {thai.format_number(len(sent))} รายการ"


def _but_number(reason: str) -> list[str]:
    """Return a reason that ends in "๒ รายการ" without its number, any other whole."""
    words = reason.rsplit(maxsplit=2)
    return [words[0], words[2]] if len(words) > 2 and words[1].isdecimal() else [reason]


class ApproveForm(PlainForm):
    """Asks a second person to say that this was read."""

    whole_at = "asked"

    checked = forms.BooleanField(label="ข้าพเจ้าอ่านสิ่งที่เปลี่ยนแปลงและดูตัวอย่างหน้าเว็บแล้ว")


class EmergencyForm(ApproveForm):
    """Asks the submitter twice before publishing alone."""

    alone = forms.BooleanField(
        label="เผยแพร่กรณีเร่งด่วนโดยข้าพเจ้าคนเดียว",
        help_text=promise(
            "second-person-confirms",
            "หน้าเว็บจะบอกประชาชนว่าเผยแพร่โดยเจ้าหน้าที่คนเดียว จนกว่าผู้มีสิทธิ์อนุมัติอีกคนจะยืนยัน และบันทึกในทะเบียนการเผยแพร่",
        ),
    )


class SendBackForm(PlainForm):
    whole_at = "asked"
    note = _reason("เหตุผลที่ส่งกลับ", help_text=promise("note-is-for-the-author", "ผู้ส่งจะเห็นข้อความนี้ ไม่แสดงต่อสาธารณะ"))


class TakeBackForm(PlainForm):
    """Asks nothing: what refuses it is about the act."""

    whole_at = "take-back"


class WithdrawForm(PlainForm):
    reason = _reason(
        "เหตุผลที่เพิกถอน",
        help_text="แสดงต่อสาธารณะ "
        + promise("editions-keep-their-address", "หน้าเดิมยังเปิดได้แต่แสดงเพียงข้อความว่าเพิกถอนแล้วพร้อมเหตุผลนี้")
        + promise("withdrawing-is-final", " และย้อนกลับไม่ได้"),
    )


class CancelForm(PlainForm):
    reason = _reason(
        "เหตุผลที่ยกเลิก",
        help_text="แสดงต่อสาธารณะในทะเบียนการเผยแพร่ ฉบับนี้จะไม่เผยแพร่" + promise("withdrawing-is-final", " และย้อนกลับไม่ได้"),
    )


class ConfirmForm(PlainForm):
    checked = forms.BooleanField(label="ข้าพเจ้าอ่านฉบับนี้แล้วและยืนยันการเผยแพร่")
