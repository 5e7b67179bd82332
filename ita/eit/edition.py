"""What an edition of a year's EIT survey says (schema eit-1)."""

from datetime import date
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import OfficeName, Stored, in_bytes


class Picture(Stored):
    size: Annotated[int, titled("ขนาด", "ไบต์", ge=0, words=in_bytes)]


class Survey(Content, tag_field="schema", tag="eit-1"):
    """The survey of a fiscal year (พ.ศ.): where it is answered, and when, as far as that is known."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    link: Annotated[str, titled("ลิงก์แบบวัด", coded=True)]
    opens: Annotated[date | None, titled("วันเปิดรับคำตอบ")]
    closes: Annotated[date | None, titled("วันสุดท้ายที่รับคำตอบ")]
    next_opens: Annotated[date | None, titled("รอบถัดไปเปิดวันที่")]
    next_closes: Annotated[date | None, titled("รอบถัดไปปิดวันที่")]
    official_qr: Annotated[Picture | None, titled("ภาพคิวอาร์โค้ดทางการ")]
    app_store: Annotated[str, titled("ที่อยู่แอปใน App Store", coded=True)]
    google_play: Annotated[str, titled("ที่อยู่แอปใน Google Play", coded=True)]
