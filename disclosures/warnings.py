"""What to read before a topic, an announcement or a gift report is published: Thai sentences, none when all is well."""

import re

from .editions.gifts import BenefitTotals, GiftTotals
from .editions.no_gift import Policy
from .editions.topic import Topic
from .models import Gift

# A title with a name behind it; not the words that begin like one: นายก, นายอำเภอ, คุณภาพ, ขอบคุณ.
_NAMED = re.compile(
    r"(?:(?<!ท)นาย(?!ก(?:(?![ก-๎])|รัฐมนตรี|เทศ|อบ|องค์|สมาคม|สโมสร|เหล่า)|อำเภอ|ช่าง|ทะเบียน|ทหาร|ตำรวจ|ตรวจ|แพทย์|จ้าง|ทุน|ประกัน)"
    r"|นางสาว|นาง(?!ฟ้า|พยาบาล|รำ|งาม|เอก|แบบ)|น\.\s?ส\.|ด\.\s?[ชญ]\."
    r"|(?<!ขอบ)(?<!พระ)คุณ(?!ภาพ|ธรรม|ค่า|สมบัติ|ประโยชน์|วุฒิ|ลักษณะ|ูปการ|แม่|พ่อ|ครู))\s?[ก-ฮเ-ไ][ก-๎]+"
)


def of_topic(content: Topic) -> list[str]:
    """Return a sentence for every standing document that nobody can search or have read aloud."""
    return [
        f"เอกสาร “{document.title}” {document.file.text_problem} ประชาชนค้นหาหรือฟังด้วยโปรแกรมอ่านหน้าจอไม่ได้"
        for document in content.documents
        if document.file and document.file.text_problem
    ]


def of_announcement(content: Policy) -> list[str]:
    """Return a sentence for what the announcement lacks."""
    wanted = {"text": "ข้อความประกาศ", "signed_by": "ผู้ลงนาม", "signed_on": "วันที่ลงนาม", "original": "ต้นฉบับที่ลงนาม"}
    missing = [words for field, words in wanted.items() if not getattr(content, field)]
    undated = [activity.title for activity in content.activities if not activity.held_on]
    return [
        *([f"ประกาศยังขาด {', '.join(missing)}"] if missing else []),
        *(f"กิจกรรม “{title}” ยังไม่ได้ระบุวันที่" for title in undated),
    ]


def of_names(gift: Gift) -> list[str]:
    """Return a sentence for each text of a gift in which somebody seems to be named."""
    texts = {"โอกาส": gift.occasion, "ของที่ได้รับ": gift.what}
    found = {label: _NAMED.search(text) for label, text in texts.items()}
    return [
        f"“{label}” อาจมีชื่อบุคคล ({named[0]}) ทะเบียนนี้ห้ามระบุชื่อบุคคล โปรดตรวจและแก้ไข"
        for label, named in found.items()
        if named
    ]


def of_gifts(content: GiftTotals | BenefitTotals) -> list[str]:
    """Return a sentence when a report claims neither gifts nor their absence."""
    is_open = not content.count and not content.none_received
    return ["ทะเบียนไม่มีรายการของครึ่งปีนี้ และยังไม่ได้รับรองว่าไม่มีรายการ"] if is_open else []


def of_benefits(content: BenefitTotals) -> list[str]:
    """Return a sentence when a report claims neither benefits nor their absence, and for each that was reported late."""
    late = content.reported_late
    told = [f"มี {late} รายการที่เกินมูลค่าและรายงานเกินกำหนดหรือยังไม่ได้รายงาน"] if late else []
    return [*of_gifts(content), *told]
