"""What stands at an address now, as a reader finds it: does it open, which edition is it, which years and files.

An address of this site is opened from inside (`opening`); for a link elsewhere stands what `check_links` found last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from django.utils import timezone

from common import thai
from disclosures.models import Link
from publishing import kinds
from publishing.contents import Content, children
from publishing.models import Edition
from publishing.parts import Stored

from .opening import opens

OPEN, CLOSED = "เปิดหน้าได้", "เปิดหน้าไม่ได้ หน้านี้ยังไม่มีหรือยังไม่เปิดให้บริการ"
WITHDRAWN, EMPTY = "หน้านี้ถูกเพิกถอนแล้ว", "หน้านี้ยังไม่มีเนื้อหา"
NEVER_LOOKED = "ยังไม่ได้ตรวจว่าลิงก์ภายนอกนี้เปิดได้"
# What mends each, in words for readers and staff alike.
OPEN_IT = "หน่วยงานต้องเผยแพร่หรือเปิดบริการของหน้านั้น หรือแก้ที่อยู่ของคำตอบ"
PUBLISH_ANEW, FILL_IT = "หน่วยงานต้องเผยแพร่ฉบับใหม่", "หน่วยงานต้องเพิ่มข้อความ เอกสาร หรือคำรับรองของหน้านั้น แล้วส่งเผยแพร่"
WAIT, MEND_LINK = "ระบบตรวจลิงก์ทุกวัน", "หน่วยงานต้องแก้ลิงก์ของคำตอบ แล้วส่งเผยแพร่"


@dataclass(frozen=True)
class Target:
    """What stands at an address. `opens` is None when nobody has looked, `why` says it in Thai, `step` what mends it.

    `edition` is the one that stands there or that the page is a part of, None for a page that is not of one.
    """

    address: str
    opens: bool | None
    why: str
    edition: Edition | None = None
    step: str = ""

    @property
    def seen(self) -> str:
        """Return the address of exactly what is seen now: another one when another edition stands there."""
        return self.edition.get_absolute_url() if self.edition else self.address

    @cached_property
    def years(self) -> set[int]:
        """Return the fiscal years that the page's content belongs to; empty for content without years."""
        return _years(self.edition.said) if self.edition else set()

    def files(self, year: int | None) -> list[Stored]:
        """Return the stored-file facts that the page shows for a fiscal year; all of them when it has but one year."""
        return list(_files(self.edition.said, year)) if self.edition else []

    def anchor(self, year: int) -> str:
        """Return the anchor of a fiscal year on a page that shows several, "" where the page has none for it."""
        of_years = self.edition and self.edition.kind == "topic" and self.edition.newest_url == self.address
        return f"y{year}" if of_years and year in self.years else ""

    @property
    def updated_on(self) -> date | None:
        """Return the day on which the shown edition came out, or None."""
        return timezone.localdate(self.edition.published_at) if self.edition else None


class Targets:
    """Finds Targets; made once for a whole list, it asks for the live editions once and opens no page twice."""

    def __init__(self) -> None:
        self._known: dict[str, Target] = {}

    @cached_property
    def _editions(self) -> dict[str, Edition]:
        live = Edition.objects.newest_of_each(*(kind.name for kind in kinds.everything())).defer("content")
        return {edition.newest_url: edition for edition in live}

    def at(self, address: str) -> Target:
        """Return the Target of an address such as /measures/2566/#progress or https://www.example.go.th/."""
        if address not in self._known:
            self._known[address] = self._inside(address) if address.startswith("/") else self._outside(address)
        return self._known[address]

    def _inside(self, address: str) -> Target:
        path = urlsplit(address).path
        edition = self._of(path)
        if edition and edition.withdrawn_at:
            return Target(address, False, WITHDRAWN, step=PUBLISH_ANEW)
        if edition and edition.about.empty(edition.said):
            return Target(address, False, EMPTY, step=FILL_IT)
        # The page of an edition that stands opens: to render each for every look would cost a second.
        if (edition and path == edition.newest_url) or opens(address):
            return Target(address, True, OPEN, edition)
        return Target(address, False, CLOSED, step=OPEN_IT)

    @cached_property
    def _links(self) -> dict[str, Link]:
        return {link.address: link for link in Link.objects.exclude(address__startswith="/").defer("found_in")}

    def _outside(self, address: str) -> Target:
        link = self._links.get(address)
        if link is None or link.state == Link.State.UNSURE:
            return Target(address, None, NEVER_LOOKED, step=WAIT)
        on = thai.format_date(link.checked_at)
        if link.state == Link.State.BROKEN:
            return Target(address, False, f"ลิงก์เปิดไม่ได้เมื่อตรวจวันที่ {on}", step=MEND_LINK)
        return Target(address, True, f"เปิดลิงก์ได้เมื่อตรวจวันที่ {on}")

    def _of(self, path: str) -> Edition | None:
        """Return the edition that stands at a path, or the one whose page it lies under."""
        above = (path[: end + 1] for end in range(len(path) - 1, 0, -1) if path[end] == "/")
        return next((self._editions[start] for start in above if start in self._editions), None)


def _years(said: Content) -> set[int]:
    """Return the year of what is said itself, else the years of what it lists (withdrawn entries show nothing)."""
    if hasattr(said, "fiscal_year"):
        return {said.fiscal_year}
    rows = (row for row in children(said) if hasattr(row, "fiscal_year"))
    return {row.fiscal_year for row in rows if not getattr(row, "withdrawn", None)}


def _files(part: Content, year: int | None) -> Iterator[Stored]:
    """Yield every Stored under a content, leaving out what says it is of another year or an older version."""
    if getattr(part, "fiscal_year", year) in (year, None):
        if isinstance(part, Stored):
            yield part
        for child in children(part, leave_out=("older",)):
            yield from _files(child, year)
