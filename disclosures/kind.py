"""What the disclosures publish: topics, the No Gift Policy of a year, the gift totals of a half-year."""

from django.urls import reverse

from common import thai
from common.rich_text import as_text
from common.templatetags.files import file_kind
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from . import warnings
from .editions.gifts import GiftTotals
from .editions.no_gift import Policy
from .editions.topic import Topic
from .periods import Half, Round

FILE_LABELS = {
    "file": "ไฟล์",
    "sha256": "แฮชของไฟล์",
    "name": "ชื่อไฟล์",
    "content_type": "ชนิดไฟล์",
    "size": "ขนาด (ไบต์)",
    "pages": "จำนวนหน้า",
    "has_text_layer": "มีชั้นข้อความ",
    "id": "รายการที่",
    "schema": "รูปแบบข้อมูล",
    "title": "ชื่อ",
    "text": "ข้อความ",
    "fiscal_year": "ปีงบประมาณ",
    "signed_by": "ผู้ลงนาม",
    "position": "ตำแหน่ง",
    "signed_on": "วันที่ลงนาม",
}
TOPIC_LABELS = FILE_LABELS | {
    "slug": "รหัสในที่อยู่เว็บ",
    "section": "หมวด",
    "order": "ลำดับ",
    "division": "ส่วนราชการผู้รับผิดชอบ",
    "first_year": "แสดงตั้งแต่ปี",
    "documents": "เอกสาร",
    "statements": "คำรับรองว่าไม่มีรายการที่",
    "round": "รอบ (เดือน)",
    "dated": "วันที่ของเอกสาร",
    "withdrawn": "การเพิกถอน",
    "on": "วันที่",
    "reason": "เหตุผล",
    "older": "ไฟล์ฉบับก่อนที่",
    "replaced_on": "แทนที่เมื่อ",
}
NO_GIFT_LABELS = FILE_LABELS | {
    "introduction": "ความเป็นมา",
    "text": "ข้อความประกาศ (ภาษาไทย)",
    "text_english": "ข้อความประกาศ (ภาษาอังกฤษ)",
    "original": "ต้นฉบับที่ลงนาม",
    "activities": "กิจกรรม",
    "held_on": "วันที่จัด",
    "photos": "ภาพที่",
    "alt": "คำบรรยายภาพ",
}
GIFTS_LABELS = FILE_LABELS | {
    "half": "ครึ่งปี",
    "starts": "ตั้งแต่",
    "ends": "ถึง",
    "none_received": "รับรองว่าไม่มีรายการ",
    "count": "จำนวน",
    "value": "มูลค่า (บาท)",
    "by_giver": "ประเภทผู้ให้",
    "by_handling": "การดำเนินการ",
    "code": "รหัส",
    "label": "รายการ",
}


WORDS = {
    "round": lambda value: Round(value).label,
    "half": lambda value: Half(value).label,
    "size": thai.format_bytes,
    "content_type": file_kind,
    **dict.fromkeys(("text", "introduction", "text_english"), as_text),
}


def words(field, value, content):
    """Return what a person reads for the value of a field, None to show it as it is."""
    return WORDS[field](value) if field in WORDS else None


def register():
    register_kind(topic())
    register_kind(no_gift())
    register_kind(gifts())


def topic():
    from .content import topics
    from .views import topics as views

    return Kind(
        name="topic",
        label="หัวข้อการเปิดเผยข้อมูล",
        content=topics.content,
        keys=topics.keys,
        contents=(Topic,),
        title=lambda content: content["title"],
        page=views.topic_page,
        url=lambda key: reverse("disclosures:topic", args=[key]),
        edition_url=lambda key, number: reverse("disclosures:topic-edition", args=[key, number]),
        history_url=lambda key: reverse("disclosures:topic-history", args=[key]),
        labels=TOPIC_LABELS,
        words=words,
        warnings=warnings.of_topic,
    )


def no_gift():
    from .content import no_gift
    from .views import no_gift as views

    return Kind(
        name="no-gift",
        label="นโยบายไม่รับของขวัญ (No Gift Policy)",
        content=no_gift.content,
        keys=no_gift.keys,
        contents=(Policy,),
        title=lambda content: content["title"],
        page=views.policy_page,
        url=lambda key: reverse("disclosures:no-gift-year", args=[key]),
        edition_url=lambda key, number: reverse("disclosures:no-gift-edition", args=[key, number]),
        history_url=lambda key: reverse("disclosures:no-gift-history", args=[key]),
        labels=NO_GIFT_LABELS,
        words=words,
        warnings=warnings.of_announcement,
    )


def gifts():
    from .content import gifts
    from .presentation.no_gift import GiftsView
    from .views import gifts as views

    return Kind(
        name="gifts",
        label="รายงานการรับของขวัญรายครึ่งปี",
        content=gifts.content,
        keys=gifts.keys,
        contents=(GiftTotals,),
        title=lambda content: f"รายงานการรับของขวัญ {GiftsView(content).name}",
        page=views.gifts_page,
        url=lambda key: reverse("disclosures:gifts", args=key.split("-")),
        edition_url=lambda key, number: reverse("disclosures:gifts-edition", args=[*key.split("-"), number]),
        history_url=lambda key: reverse("disclosures:gifts-history", args=key.split("-")),
        labels=GIFTS_LABELS,
        words=words,
        warnings=warnings.of_gifts,
    )
