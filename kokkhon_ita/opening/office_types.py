"""The types of local government, with what the law and custom give each of them to begin with."""

from dataclasses import dataclass

OBLIGATORY = ("กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "หน่วยตรวจสอบภายใน")
# Addresses of divisions that most offices have; another one is numbered.
CODES = {
    "สำนักปลัด": "clerk",
    "สำนักปลัดเทศบาล": "clerk",
    "สำนักปลัดองค์การบริหารส่วนจังหวัด": "clerk",
    "กองคลัง": "finance",
    "สำนักคลัง": "finance",
    "กองช่าง": "public-works",
    "สำนักช่าง": "public-works",
    "กองการศึกษา": "education",
    "กองสวัสดิการสังคม": "welfare",
    "กองสาธารณสุขและสิ่งแวดล้อม": "health",
    "กองยุทธศาสตร์และงบประมาณ": "strategy",
    "กองพัสดุและทรัพย์สิน": "procurement",
    "กองการเจ้าหน้าที่": "personnel",
    "หน่วยตรวจสอบภายใน": "internal-audit",
}


@dataclass(frozen=True)
class OfficeType:
    """How offices of this type are called, and the divisions that they usually have."""

    name: str
    short: str
    divisions: tuple[str, ...]

    @property
    def chief(self) -> str:
        """Return the title of its chief executive."""
        return f"นายก{'เทศมนตรี' if self.short.startswith('ท') else self.name}"


def _municipality(name: str, short: str) -> OfficeType:
    divisions = ("สำนักปลัดเทศบาล", *OBLIGATORY[:2], "กองสาธารณสุขและสิ่งแวดล้อม", *OBLIGATORY[2:])
    return OfficeType(name, short, divisions)


OFFICE_TYPES = {
    "subdistrict": OfficeType("องค์การบริหารส่วนตำบล", "อบต.", ("สำนักปลัด", *OBLIGATORY)),
    "subdistrict-municipality": _municipality("เทศบาลตำบล", "ทต."),
    "town-municipality": _municipality("เทศบาลเมือง", "ทม."),
    "city-municipality": _municipality("เทศบาลนคร", "ทน."),
    "province": OfficeType(
        "องค์การบริหารส่วนจังหวัด",
        "อบจ.",
        (
            "สำนักปลัดองค์การบริหารส่วนจังหวัด",
            "กองยุทธศาสตร์และงบประมาณ",
            *OBLIGATORY[:3],
            "กองพัสดุและทรัพย์สิน",
            "กองการเจ้าหน้าที่",
            "หน่วยตรวจสอบภายใน",
        ),
    ),
}
