"""A plan's JSON taken apart by ids, so that single rows can be changed, and put together again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from publishing import row_ids
from publishing.items import Asked


@dataclass
class MeasureRow:
    """A measure: `own` fields with steps by id and divisions by name, and its results by id."""

    own: dict
    results: dict = field(default_factory=dict)

    @property
    def whole(self) -> dict[str, Any]:
        return {**self.own, "results": [{"id": rid, **row} for rid, row in self.results.items()]}

    @property
    def step_ids(self) -> list[str]:
        return [step["id"] for step in self.own["steps"]]

    @classmethod
    def of_whole(cls, value: dict[str, Any]) -> Self:
        rows = {row["id"]: {name: said for name, said in row.items() if name != "id"} for row in value["results"]}
        return cls({name: said for name, said in value.items() if name != "results"}, rows)


def number_of(content: dict[str, Any], mid: str) -> int:
    """Return the number of a plan's measure, 0 for one that is not in it; nothing else of the plan is looked at."""
    rows = zip(row_ids.of_rows(content["measures"]), content["measures"], strict=True)
    return next((row["number"] for uid, row in rows if uid == mid), 0)


class Unfolded:
    """A plan's content by the ids of its rows."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.names = {division["code"]: division["name"] for division in content["divisions"]}
        ids = row_ids.of_rows(content["measures"])
        self.measures = {mid: self._row(row) for mid, row in zip(ids, content["measures"], strict=True)}

    def _row(self, row: dict[str, Any]) -> MeasureRow:
        steps = dict(zip(row_ids.of_rows(row["steps"]), row["steps"], strict=True))
        ids = {step["number"]: sid for sid, step in steps.items()}
        own = {name: value for name, value in row.items() if name not in ("id", "results")}
        own["steps"] = [{"id": sid, "text": step["text"]} for sid, step in steps.items()]
        own["divisions"] = [{"code": code, "name": self.names[code]} for code in row["divisions"]]
        results = {}
        for rid, result in zip(row_ids.of_rows(row["results"]), row["results"], strict=True):
            value = {name: said for name, said in result.items() if name not in ("id", "number")}
            results[rid] = {**value, "step": ids.get(result["step"])}
        return MeasureRow(own, results)

    def lay(self, items: Iterable[Asked]) -> None:
        """Put items that fit on the plan, measures first; rows last, each after the row that it follows in its new order."""
        for item in sorted(items, key=lambda item: "pmor".index(item.key[0])):
            letter, mid, rid = [*item.key.split(":"), ""][:3]
            getattr(self, f"_lay_{letter}")(mid, rid, item)

    def _lay_p(self, name: str, _: str, item: Asked) -> None:
        self.content = {**self.content, name: item.after}

    def _lay_m(self, mid: str, _: str, item: Asked) -> None:
        if item.after is None:
            self.measures.pop(mid, None)
        elif "results" in item.after:
            self.measures[mid] = MeasureRow.of_whole(item.after)
        elif mid in self.measures:
            self.measures[mid].own = item.after
        for division in (item.after or {}).get("divisions", []):
            self.names[division["code"]] = division["name"]

    def _lay_r(self, mid: str, rid: str, item: Asked) -> None:
        results = self.measures[mid].results
        if item.after is None:
            results.pop(rid, None)
        elif rid in results or item.behind not in ("", *results):
            results[rid] = item.after
        else:
            rows = list(results.items())
            at = [*results].index(item.behind) + 1 if item.behind else 0
            rows.insert(at, (rid, item.after))
            self.measures[mid].results = dict(rows)

    def _lay_o(self, mid: str, _: str, item: Asked) -> None:
        results = self.measures[mid].results
        wanted = iter([rid for rid in item.after if rid in results])
        order = [next(wanted) if rid in item.after else rid for rid in results]
        self.measures[mid].results = {rid: results[rid] for rid in order}

    def repeats_number(self, mid: str) -> bool:
        """Return whether another measure has the number of `mid`."""
        numbers = [row.own["number"] for row in self.measures.values()]
        return mid in self.measures and numbers.count(self.measures[mid].own["number"]) > 1

    def folded(self, official: Iterable[str]) -> dict[str, Any]:
        """Return the plan's content; divisions stand in the `official` order of their codes."""
        rows = sorted(self.measures.items(), key=lambda pair: pair[1].own["number"])
        used = {division["code"] for _, row in rows for division in row.own["divisions"]}
        known = [code for code in official if code in used]
        codes = known + [code for code in self.names if code in used and code not in known]
        return {
            **self.content,
            "divisions": [{"code": code, "name": self.names[code]} for code in codes],
            "measures": [_folded(mid, place, row) for place, (mid, row) in enumerate(rows, start=1)],
        }


def _folded(mid: str, place: int, row: MeasureRow) -> dict[str, Any]:
    numbers = {sid: n for n, sid in enumerate(row.step_ids, start=1)}
    steps = [
        _with_id(step["id"], n, {"number": n, "text": step["text"]}) for n, step in enumerate(row.own["steps"], start=1)
    ]
    results = [
        _with_id(rid, n, {**value, "number": n, "step": numbers.get(value["step"])})
        for n, (rid, value) in enumerate(row.results.items(), start=1)
    ]
    codes = [division["code"] for division in row.own["divisions"]]
    return _with_id(mid, place, {**row.own, "divisions": codes, "steps": steps, "results": results})


def _with_id(uid: str, place: int, row: dict[str, Any]) -> dict[str, Any]:
    written = row_ids.written(uid, place)
    return {**row, "id": written} if written else row


class _LastRead:
    """The plans taken apart last, by the very content and items that they were made of: a review asks the same of each item."""

    MOST = 4

    def __init__(self) -> None:
        self._kept: tuple[tuple[dict[str, Any], object, Unfolded], ...] = ()

    def plan(self, content: dict[str, Any], together: Iterable[Asked]) -> Unfolded:
        """Return the content taken apart with the measures among the items on it, only to be read."""
        for known, items, plan in self._kept:
            if known is content and items is together:
                return plan
        plan = Unfolded(content)
        plan.lay([item for item in together if item.key[0] == "m"])
        self._kept = ((content, together, plan), *self._kept)[: self.MOST]
        return plan


_LAST, _NOTHING = _LastRead(), ()


def read(content: dict[str, Any], together: Iterable[Asked] = _NOTHING) -> Unfolded:
    """Return a plan's content by the ids of its rows, the measures among the items laid on it.

    It is kept for who asks next with the same two: read it, change nothing.
    """
    return _LAST.plan(content, together)
