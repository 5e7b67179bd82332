"""What the published facts of the office let everybody see."""

from django.urls import reverse

from .facts import Fact, Step, in_what_is_said, register


def _filled(name: str, field: str, label: str, deed: str, model: str = "common.organisation") -> Fact:
    seen = in_what_is_said("organisation", lambda office, year: bool(getattr(office, field)))
    return Fact(name, label, Step(deed, model), seen, lambda year: reverse("publishing:contact"))


def register_all() -> None:
    """Make the facts of the contact page known."""
    register(
        _filled("office-address", "address", "แสดงที่อยู่ของหน่วยงาน", "กรอกที่อยู่"),
        _filled("office-phone", "phones", "แสดงหมายเลขโทรศัพท์ของหน่วยงาน", "กรอกหมายเลขโทรศัพท์"),
        _filled("office-email", "email", "แสดงอีเมลของหน่วยงาน", "กรอกอีเมล"),
        _filled("office-divisions", "divisions", "แสดงส่วนราชการของหน่วยงาน", "เพิ่มส่วนราชการ", "common.division"),
        _filled("chief-executive", "chief_executive", "แสดงชื่อผู้บริหารสูงสุด", "กรอกชื่อผู้บริหารสูงสุด"),
        _filled("office-social", "social_links", "แสดงช่องทางสื่อสังคมของหน่วยงาน", "เพิ่มช่องทางสื่อสังคม"),
    )
