"""What the measures tell staff on the first page of the admin: a clerk hears of the own division's measures only."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice

from . import access, quality, reporting
from .models import Plan
from .quality.findings import Finding

# What a clerk mends by adding a result.
CLERKS = ("overdue", "round-missing", "step-without-result")
WORDINGS = ("gift-wording", "leftover-html", "leftover-bullet", "mixed-digits", "result-repeated")


def of_measures(user: Any, today: date | None = None) -> list[Notice]:
    """Return the Notices about the leading plan, for whoever may read it; one that all is well when nothing is found.

    Work is told to those alone who may do it: whoever only reads hears of what is late.
    """
    today = today or timezone.localdate()
    year = thai.leading_year(Plan.objects.values_list("pk", flat=True), today=today)
    plan = Plan.objects.whole().filter(pk=year or 0).first() if user.has_perm("measures.view_measure") else None
    if plan is None:
        return []
    found = quality.check(plan, today=today)
    url = reverse("admin:measures_plan_findings", args=[plan.pk])
    if user.has_perm("measures.add_result") and not access.edits_everything(user):
        own = set(access.measures_to_report(user).values_list("pk", flat=True))
        mine = set(access.editable_results(user).filter(measure__plan=plan).values_list("pk", flat=True))
        found = [
            finding for finding in found if finding.measure and finding.measure.pk in own and _can_mend(finding, mine)
        ]
        url = reporting.own_work_url(plan.pk)
    of_year = f"มาตรการปี {thai.to_thai_digits(plan.pk)}"
    told = _notices(found, of_year, url) or [Notice(Level.FINE, f"{of_year} ไม่มีข้อที่ควรตรวจ", url)]
    may_act = user.has_perm("measures.add_result") or access.edits_everything(user)
    return [notice for notice in told if may_act or notice.level is not Level.TASK]


def _can_mend(finding: Finding, mine: set[int]) -> bool:
    """Return whether a clerk who may change the results `mine` can do something about a finding of an own measure."""
    record: Any = finding.record
    name = record._meta.model_name
    if name in ("result", "evidence"):
        return (record.pk if name == "result" else record.result_id) in mine
    return finding.code in CLERKS


def _notices(found: Sequence[Finding], year: str, url: str) -> list[Notice]:
    """Return a Notice for each group of findings that occurs, with how many there are."""
    measures = Counter(code for code, _ in {(finding.code, finding.measure) for finding in found})
    rows = Counter(finding.code for finding in found)
    told = [
        (Level.LATE, measures["overdue"], "พ้นวันสิ้นสุดโดยยังไม่มีผล {} มาตรการ"),
        (Level.LATE, measures["round-missing"], "ยังไม่มีรายงานตามรอบ {} มาตรการ"),
        (Level.TASK, measures["division-missing"], "ยังไม่ระบุผู้รับผิดชอบ {} มาตรการ"),
        (Level.TASK, measures["division-ended"], "ผู้รับผิดชอบสิ้นสุดแล้ว {} มาตรการ"),
        (Level.TASK, rows["step-without-result"], "มีขั้นตอนที่ยังไม่ระบุผล {} ขั้นตอน"),
        (Level.TASK, rows["result-without-evidence"], "มีผลที่ยังไม่มีหลักฐาน {} รายการ"),
        (Level.TASK, rows["result-day"], "มีผลที่วันที่รายงานเป็นไปไม่ได้ {} รายการ"),
        (Level.TASK, sum(rows[code] for code in WORDINGS), "มีข้อความที่ควรตรวจ {} แห่ง"),
    ]
    return [Notice(level, f"{year} {words.format(thai.format_number(n))}", url) for level, n, words in told if n]
