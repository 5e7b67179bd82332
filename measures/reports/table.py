"""The official table of an edition as a report: a pure function of the edition.

Its "today" is the day of publication, or the last day of the round when that came earlier; never the clock.
"""

from datetime import date, datetime
from typing import Any, cast

from django.utils import timezone

from common import thai
from common.exports import Column, Report
from publishing import papers
from publishing.columns import column_of
from publishing.contents import write
from publishing.models import Edition

from ..edition import Measure, Plan, Result
from ..presentation import MeasureView, YearView
from . import paper
from .parts import WHOLE, Part

COLUMNS = (
    column_of(Measure, "number", "number", 7, "ลำดับของมาตรการในประกาศ"),
    column_of(Measure, "title", width=25, about="ชื่อมาตรการตามประกาศ"),
    Column("steps", "ขั้นตอน/วิธีการปฏิบัติ", "list", 33, "ขั้นตอนตามลำดับ หนึ่งบรรทัดต่อหนึ่งขั้นตอน"),
    column_of(Measure, "divisions", "list", 17, "ส่วนราชการผู้รับผิดชอบ หนึ่งบรรทัดต่อหนึ่งส่วนราชการ"),
    Column("period", "ระยะเวลาดำเนินการ", "period", 18, "วันแรกและวันสุดท้ายของการดำเนินการ"),
    Column("results", "ผลการดำเนินงาน", "list", 35, "ผลการดำเนินงาน หนึ่งบรรทัดต่อหนึ่งรายการ ว่างเมื่อยังไม่มีผล"),
    column_of(Measure, "indicator", width=28, about="ตัวชี้วัดของการประเมิน ITA ที่มาตรการนี้มุ่งยกระดับ", paper=False),
    Column("instrument", "เครื่องมือประเมิน", width=28, about="แบบวัดที่ใช้ประเมินตัวชี้วัดนั้น", paper=False),
    Column("progress", "ความก้าวหน้า", width=28, about="สถานะ ณ วันที่เผยแพร่ หรือ ณ วันสิ้นรอบการรายงาน", paper=False),
    Column("evidence", "หลักฐาน", "list", 45, "ลำดับของผล ชื่อหลักฐาน และที่อยู่ หนึ่งบรรทัดต่อหนึ่งหลักฐาน", paper=False),
)


def report(edition: Edition, part: Part = WHOLE) -> Report:
    """Return the Report of an edition's part; raises LookupError for a part that the edition does not have.

    Of a withdrawn edition it says so and holds no content.
    """
    plan = part.cut(edition.said)
    year = YearView(plan, _today(edition, part))
    return Report(
        title=title(edition, part),
        columns=COLUMNS,
        rows=() if edition.withdrawn_at else [_row(edition, measure) for measure in year.measures],
        stem=stem(edition, part),
        facts=papers.facts(edition),
        notices=papers.notices(edition),
        document=_document(edition, part, plan),
        made_at=edition.published_at,
        paper=paper.around(edition, part, year),
    )


def title(edition: Edition, part: Part) -> str:
    """Return the title of the report, which names its part."""
    whole, year = edition.said.title, edition.said.fiscal_year
    if not part.months:
        return f"{whole} {part.words}".strip()
    period = thai.format_range(thai.fiscal_year_range(year)[0], thai.round_ends(year)[part.months])
    return f"รายงานผลการดำเนินงาน{part.words} ({period}) {whole}"


def stem(edition: Edition, part: Part) -> str:
    """Return the name of the file that a reader saves, without its ending."""
    return f"มาตรการ {edition.key} {part.words} ฉบับที่ {edition.number}"


def _today(edition: Edition, part: Part) -> date:
    published = timezone.localdate(edition.published_at)
    return min(published, thai.round_ends(edition.said.fiscal_year).get(part.months or 0, published))


def _row(edition: Edition, measure: MeasureView) -> dict[str, Any]:
    data = measure.data
    return {
        "number": measure.number,
        "title": measure.title,
        "steps": [step.text for step in measure.steps],
        "divisions": measure.divisions,
        "period": (measure.starts, measure.ends),
        "results": [result.text for result in measure.results],
        "indicator": f"{data.indicator} {measure.indicator}",
        "instrument": f"{data.instrument} {measure.instrument}",
        "progress": measure.progress_words,
        "evidence": [_evidence(edition, result, item) for result in measure.results for item in result.evidence],
    }


def _evidence(edition: Edition, result: Result, evidence: Any) -> str:
    address = f"{papers.site(edition)}{evidence.address}" if evidence.address.startswith("/") else evidence.address
    return f"ผลที่ {thai.to_thai_digits(result.number)}: {evidence.title} {address}"


def _document(edition: Edition, part: Part, plan: Plan) -> dict[str, Any]:
    """Return the JSON of the report; of a whole year it is the stored content, byte for byte, which the ledger names."""
    if edition.withdrawn_at:
        return _withdrawal(edition)
    return edition.content if part == WHOLE else write(plan)


def _withdrawal(edition: Edition) -> dict[str, Any]:
    return {
        "schema": "withdrawn-1",
        "edition": edition.number,
        "content_sha256": edition.sha256,
        "withdrawn_at": cast(datetime, edition.withdrawn_at).astimezone(thai.BANGKOK).isoformat(),
        "reason": edition.withdrawn_reason,
    }
