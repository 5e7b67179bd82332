"""What the complaint pages let everybody see: channels that are open, and what the guideline says."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse_lazy

from publishing.facts import Asked, Fact, Step, register
from publishing.models import Edition

from .figures.statistics import KIND
from .guideline import in_force
from .guideline.edition import Guideline
from .models import Channel
from .readers import choosing

PAGES = reverse_lazy("complaints:index")
GUIDELINE = reverse_lazy("complaints:guideline")
STATISTICS = reverse_lazy("complaints:statistics")


def _under(path: Any, holds: Callable[[int], Any]) -> Callable[[Asked], bool | None]:
    """Return a `seen` that asks `holds(year)` where an address lies under `path`."""
    return lambda asked: bool(holds(asked.year)) if asked.leads_under(str(path)) else None


def _statistics(year: int) -> bool:
    live = Edition.objects.live(KIND, str(year))
    return live is not None and live.withdrawn_at is None


def _says(holds: Callable[[Guideline], Any]) -> Callable[[Asked], bool | None]:
    """Return a `seen` that asks `holds(guideline)` of the edition in force: without one nothing is said."""

    def of_the_edition(year: int) -> bool:
        said = in_force.published()
        return said is not None and holds(said)

    return _under(GUIDELINE, of_the_edition)


def _guideline(year: int) -> str:
    return str(GUIDELINE)


def _ways(said: Guideline) -> bool:
    """Return whether the office itself can be reached: a hotline of another body is no way to complain here."""
    return any(not way.outside for way in said.ways) or any(map(choosing.is_open, Channel))


def register_all() -> None:
    """Make the facts of the complaint pages known."""
    register(
        Fact(
            "corruption-channel",
            "ช่องทางแจ้งการทุจริตเปิดรับเรื่อง แยกจากช่องทางทั่วไป",
            Step("ตั้งห้องรับเรื่องให้ครบทุกขั้น", "complaints.settingup", published=False),
            _under(PAGES, lambda year: choosing.is_open(Channel.CORRUPTION)),
            lambda year: str(PAGES),
        ),
        Fact(
            "complaint-ways",
            "บอกวิธีการร้องเรียน",
            Step("เพิ่มช่องทางร้องเรียน", "complaints.otherway"),
            _says(_ways),
            _guideline,
        ),
        # The site's own steps stand on that page, whatever the office adds.
        Fact(
            "complaint-procedure",
            "บอกขั้นตอนการจัดการเรื่อง",
            Step("ส่งแนวปฏิบัติการจัดการเรื่องร้องเรียน", "publishing.submission", published=False),
            _says(lambda said: True),
            _guideline,
        ),
        Fact(
            "complaint-unit",
            "ระบุส่วนงานที่รับผิดชอบ",
            Step("ระบุส่วนงานที่รับผิดชอบ", "complaints.desk"),
            _says(lambda said: said.unit),
            _guideline,
        ),
        Fact(
            "complaint-limit",
            "บอกระยะเวลาดำเนินการ",
            Step("กำหนดระยะเวลา", "complaints.desk"),
            _says(lambda said: said.answer_days),
            _guideline,
        ),
        Fact(
            "complaint-statistics",
            "เผยแพร่สถิติเรื่องร้องเรียนของปีที่ขอดู",
            Step("ส่งสถิติเรื่องร้องเรียนของปีนั้น", "publishing.submission", published=False),
            _under(STATISTICS, _statistics),
            lambda year: str(STATISTICS),
        ),
    )
