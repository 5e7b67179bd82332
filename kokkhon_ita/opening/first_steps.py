"""What a new office does first. Each step is computed, so the list leaves by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from common.models import Organisation, StaffUser
from measures.models import Measure, Step
from publishing import acts
from publishing.asking import SAMPLE
from publishing.models import Edition

RIGHTS = "django.contrib.auth.backends.ModelBackend"  # of two backends, the one that knows of rights
NOTICES = {"privacy-notice", "accessibility-statement"}
FIRST = NOTICES | {"organisation", "measures"}


@dataclass(frozen=True)
class FirstStep:
    """What is to be done, the page for it, and whether it is done."""

    words: str
    why: str
    url: str
    is_done: bool


def first_steps(user: StaffUser) -> list[FirstStep] | None:
    """Return every step for an administrator, until the first publications are out; None for anybody else.

    That the room for complaints isn't set up stands among the notices, for as long as it isn't.
    """
    if not user.is_superuser:
        return None
    published = set(Edition.objects.filter(kind__in=FIRST).order_by().values_list("kind", flat=True).distinct())
    office = None if published == FIRST else Organisation.objects.first()
    return list(_steps(office, published)) if office else None


def _steps(office: Organisation, published: set[str]) -> Iterator[FirstStep]:
    yield FirstStep(
        "กรอกที่อยู่และโทรศัพท์ของหน่วยงาน",
        "แสดงที่ท้ายทุกหน้าและในช่องทางติดต่อ",
        reverse("admin:common_organisation_change", args=[office.pk]),
        bool(office.address and office.phones),
    )
    yield FirstStep(
        "เพิ่มเจ้าหน้าที่อีกอย่างน้อยหนึ่งคน",
        "ผู้ส่งกับผู้อนุมัติเผยแพร่ต้องเป็นคนละคน",
        reverse("admin:common_staffuser_add"),
        _are_two(),
    )
    yield _asked("ส่งข้อมูลหน่วยงานขออนุมัติเผยแพร่", "ชื่อและตราของหน่วยงานจึงปรากฏต่อประชาชน", "organisation" in published)
    yield FirstStep(
        f"แก้ข้อความที่ขึ้นต้นด้วย “{SAMPLE}” ในมาตรการ",
        "ข้อความที่ยังเป็นตัวอย่างส่งเผยแพร่ไม่ได้",
        reverse("admin:measures_measure_changelist"),
        not _has_samples(),
    )
    yield _asked("ส่งมาตรการประจำปีขออนุมัติเผยแพร่", "หน้าแรกจึงแสดงมาตรการของปีนี้", "measures" in published)
    yield FirstStep(
        "เขียนประกาศความเป็นส่วนตัวและคำแถลงการเข้าถึงเว็บไซต์ แล้วส่งขออนุมัติเผยแพร่",
        "เว็บไซต์ของหน่วยงานต้องมีทั้งสองฉบับ",
        reverse("admin:disclosures_notice_changelist"),
        published >= NOTICES,
    )


def _asked(words: str, why: str, is_done: bool) -> FirstStep:
    return FirstStep(words, why, reverse("admin:publishing_submission_add"), is_done)


def _are_two() -> bool:
    approvers, senders = (set(StaffUser.objects.with_perm(one, backend=RIGHTS)) for one in (acts.APPROVE, acts.SUBMIT))
    return bool(approvers) and len(approvers | senders) > 1


def _has_samples() -> bool:
    return (
        Measure.objects.filter(title__startswith=SAMPLE).exists()
        or Step.objects.filter(text__startswith=SAMPLE).exists()
    )
