"""The report on paper, in the order in which offices hand it in: method, who answered, the whole, each aspect, each service."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from common import thai
from common.exports import Chapter

from ...editions.results import Results
from . import figures, others, people

PARTS = (
    people.method,
    people.respondents,
    figures.whole,
    figures.aspects,
    others.services,
    others.rounds,
    others.outside,
    others.comments,
    others.improvement,
)


def cover(said: Results) -> tuple[str, ...]:
    """Return the lines of the cover."""
    title = "รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ"
    return (title, said.organisation.name, said.label, f"สำรวจระหว่าง {thai.format_range(said.starts, said.ends)}")


def summary(said: Results) -> str:
    """Return what the report comes to, for who reads no further."""
    got = f"จากผู้ตอบ {thai.format_number(said.number)} คน {figures.summary(said)}"
    satisfied = said.total.satisfied
    return got if satisfied is None else f"{got} ผู้ที่พึงพอใจ (ให้ ๔ หรือ ๕) ร้อยละ {thai.to_thai_digits(satisfied)}"


def chapters(said: Results) -> tuple[Chapter, ...]:
    """Return every chapter that has something to say; headings and tables are numbered as they come."""
    parts, tables = count(1), count(1)
    found = (one for part in PARTS for one in part(said))
    return tuple(_numbered(chapter, parts, tables) for chapter in found)


def _numbered(chapter: Chapter, parts: Iterator[int], tables: Iterator[int]) -> Chapter:
    heading = f"{thai.to_thai_digits(next(parts))}. {chapter.heading}" if chapter.heading else ""
    if not chapter.columns:
        return replace(chapter, heading=heading)
    table = f"ตารางที่ {thai.to_thai_digits(next(tables))}"
    findings = tuple(f"จาก{table} พบว่า {finding}" for finding in chapter.findings)
    return replace(chapter, heading=heading, caption=f"{table} {chapter.caption}", findings=findings)
