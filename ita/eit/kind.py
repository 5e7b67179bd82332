"""The EIT survey as something that can be published."""

from django.urls import reverse

from common import thai
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from . import links
from .edition import Survey

LABELS = {
    "schema": "รูปแบบข้อมูล",
    "fiscal_year": "ปีงบประมาณ",
    "organisation": "หน่วยงาน",
    "name": "ชื่อ",
    "short_name": "ชื่อย่อ",
    "site_address": "ที่อยู่เว็บไซต์",
    "link": "ลิงก์แบบวัด",
    "opens": "วันเปิดรับคำตอบ",
    "closes": "วันสุดท้ายที่รับคำตอบ",
    "next_opens": "รอบถัดไปเปิดวันที่",
    "next_closes": "รอบถัดไปปิดวันที่",
    "official_qr": "ภาพคิวอาร์โค้ดทางการ",
    "sha256": "แฮชของไฟล์",
    "size": "ขนาด",
    "app_store": "ที่อยู่แอปใน App Store",
    "google_play": "ที่อยู่แอปใน Google Play",
}


def title(content):
    return f"แบบวัด EIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content['fiscal_year'])}"


def warnings(content):
    """Return what the public will miss: the office's code, or a date."""
    found = [] if content["link"] != links.BARE else ["ลิงก์ยังไม่มีรหัสหน่วยงาน ผู้ตอบต้องค้นหาหน่วยงานในระบบ ITAS เอง"]
    return found if content["opens"] and content["closes"] else [*found, "ยังไม่ระบุวันเปิดหรือวันปิดรับคำตอบ"]


def register():
    from . import content, poster, views

    register_kind(
        Kind(
            name="eit",
            label="แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
            content=content.content,
            keys=content.keys,
            contents=(Survey,),
            title=title,
            page=views.page,
            url=lambda key: reverse("eit:year", args=[key]),
            edition_url=lambda key, number: reverse("eit:edition", args=[key, number]),
            history_url=lambda key: reverse("eit:history", args=[key]),
            labels=LABELS,
            warnings=warnings,
            files=poster.outputs,
        )
    )
