"""What the disclosures put on the year wheel: the announcement, both gift reports a half-year, something in every topic."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from common import thai
from common.models import StaffUser
from common.wheel import Duty, Part
from publishing.yearly import OnItsWay

from . import access
from .models import Announcement, Document, Statement, Topic
from .models.gifts import Register
from .periods import Half

REPORTS = (
    ("gifts", Register.POLICY, "รายงานการรับของขวัญ"),
    ("benefits", Register.LAW, "รายงานการรับทรัพย์สินหรือประโยชน์อื่นใด (มาตรา ๑๒๘)"),
)


def since_announced() -> int | None:
    """Return the first year that has an announcement."""
    return Announcement.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def since_disclosed() -> int | None:
    """Return the first year that a topic shows."""
    return Topic.objects.order_by("first_year").values_list("first_year", flat=True).first()


def of_policy(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the announcement of each year, and the reports on gifts and on benefits of its halves, to whoever makes them."""
    if user.has_perm("disclosures.add_announcement"):
        yield from _announcements(years)
    if user.has_perm("disclosures.add_giftreport"):
        yield from _reports(years)


def _announcements(years: Iterable[int]) -> Iterator[Duty]:
    on_its_way = OnItsWay("no-gift")
    for year in years:
        make = ("เพิ่มประกาศ", f"{reverse('admin:disclosures_announcement_add')}?fiscal_year={year}")
        begins = thai.fiscal_year_range(year)[0]
        step: dict[str, Any] = on_its_way.step(str(year), make)
        yield Duty(year, "no-gift", "ประกาศนโยบายไม่รับของขวัญ", begins, **step)


def _reports(years: Iterable[int]) -> Iterator[Duty]:
    on_its_way = [(kind, register, words, OnItsWay(kind)) for kind, register, words in REPORTS]
    for year, half in product(years, Half):
        begins = thai.half_range(year, half)[1] + timedelta(days=1)
        for kind, register, words, way in on_its_way:
            query = urlencode({"register": register.value, "fiscal_year": year, "half": half.value})
            make = ("ทำรายงาน", f"{reverse('admin:disclosures_giftreport_add')}?{query}")
            step: dict[str, Any] = way.step(f"{year}-{half}", make)
            yield Duty(year, f"{kind}-{half}", f"{words} {half.label}", begins, **step)


def of_topics(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield one duty a year: the topics that `user` fills and that hold neither document nor statement of the year."""
    topics = list(access.topics_to_fill(user))
    filled = set(Document.objects.standing().order_by().values_list("topic", "fiscal_year").distinct())
    filled |= set(Statement.objects.values_list("topic", "fiscal_year"))
    for year in years:
        empty = [topic for topic in topics if topic.first_year <= year and (topic.pk, year) not in filled]
        if empty:
            yield _topics(year, empty)


def _topics(year: int, empty: list[Topic]) -> Duty:
    label = f"เอกสารหรือคำรับรองว่าไม่มีรายการ {thai.format_number(len(empty))} หัวข้อ"
    parts = tuple(Part(topic.title, _add(topic, year)) for topic in empty)
    url = parts[0].url if len(parts) == 1 else reverse("admin:disclosures_topic_changelist")
    return Duty(year, "topics", label, thai.fiscal_year_range(year)[0], step="เพิ่มเอกสาร", url=url, parts=parts)


def _add(topic: Topic, year: int) -> str:
    return f"{reverse('admin:disclosures_document_add')}?topic={topic.pk}&fiscal_year={year}"
