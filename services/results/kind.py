"""The results of a survey as something that can be published."""

from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from ..editions.results import KIND, Results

ADDRESSES = Addresses(KIND, "survey", "results", "results/<int:year>/<slug:part>/", "results-")


def warnings(said: Results) -> list[str]:
    """Return what submitter and approver should know: too few answers, and groups that stay hidden."""
    found = []
    if said.wanted is None:
        found.append("ยังไม่ได้กรอกจำนวนผู้รับบริการทั้งหมด (N) จึงบอกไม่ได้ว่าคำตอบเพียงพอหรือไม่")
    elif said.number < said.wanted:
        found.append(f"คำตอบยังไม่ถึงจำนวนที่ควรได้ ({said.number} จาก {said.wanted})")
    if not said.improvement:
        found.append("ยังไม่ได้เขียนการนำผลไปปรับปรุงการให้บริการในรอบสำรวจ")
    hidden = [row.name for row in [*said.services, *said.divisions] if row.figures is None]
    return [*found, *([f"ไม่แสดงตัวเลขของ {', '.join(hidden)} เพราะมีคำตอบน้อย"] if hidden else [])]


def register() -> None:
    from . import content, reports, views

    register_kind(
        Kind(
            name=KIND,
            label="ผลสำรวจความพึงพอใจ",
            content=content.results,
            keys=content.keys,
            contents=(Results,),
            title=lambda said: f"ผลสำรวจความพึงพอใจ {said.label}",
            page=views.page,
            addresses=ADDRESSES,
            onward=Onward("survey:results-index", "ผลสำรวจของรอบอื่น"),
            warnings=warnings,
            files=papers.files(reports.report),
        )
    )
