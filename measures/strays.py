"""Measures that a changed framework leaves without their indicator."""

from common import thai

from .models import Framework, Measure


def strays(*years: int) -> list[str]:
    """Return a Thai sentence for each plan, of these years or of all, whose measures answer an indicator that its framework lacks."""
    used: dict[int, set[int]] = {}
    measures = Measure.objects.filter(plan__in=years) if years else Measure.objects.all()
    for year, number in measures.values_list("plan_id", "indicator").distinct().order_by("plan_id"):
        used.setdefault(year, set()).add(number)
    frameworks = Framework.objects.of_years(used)
    lacking = {year: sorted(n for n in found if not frameworks[year].indicator(n)) for year, found in used.items()}
    return [
        f"มาตรการปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)} ยังอ้างตัวชี้วัดที่ {thai.to_thai_digits(number)} ซึ่งกรอบของปีนั้นไม่มี"
        for year, numbers in lacking.items()
        for number in numbers
    ]
