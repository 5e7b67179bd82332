"""What stands around the official table: facts, notices, preamble, chart, notes and foot, all from one edition."""

from common import thai
from common.exports import Chart, Paper, Progress, Signature
from publishing.models import Edition
from publishing.papers import qr_text

from ..edition import Plan
from ..presentation import YearView
from .parts import Part


def preamble(plan: Plan) -> tuple[str, ...]:
    """Return the paragraphs before the table."""
    points = [f"({thai.to_thai_digits(n)}) {p.text}" for n, p in enumerate(plan.weak_points, start=1)]
    weak = f"จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน {' '.join(points)}"
    return (plan.preamble, weak) if points else (plan.preamble,)


def chart(year: YearView) -> Chart | None:
    """Return the chart of progress by measure, None when there is no measure."""
    lines = tuple(
        Progress(
            thai.to_thai_digits(m.number),
            m.title,
            len(m.results),
            m.evidenced,
            m.status.code,
            m.progress_words,
        )
        for m in year.measures
    )
    words = f"สถานะ ณ วันที่ {thai.format_date(year.today)} หนึ่งช่องแทนผลการดำเนินงานหนึ่งรายการ ช่องทึบคือรายการที่มีหลักฐาน"
    labels = ("ลำดับ", "แนวทาง/มาตรการดำเนินการ", "ผลการดำเนินงานและหลักฐาน", "ความก้าวหน้า")
    key = ("มีหลักฐาน", "ยังไม่มีหลักฐาน")
    return Chart("สรุปความก้าวหน้าของมาตรการ", words, labels, key, lines) if lines else None


def notes(edition: Edition, part: Part) -> tuple[str, ...]:
    """Return what a round's report must say of results that nobody assigned to a round."""
    unstated = sum(result.round is None for m in edition.said.measures for result in m.results)
    if not part.months or not unstated:
        return ()
    return (f"ผลการดำเนินงานอีก {thai.format_number(unstated)} รายการไม่ได้ระบุรอบการรายงาน จึงอยู่ในรายงานทั้งปีเท่านั้น",)


def foot(edition: Edition) -> tuple[str, ...]:
    """Return the lines at the foot of each page."""
    year = thai.to_thai_digits(edition.said.fiscal_year)
    published = thai.format_date(edition.published_at)
    return (
        f"มาตรการปีงบประมาณ พ.ศ. {year} ฉบับที่ {thai.to_thai_digits(edition.number)} เผยแพร่เมื่อ {published}",
        f"รหัสตรวจสอบ {edition.short_hash}",
    )


def around(edition: Edition, part: Part, year: YearView) -> Paper:
    """Return the Paper of an edition's report; of a withdrawn edition it holds no content."""
    office = edition.said.organisation
    attachment = f"measures-{year.fiscal_year}-edition-{edition.number}.json"
    common = {"author": office.name, "foot": foot(edition), "qr": qr_text(edition), "attachment": attachment}
    if edition.withdrawn_at:
        return Paper(empty="เนื้อหาของฉบับที่เพิกถอนไม่แสดงแล้ว", **common)
    return Paper(
        preamble=preamble(edition.said),
        notes=notes(edition, part),
        empty="แผนของปีนี้ยังไม่มีมาตรการ",
        signature=Signature(office.chief_executive, office.chief_executive_title),
        chart=chart(year),
        **common,
    )
