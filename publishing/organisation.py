"""The office's own facts as a publication: what the head, the foot and the contact page show."""

from django.core.cache import cache
from django.shortcuts import render
from django.urls import reverse

from common import versions
from common.models import Division, Organisation

from .kinds import Kind
from .kinds import register as register_kind
from .models import Edition
from .office import Office

SECONDS = 10
NOTHING = {"content": {}, "sha256": ""}

LABELS = {
    "name": "ชื่อหน่วยงาน",
    "short_name": "ชื่อย่อ",
    "address": "ที่อยู่",
    "phones": "โทรศัพท์",
    "fax": "โทรสาร",
    "email": "อีเมล",
    "site_address": "ที่อยู่เว็บไซต์",
    "chief_executive": "ผู้บริหารสูงสุด",
    "chief_executive_title": "ตำแหน่งผู้บริหารสูงสุด",
    "logo": "ตราหน่วยงาน",
    "social_links": "ช่องทางสื่อสังคม",
    "divisions": "ส่วนราชการ",
    "code": "รหัส",
    "label": "ชื่อ",
    "url": "ลิงก์",
    "sha256": "แฮชของไฟล์",
    "schema": "รูปแบบข้อมูล",
}
FACTS = (
    "name",
    "short_name",
    "address",
    "phones",
    "fax",
    "email",
    "site_address",
    "chief_executive",
    "chief_executive_title",
)


def content(key):
    """Return the office and its divisions as JSON-ready data; raises LookupError before the office is entered."""
    office = Organisation.objects.select_related("logo").first()
    if office is None:
        raise LookupError("ยังไม่ได้บันทึกข้อมูลหน่วยงาน")
    return {
        "schema": "organisation-1",
        **{fact: getattr(office, fact) for fact in FACTS},
        "logo": {"sha256": office.logo.sha256, "name": office.logo.name} if office.logo else None,
        "social_links": list(office.social_links.values("label", "url")),
        "divisions": list(Division.objects.values("code", "name")),
    }


def published():
    """Return the content and sha256 of the office's newest edition that stands, at most SECONDS old."""
    return cache.get_or_set("organisation", _live, SECONDS)


def _live():
    live = Edition.objects.of("organisation", "").out().filter(withdrawn_at=None)
    return live.values("content", "sha256").first() or NOTHING


def page(request, edition):
    """Answer with the contact page of this edition."""
    return render(request, "contact.html", {"edition": edition, "organisation": edition.content})


def register():
    versions.register(lambda: published()["sha256"])
    register_kind(
        Kind(
            name="organisation",
            label="ข้อมูลหน่วยงาน",
            content=content,
            keys=lambda: [""] if Organisation.objects.exists() else [],
            contents=(Office,),
            title=lambda content: f"ข้อมูลหน่วยงาน {content['name']}",
            page=page,
            url=lambda key: reverse("publishing:contact"),
            edition_url=lambda key, number: reverse("publishing:contact-edition", args=[number]),
            history_url=lambda key: reverse("publishing:contact-history"),
            labels=LABELS,
        )
    )
