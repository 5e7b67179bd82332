"""What the published facts of the office let everybody see."""

from django.urls import reverse

from .facts import Fact, in_what_is_said, register


def _filled(name: str, field: str, label: str, step: str) -> Fact:
    seen = in_what_is_said("organisation", lambda office, year: bool(getattr(office, field)))
    return Fact(name, label, step, seen, lambda year: reverse("publishing:contact"))


def register_all() -> None:
    """Make the facts of the contact page known."""
    at = "ที่เมนู ข้อมูลหน่วยงาน แล้วส่งเผยแพร่"
    register(
        _filled("office-address", "address", "แสดงที่อยู่ของหน่วยงาน", f"กรอกที่อยู่{at}"),
        _filled("office-phone", "phones", "แสดงหมายเลขโทรศัพท์ของหน่วยงาน", f"กรอกหมายเลขโทรศัพท์{at}"),
        _filled("office-email", "email", "แสดงอีเมลของหน่วยงาน", f"กรอกอีเมล{at}"),
        _filled("office-divisions", "divisions", "แสดงส่วนราชการของหน่วยงาน", f"เพิ่มส่วนราชการ{at}"),
        _filled("chief-executive", "chief_executive", "แสดงชื่อผู้บริหารสูงสุด", f"กรอกชื่อผู้บริหารสูงสุด{at}"),
        _filled("office-social", "social_links", "แสดงช่องทางสื่อสังคมของหน่วยงาน", f"เพิ่มช่องทางสื่อสังคม{at}"),
    )
