"""Whether an item would stand before an assessor just now: one check a sentence. What nobody knows is never passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from common import thai
from common.models import StoredFile
from publishing.facts import Asked
from publishing.parts import Stored

from .edition import Answer, Item
from .parts import PartFound, look
from .targets import Target, Targets

NOWHERE = "หน่วยงานยังไม่ได้ระบุว่าแสดงรายการนี้ที่ใด"
ANSWER_IT = "ระบุหน้าเว็บที่แสดงรายการนี้ แล้วเผยแพร่"


@dataclass(frozen=True)
class Check:
    """One check: its name, what came of it (True, False, None: nobody knows), why, and what the office does about it."""

    name: str
    passed: bool | None
    sentence: str
    step: str = ""

    @property
    def told(self) -> str:
        """Return why, and the step that mends it."""
        return f"{self.sentence} · {self.step}" if self.step else self.sentence


@dataclass(frozen=True)
class Found:
    """What was found of one item: the checks of its places, of each part, and per place its day, whether it opens, its anchor."""

    checks: tuple[Check, ...]
    parts: tuple[PartFound, ...] = ()
    updated_on: tuple[date | None, ...] = ()
    opens: tuple[bool | None, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def problems(self) -> list[Check]:
        """Return the checks that did not pass, without single parts."""
        return [check for check in self.checks if check.passed is not True]

    @property
    def stands(self) -> bool:
        """Return whether everything that was looked at passed."""
        return not self.problems and all(part.passed for part in self.parts)


def of_item(item: Item, list_year: int, targets: Targets) -> Found:
    """Return what is Found of an item of an edition, or of one that would be published, in a list of that year."""
    if not item.answers:
        return Found((Check("answered", False, NOWHERE, ANSWER_IT),), _nowhere(item))
    places = [(answer, targets.at(answer.url)) for answer in item.answers]
    checks = [check for answer, target in places for check in _of_place(answer, target)]
    there = [target for _, target in places]
    parts = look(item, _asked(item, list_year, places), there)
    days, open_ = tuple(one.updated_on for one in there), tuple(one.opens for one in there)
    anchors = tuple(target.anchor(answer.data_year or item.data_year or list_year) for answer, target in places)
    return Found((*checks, *_counted(parts)), parts, days, open_, anchors)


def _nowhere(item: Item) -> tuple[PartFound, ...]:
    return look(item, Asked(item.data_year or 0), [])


def _asked(item: Item, list_year: int, places: list[tuple[Answer, Target]]) -> Asked:
    open_ = [target for _, target in places if target.opens]
    said = next((answer.data_year for answer, _ in places if answer.data_year), None)
    editions = tuple(target.edition for target in open_ if target.edition)
    sides = frozenset(answer.side for answer, target in places if target.opens is not False)
    return Asked(item.data_year or said or list_year, tuple(target.address for target in open_), editions, sides)


def _of_place(answer: Answer, target: Target) -> list[Check]:
    """Yield the checks of one place, in the order an assessor looks."""
    if answer.file:
        return list(_of_files([answer.file]))
    found = [Check("alive", target.opens, target.why, target.step)]
    if not target.opens:
        return found
    if answer.data_year and target.edition:
        found.append(_year(answer.data_year, target))
    return [*found, *_of_files(target.files(answer.data_year))]


def _year(wanted: int, target: Target) -> Check:
    year = thai.to_thai_digits(wanted)
    there = wanted in target.years
    if there:
        return Check("year", True, f"มีข้อมูลปี {year}")
    return Check("year", False, f"หน้านี้ยังไม่มีข้อมูลปี {year}", "หน่วยงานต้องเพิ่มข้อมูลของปีนั้น แล้วส่งเผยแพร่")


def _of_files(files: Sequence[Stored]) -> Iterator[Check]:
    if not files:
        return
    stored = list(StoredFile.objects.named({(file.sha256, file.name) for file in files}))
    broken = sorted(file.name for file in stored if not whole(file))
    unread = sorted(f"{file.name} ({file.text_problem})" for file in stored if file.text_problem)
    yield _all_good("files", "เปิดไฟล์ได้ทุกไฟล์", "ไฟล์เสียหรือหาย", broken, "หน่วยงานต้องนำเข้าไฟล์เดิมอีกครั้ง")
    yield _all_good(
        "text", "PDF มีชั้นข้อความ", "ค้นหาและอ่านออกเสียงไม่ได้", unread, "หน่วยงานต้องแทนด้วยไฟล์ที่มีชั้นข้อความ แล้วส่งเผยแพร่"
    )


def _all_good(name: str, good: str, bad: str, names: list[str], step: str) -> Check:
    return Check(name, False, f"{bad}: {', '.join(names)}", step) if names else Check(name, True, good)


def _counted(parts: Sequence[PartFound]) -> Iterator[Check]:
    if parts:
        count = sum(part.passed is True for part in parts)
        words = f"{thai.to_thai_digits(count)} จาก {thai.to_thai_digits(len(parts))} องค์ประกอบ"
        yield Check("parts", count == len(parts), f"แสดงครบ {words}" if count == len(parts) else f"แสดงแล้ว {words}")


def whole(file: StoredFile) -> bool:
    """Return whether a StoredFile is stored in its full length."""
    return file.is_whole
