"""What can be said of a draft once every row was read: columns not found, and what a measure lacks."""

from collections.abc import Container

from common import thai

from .columns import NAMES, missing
from .drafts import MeasureDraft, TableDraft
from .layout import Layout
from .outside import ends_a_paper

NO_TABLE = "ไม่พบแถวหัวตาราง โปรดเลือกในช่อง “คอลัมน์ของตาราง” ว่าคอลัมน์ใดคือมาตรการ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา และผล"


def judge_columns(draft: TableDraft, layout: Layout, *, numbered: bool) -> None:
    """Name the columns that were told by their content, those that lack, and a table in which no measure was found."""
    found, first = layout.columns, max(layout.first, 1)
    if found is None or "title" not in found.places:
        draft.doubt(first, NO_TABLE, blocks=True)
        return
    for place in layout.told:
        label = found.labels.get(place, f"คอลัมน์ที่ {thai.to_thai_digits(place + 1)}")
        draft.doubt(first, f"ดูจากเนื้อหาแล้วนับ “{label}” เป็นคอลัมน์{NAMES[found.role(place)]}")
    if found.times:
        draft.doubt(first, "อ่านระยะเวลาจากเครื่องหมายในคอลัมน์เดือนหรือไตรมาส ตั้งแต่ช่องแรกถึงช่องสุดท้ายที่มีเครื่องหมาย")
    has_steps = any(measure.steps for measure in draft.measures)
    for name in (name for name in missing(found) if name != "steps" or not has_steps):
        draft.doubt(first, f"ไม่พบคอลัมน์{NAMES[name]}")
    if not numbered:
        draft.doubt(first, "ไม่มีคอลัมน์ลำดับ นับทุกแถวที่มีชื่อมาตรการเป็นหนึ่งมาตรการ")
    if not draft.measures:
        draft.doubt(first, "ไม่พบมาตรการใต้หัวตาราง", blocks=True)


def judge_measure(
    draft: TableDraft, measure: MeasureDraft, fiscal_year: int, *, unread: Container[MeasureDraft]
) -> None:
    """Name what a measure lacks, and give one without a period the whole year; one whose period is `unread` was named."""
    where = f"มาตรการที่ {thai.to_thai_digits(measure.number)}"
    if not measure.starts:
        measure.starts, measure.ends = thai.fiscal_year_range(fiscal_year)
        if measure not in unread:
            draft.doubt(measure.row, f"{where} ไม่มีระยะเวลาดำเนินการ นับเป็นตลอดปีงบประมาณ")
    if not measure.title:
        draft.doubt(measure.row, f"{where} ไม่มีชื่อมาตรการ", blocks=True)
    for texts, sentence in ((measure.steps, "ไม่มีขั้นตอน"), (measure.divisions, "ไม่มีผู้รับผิดชอบ")):
        if not texts:
            draft.doubt(measure.row, f"{where} {sentence}")


def judge_endings(draft: TableDraft, measure: MeasureDraft) -> None:
    """Name each step and result that may be the end of the paper and not the measure's."""
    for texts, column in ((measure.steps, "ขั้นตอน"), (measure.results, "ผลการดำเนินงาน")):
        for text in filter(ends_a_paper, texts):
            where = f"{column}ของมาตรการที่ {thai.to_thai_digits(measure.number)}"
            draft.doubt(measure.rows[-1], f"นับ “{text[:80]}” เป็น{where} แต่คล้ายข้อความท้ายประกาศ โปรดตรวจ")


def judge_letters(draft: TableDraft, number: int, row: list[str]) -> None:
    """Name the letters of a row that nobody can read."""
    if lost := thai.unreadable(" ".join(row)):
        draft.doubt(number, f"มีอักษรที่อ่านไม่ได้: {' '.join(lost)[:100]}")


def judge_without_results(draft: TableDraft, said: dict[str, list[int]]) -> None:
    """Name once each word that stood for no result, where it stood first and how often."""
    for text, rows in said.items():
        where = f" ทั้ง {thai.format_number(len(rows))} แห่ง" if len(rows) > 1 else ""
        draft.doubt(rows[0], f"ช่องผลการดำเนินงานเขียนว่า “{text}” นับเป็นยังไม่มีผล{where}")
