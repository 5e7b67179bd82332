"""The counts of an edition as a table to hand out: a row a service, its months beside each other."""

from typing import Any

from common.exports import Column, Report, Signature
from publishing import papers
from publishing.columns import column_of
from publishing.models import Edition

from ..editions.counts import Counted, Counts


def report(edition: Edition) -> Report:
    """Return the report of one edition."""
    said = edition.said
    return papers.report(
        edition,
        "สถิติการให้บริการ",
        _columns(said),
        [*map(_row, said.services), _total(said)],
        notes=("หน่วย: ครั้ง ช่องว่างหมายถึงเดือนที่ไม่ได้บันทึก",),
        signature=Signature(),
    )


def _columns(said: Counts) -> tuple[Column, ...]:
    months = said.services[0].months if said.services else []
    return (
        column_of(Counted, "name", width=30),
        column_of(Counted, "division", width=15),
        *(Column(f"{m.month:%Y-%m}", m.name, "number", 9, "ทุกช่องทางรวมกัน") for m in months),
        column_of(Counted, "counter", "number", 13),
        column_of(Counted, "phone", "number", 13),
        column_of(Counted, "online", "number", 13),
        Column("total", "รวม", "number", 9),
        Column("year_before", "ช่วงเดียวกันของปีก่อน", "number", 12),
    )


def _row(one: Counted) -> dict[str, Any]:
    months = {f"{m.month:%Y-%m}": m.total for m in one.months}
    names = ("name", "division", "counter", "phone", "online", "total", "year_before")
    return {**months, **{name: getattr(one, name) for name in names}}


def _total(said: Counts) -> dict[str, Any]:
    ways = {way: sum(getattr(one, way) for one in said.services) for way in ("counter", "phone", "online")}
    months: dict[str, int | None] = {column.key: None for column in _columns(said)}
    for one in said.services:
        for m in one.months:
            if m.total is not None:
                months[f"{m.month:%Y-%m}"] = (months[f"{m.month:%Y-%m}"] or 0) + m.total
    return {**months, "name": "รวมทั้งหมด", "division": "", **ways, "total": said.total, "year_before": said.year_before}
