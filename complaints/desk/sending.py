"""A copy of a case made for another agency: what its covering sheet says, and what its reporter and readers are told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from common import thai

from ..cases.open_case import Entry, OpenCase
from ..models import Reader

NAMES = {"parcel": "สำเนาเรื่องพร้อมเอกสารแนบ", "originals": "ต้นฉบับของไฟล์", "identity": "ข้อมูลของผู้แจ้ง"}


@dataclass(frozen=True)
class Sending:
    """Which part goes to whom with which letter; `untold_because` is why the reporter is not told, "" where he is."""

    part: str
    agency: str
    number: str
    day: date
    untold_because: str = ""

    @property
    def letter(self) -> str:
        """Return the letter in Thai, as other letters quote it."""
        number = f"ที่ {self.number} " if self.number else ""
        return f"{number}ลงวันที่ {thai.format_date(self.day)}"

    @property
    def sentence(self) -> str:
        return thai.to_thai_digits(f"{NAMES[self.part]} ส่งถึง {self.agency} ตามหนังสือ{self.letter}")


def write_down(opened: OpenCase, sending: Sending, *, by: Reader, at: datetime | None = None) -> None:
    """Leave a note for the readers, and tell the reporter unless there is a reason not to. Call inside `writing`."""
    at = at or timezone.now()
    untold = f"\nยังไม่แจ้งผู้แจ้ง เพราะ{sending.untold_because}" if sending.untold_because else ""
    opened.add(Entry("exported", str(by), at, {"text": sending.sentence + untold}, staff_only=True))
    if not untold:
        opened.add(Entry("sent-on", str(by), at, {"text": sending.sentence}))


def sheet(opened: OpenCase, sending: Sending, *, by: Reader) -> list[list[str]]:
    """Return (label, text) of the covering sheet."""
    return [
        ["ถึง", sending.agency],
        ["หนังสือนำส่ง", sending.letter if sending.number else f"ที่ (ยังไม่ได้ออกเลข) {sending.letter}"],
        ["ผู้ส่ง", by.post],
        ["สิ่งที่ส่งมาด้วย", NAMES[sending.part]],
    ]
