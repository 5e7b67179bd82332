"""A year's plan in items: a result with its evidence, a measure with its steps, a text of the plan.

Keys: `r:<measure>:<result>`, `m:<measure>`, `o:<measure>` for the order of its results, `p:<field>`. A measure that
comes or goes is one item with everything in it. Steps and divisions stand in a value by id and name, never by number.
"""

from collections.abc import Iterable
from typing import Any

from common import thai
from common.models import Division
from publishing import contents
from publishing.items import Asked, Item, Whole

from .edition import Plan, Result
from .unfolding import MeasureRow, Unfolded, number_of, read

FIELDS = ("title", "preamble", "organisation", "weak_points")
STEP_GONE = "ขั้นตอนที่ผลนี้ตอบถูกนำออกจากมาตรการแล้ว จึงรับรายการนี้ไม่ได้"
MEASURE_GONE = "มาตรการของรายการนี้ถูกนำออกจากแผนแล้ว จึงรับรายการนี้ไม่ได้"
NUMBER_TAKEN = "ลำดับของมาตรการนี้ซ้ำกับมาตรการอื่นในแผน จึงรับรายการนี้โดยลำพังไม่ได้"


class PlanItems(Whole):
    """The items of a plan, as publishing.items.Whole describes them."""

    def changes(self, base: dict, draft: dict) -> list[Item]:
        old, new = Unfolded(base), Unfolded(draft)
        found = [Item(f"p:{name}", base[name], draft[name]) for name in FIELDS if base[name] != draft[name]]
        for mid in [*new.measures, *(mid for mid in old.measures if mid not in new.measures)]:
            found += _of_measure(mid, old.measures.get(mid), new.measures.get(mid))
        return found

    def now(self, base: dict, item: Asked) -> Any:
        letter, mid, rid = _parted(item.key)
        if letter == "p":
            return base[mid]
        row = read(base).measures.get(mid)
        if row is None:
            return None
        if letter == "r":
            return row.results.get(rid)
        if letter == "o":
            return [one for one in row.results if one in item.before] or None
        return row.whole if None in (item.before, item.after) else row.own

    def misfit(self, base: dict, item: Asked, together: Iterable[Asked]) -> str:
        letter, mid, _ = _parted(item.key)
        plan = read(base, together)
        if letter == "m" and item.after is not None and plan.repeats_number(mid):
            return NUMBER_TAKEN
        if letter != "r" or item.after is None:
            return ""
        if mid not in plan.measures:
            return MEASURE_GONE
        step = item.after["step"]
        return STEP_GONE if step and step not in plan.measures[mid].step_ids else ""

    def laid(self, base: dict, items: Iterable[Asked]) -> dict:
        plan = Unfolded(base)
        plan.lay(items)
        return plan.folded(list(Division.objects.values_list("code", flat=True)))

    def key_of(self, path: tuple) -> str:
        if len(path) < 2 or path[0] != "measures":
            return f"p:{path[0]}"
        if len(path) > 3 and path[2] == "results":
            return f"o:{path[1]}" if path[-1] == "place" else f"r:{path[1]}:{path[3]}"
        return f"m:{path[1]}"

    def told(self, value: Any) -> str:
        if value is None:
            return "ไม่มีรายการนี้"
        if not isinstance(value, dict):
            return value if isinstance(value, str) else ""
        rows = [row.get("title") or row.get("text", "") for row in value.get("evidence") or value.get("steps") or []]
        return "\n".join([value.get("text") or value.get("title", ""), *rows])

    def name(self, base: dict, item: Asked) -> str:
        letter, mid, _ = _parted(item.key)
        if letter == "p":
            return contents.title(Plan, mid)
        value = item.after or item.before or {}
        number = number_of(base, mid) or (value.get("number", 0) if letter == "m" else 0)
        measure = f"มาตรการที่ {thai.to_thai_digits(number)}" if number else "มาตรการที่ถูกนำออกแล้ว"
        if letter == "r":
            return f"{measure} › ผลการดำเนินงาน “{_short(value['text'])}”"
        return f"{measure} › ลำดับของผลการดำเนินงาน" if letter == "o" else measure


def result_of(key: str) -> tuple[str, str] | None:
    """Return (id of the measure, id of the result) of a result's key, None for the key of anything else."""
    letter, mid, rid = _parted(key)
    return (mid, rid) if letter == "r" else None


def typed(value: dict) -> Result:
    """Return a result's value as its type, so that its evidence can be shown; it has no number and no step."""
    return contents.read(Result, {**value, "number": 1, "step": None})


def _of_measure(mid: str, old: MeasureRow | None, new: MeasureRow | None) -> list[Item]:
    if old is None or new is None:
        return [Item(f"m:{mid}", old and old.whole, new and new.whole)]
    found = [] if old.own == new.own else [Item(f"m:{mid}", old.own, new.own)]
    places = dict(zip(new.results, ["", *new.results], strict=False))
    for rid in [*new.results, *(rid for rid in old.results if rid not in new.results)]:
        before, after = old.results.get(rid), new.results.get(rid)
        if before != after:
            found.append(Item(f"r:{mid}:{rid}", before, after, places.get(rid, "")))
    was, now = (
        [rid for rid in one if rid in other] for one, other in ((old.results, new.results), (new.results, old.results))
    )
    return [*found, Item(f"o:{mid}", was, now)] if was != now else found


def _parted(key: str) -> tuple[str, str, str]:
    letter, mid, rid = [*key.split(":"), "", ""][:3]
    return letter, mid, rid


def _short(text: str, length: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rstrip() + "…"
