"""What an edition of the guideline on complaints says (schema complaint-guideline-1)."""

from typing import Annotated, Any

from common import thai
from publishing.contents import Content, titled


def _days(value: int, whole: Any) -> str:
    return thai.days_between_words(value)


class Way(Content):
    """A way in besides this site; `outside` says that a body outside the office is behind it."""

    name: Annotated[str, titled("ช่องทาง")]
    detail: Annotated[str, titled("รายละเอียด")]
    url: Annotated[str, titled("ลิงก์")]
    outside: Annotated[bool, titled("หน่วยงานภายนอกที่รับเรื่องทุจริต", words=lambda value, whole: "ใช่" if value else "ไม่ใช่")]


class Guideline(Content, tag_field="schema", tag="complaint-guideline-1"):
    """Who is answerable, how many days each step may take, what can be reported where; what the office did not say is empty."""

    organisation: Annotated[str, titled("หน่วยงาน")]
    unit: Annotated[str, titled("ส่วนงานที่รับผิดชอบ")]
    answer_days: Annotated[int, titled("แจ้งผลหรือความคืบหน้าครั้งแรกภายใน", ge=1, words=_days)]
    working_days: Annotated[
        bool, titled("วิธีนับวัน", words=lambda value, whole: "นับเฉพาะวันทำการ" if value else "นับทุกวันตามปฏิทิน")
    ]
    progress_days: Annotated[int, titled("หลังจากนั้นแจ้งความคืบหน้าทุก", ge=1, words=_days)]
    reopen_days: Annotated[int, titled("ขอเปิดเรื่องอีกครั้งได้ภายใน", ge=1, words=_days)]
    procedure: Annotated[str, titled("ขั้นตอนเพิ่มเติมของหน่วยงาน")]
    ways: Annotated[list[Way], titled("ช่องทางอื่น")]
    categories: Annotated[list[str], titled("หมวดเรื่อง")]
    villages: Annotated[list[str], titled("หมู่บ้านและชุมชน")]

    @property
    def bodies(self) -> list[Way]:
        """Return the bodies outside the office."""
        return [way for way in self.ways if way.outside]
