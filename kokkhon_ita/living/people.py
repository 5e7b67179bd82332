"""The office itself: its facts, divisions and staff in every role."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from common import uploads
from common.models import Division, Organisation, SocialLink, StaffUser, StoredFile
from kokkhon_ita import roles

from . import made_up
from .filling import Filler

NAME, SHORT_NAME = "องค์การบริหารส่วนตำบลดอนสมมุติ", "อบต.ดอนสมมุติ"
ADDRESS = "๙๙ หมู่ที่ ๙ ตำบลดอนสมมุติ อำเภอเมืองสมมุติ จังหวัดสมมุติ ๙๙๐๐๐"
EMBLEM = "static/img/touch-icon.png"
SITE = "https://www.donsommut.example.go.th"
DIVISIONS = {
    "clerk": "สำนักปลัด",
    "finance": "กองคลัง",
    "public-works": "กองช่าง",
    "education": "กองการศึกษา ศาสนาและวัฒนธรรม",
    "welfare": "กองสวัสดิการสังคม",
}
STANDING: dict[str, Any] = {"starts_on": None, "ends_on": None, "followed_by": None}
FORMER = {
    "code": "agriculture",
    "name": "กองส่งเสริมการเกษตร",
    "starts_on": date(2009, 10, 1),
    "ends_on": date(2020, 9, 30),
}


@dataclass
class People:
    """Who works here: divisions in their order, a clerk of each, two publishers, an auditor, an administrator, and the
    superuser who set the site up."""

    divisions: list
    clerks: list
    publishers: list
    auditor: StaffUser
    administrator: StaffUser
    superuser: StaffUser

    @property
    def everyone(self) -> list[StaffUser]:
        return [*self.clerks, *self.publishers, self.auditor, self.administrator, self.superuser]


def make(filler: Filler, *, password: str | None) -> People:
    """Make the office and its people, all with this password (None: nobody can sign in), and return the People."""
    _office(filler)
    divisions = [filler.fill(Division, code=code, name=name, **STANDING) for code, name in DIVISIONS.items()]
    divisions.append(filler.fill(Division, **STANDING))  # one with a name as long as a name may be
    filler.fill(Division, **FORMER, followed_by=divisions[0])
    password = make_password(password)  # hashed once: everybody has the same
    clerks = [_member(f"clerk{n}", roles.DIVISION_CLERK, password, "นักวิชาการ", d) for n, d in enumerate(divisions, 1)]
    return People(
        divisions,
        clerks,
        [
            _member("publisher1", roles.PUBLISHER, password, "ปลัดองค์การบริหารส่วนตำบล", divisions[0]),
            _member("publisher2", roles.PUBLISHER, password, "รองปลัดองค์การบริหารส่วนตำบล", divisions[0]),
        ],
        _member("auditor", roles.AUDITOR, password, "หน่วยตรวจสอบภายใน", divisions[0]),
        _member("manager", roles.ADMINISTRATOR, password, "หัวหน้าสำนักปลัด", divisions[0]),
        _member("admin", roles.ADMINISTRATOR, password, "ผู้ดูแลระบบ", divisions[0], is_superuser=True),
    )


def _emblem() -> StoredFile:
    return uploads.store(SimpleUploadedFile("ตราหน่วยงาน.png", (settings.BASE_DIR / EMBLEM).read_bytes()))


def _office(filler: Filler) -> None:
    office = filler.fill(
        Organisation,
        id=1,
        name=NAME,
        short_name=SHORT_NAME,
        address=ADDRESS,
        phones="๐๔๒ ๐๐๐ ๐๐๐, ๐๔๒ ๐๐๐ ๐๐๑",
        fax="๐๔๒ ๐๐๐ ๐๐๒",
        site_address=SITE,
        data_licence="cc-by-4.0",
        chief_executive="นายสมมุติ ดอนงาม",
        chief_executive_title="นายกองค์การบริหารส่วนตำบลดอนสมมุติ",
        logo=_emblem(),
    )
    for label in ("เฟซบุ๊ก", "ไลน์", "ยูทูบ"):
        filler.fill(SocialLink, organisation=office, label=label)


def _member(username: str, role: str, password: str, position: str, division: Division, **facts: Any) -> StaffUser:
    member = StaffUser.objects.create(
        username=username,
        password=password,
        email=f"{username}@example.go.th",
        first_name="สมมุติ",
        last_name=made_up.FAMILIES[StaffUser.objects.count() % len(made_up.FAMILIES)],
        is_staff=True,
        division=division,
        position=position,
        **facts,
    )
    member.groups.set([Group.objects.get(name=role)])
    return member
