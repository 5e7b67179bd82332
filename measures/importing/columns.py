"""Which column is which: read from the headings, whatever their order, or chosen by a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from common import thai

from .months import marked_period
from .sheets import Copied

# What is hoped for, measured by or followed up is a plan's: only what was done may become a result.
_NO_RESULT = "^(?!.*คาด)(?!(?!.*ผลการ(?:ดำเนิน|ปฏิบัติ|ติดตาม|กำกับ)).*(?:เป้าหมาย|ตัวชี้วัด|วิธีวัด|ประเมินผล|กำกับ|ติดตาม)).*"
# The order matters: "ขั้นตอน/วิธีการปฏิบัติ" and "ผลการดำเนินงาน" are told before the wider words of a title.
HEADINGS = {
    "starts": ("วันเริ่มต้น", re.compile("เริ่ม|^ตั้งแต่")),
    "ends": ("วันสิ้นสุด", re.compile("สิ้นสุด|^ถึง|แล้วเสร็จ|^เสร็จ")),
    "period": ("ระยะเวลาดำเนินการ", re.compile("ระยะเวลา|กำหนดเวลา|ช่วงเวลา|ห้วงเวลา|กำหนดการ|กำหนดส่ง|เวลาดำเนิน|วันเวลา")),
    "divisions": (
        "ผู้รับผิดชอบ",
        re.compile("รับผิดชอบ|ส่วนราชการ|ผู้ดำเนิน|หน่วยดำเนิน|หน่วยงานดำเนิน|หน่วยงานที่ดำเนิน|เจ้าภาพ|^หน่วยงาน$"),
    ),
    "results": (
        "ผลการดำเนินงาน",
        re.compile(f"{_NO_RESULT}(?:ผลการ|ผลดำเนิน|รายงานผล|ผลงาน|ผลสำเร็จ|ผลลัพธ์|ผลผลิต|ผลที่|ก้าวหน้า|คืบหน้า|^ผล$)"),
    ),
    "steps": (
        "ขั้นตอน/วิธีการปฏิบัติ",
        re.compile("ขั้นตอน|วิธีการ|วิธีปฏิบัติ|วิธีดำเนิน|^(?!.*มาตรการ).*(?:กระบวนการ|กิจกรรม|รายละเอียด|แนวทางปฏิบัติ|แนวปฏิบัติ)"),
    ),
    "number": ("ลำดับ", re.compile("ลำดับ|^ที่$|^ข้อ(?:ที่)?$|^no\\.?$|^#$")),
    "title": ("แนวทาง/มาตรการดำเนินการ", re.compile("มาตรการ|แนวทาง|ประเด็น|หัวข้อ|โครงการ")),
}
# The six columns of the official table, in its order.
OFFICIAL = ("number", "title", "steps", "divisions", "period", "results")
NAMES = {name: HEADINGS[name][0] for name in (*OFFICIAL, "starts", "ends")}
NEEDED = ("steps", "divisions", "period", "results")
SEVERAL = ("steps", "results")
LONGEST_HEADING = 60
FEWEST = 3
_NO_HEADING = re.compile(r"^\s*[-–—•*]|^\s*[0-9๐-๙]{1,2}[.)]|[0-9๐-๙]{4}")


@dataclass(frozen=True)
class Columns:
    """The places in a row of each column; `labels` are what the file calls its columns, by place.

    `times` are the months or quarters that have a column each, by place: a mark there says when.
    """

    places: dict[str, list[int]]
    labels: dict[int, str] = field(default_factory=dict)
    times: dict[int, str] = field(default_factory=dict)

    def with_times(self, times: dict[int, str]) -> "Columns":
        """Return these columns with months or quarters, which are no other column then."""
        places = {name: [place for place in found if place not in times] for name, found in self.places.items()}
        return Columns({name: found for name, found in places.items() if found}, self.labels, times)

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return the six cells of a row by name, "" where the row is too short or the column is missing."""
        cells = {name: _together([row[n] for n in self.places.get(name, ()) if n < len(row)]) for name in OFFICIAL}
        if not cells["period"]:
            edges = [self._one(row, name) for name in ("starts", "ends")]
            cells["period"] = " - ".join(filter(None, edges)) if any(edges) else marked_period(row, self.times)
        return cells

    def role(self, place: int) -> str:
        """Return the name of the column at a place, "" for one that is not read."""
        return next((name for name, places in self.places.items() if place in places), "")

    def outside(self, row: list[str]) -> list[str]:
        """Return the cells of a row that stand in none of the columns."""
        return [row[place] for place in self.unread(row)]

    def unread(self, row: list[str]) -> list[int]:
        """Return the places of the cells of a row that stand in none of the columns."""
        return [place for place, cell in enumerate(row) if cell and not self.role(place) and place not in self.times]

    def _one(self, row: list[str], name: str) -> str:
        own = [row[n] for n in self.places.get(name, ()) if n < len(row)]
        return "" if not own or isinstance(own[0], Copied) else own[0]


def columns(row: list[str], below: list[str] | None = None) -> Columns | None:
    """Return the Columns that a row names, or None when it is no row of headings; some may be missing.

    `below` is the second row of a heading over two rows: its words stand for what they stand under.
    """
    labels = {place: " ".join(words) for place, words in enumerate(_labels(row, below or [])) if any(words)}
    places = _with_edges(_placed(labels, row, below or []))
    return Columns(places, labels) if len(places) >= FEWEST and "title" in places else None


def _placed(labels: dict[int, str], row: list[str], below: list[str]) -> dict[str, list[int]]:
    """Return the places of each name; a second column of titles holds the steps when no other does."""
    places: dict[str, list[int]] = {}
    titles: list[int] = []
    for place, label in labels.items():
        name = named(label, is_below=place < len(below) and bool(below[place]))
        if name == "title":
            titles.append(place)
        elif name and (name not in places or name in SEVERAL or _shares(name, label, labels[places[name][0]])):
            places.setdefault(name, []).append(place)
    if not titles and len(steps := places.get("steps", [])) > 1 and HEADINGS["title"][1].search(labels[steps[0]]):
        titles, places["steps"] = steps[:1], steps[1:]
    return places | _titled(titles, labels, has_steps="steps" in places)


def _shares(name: str, label: str, first: str) -> bool:
    """Return whether a second column says who answers besides the first: "ผู้รับผิดชอบหลัก" and "ผู้รับผิดชอบร่วม"."""
    return name == "divisions" and "รับผิดชอบ" in label and "รับผิดชอบ" in first


def _titled(titles: list[int], labels: dict[int, str], *, has_steps: bool) -> dict[str, list[int]]:
    """Return the place of the title: with steps beside them, of two such columns the one that is called a measure."""
    if not titles:
        return {}
    if has_steps:
        return {"title": [next((place for place in titles if "มาตรการ" in labels[place]), titles[0])]}
    return {"title": titles[:1]} | ({"steps": titles[1:2]} if titles[1:] else {})


def _with_edges(places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the places with start and end in place of the period where both have a column."""
    edges = {name: places.pop(name, []) for name in ("starts", "ends")}
    if all(edges.values()):
        places.pop("period", None)
        return places | edges
    if alone := edges["starts"] or edges["ends"]:
        places.setdefault("period", alone)
    return places


def heading_goes_on(row: list[str], below: list[str]) -> bool:
    """Return whether `below` is the second row of the heading `row`: short words, and nothing where titles stand."""
    found = columns(row)
    words = [cell for cell in below if cell and not isinstance(cell, Copied)]
    if not words or any(len(cell) > LONGEST_HEADING or _NO_HEADING.search(cell) for cell in words):
        return False
    if found is None:
        return columns(below) is None and columns(row, below) is not None
    own = [place for name in ("number", "title") for place in found.places.get(name, ())]
    return not any(place < len(below) and below[place] and not isinstance(below[place], Copied) for place in own)


def missing(found: Columns) -> list[str]:
    """Return the names of the columns that are missing."""
    given = set(found.places) | ({"period"} if found.times or {"starts", "ends"} & set(found.places) else set())
    return [name for name in NEEDED if name not in given]


def _labels(row: list[str], below: list[str]) -> Iterator[list[str]]:
    """Yield the words above each place: a heading that spans several columns stands over all of those below it."""
    over = ""
    for place in range(max(len(row), len(below))):
        upper = row[place] if place < len(row) and not isinstance(row[place], Copied) else ""
        lower = below[place] if place < len(below) and not isinstance(below[place], Copied) else ""
        over = upper or (over if lower else "")
        yield [words for words in (over if lower else upper, lower) if words]


def named(label: str, *, is_below: bool = False) -> str:
    """Return the name of the column that a heading means, "" for none; the lower of two words tells more than the upper."""
    keys = [thai.search_key(label)]
    if is_below and " " in label:
        keys.insert(0, thai.search_key(label.split(" ")[-1]))
    if len(keys[-1]) > LONGEST_HEADING or _NO_HEADING.search(label):
        return ""
    for key in keys:
        if name := next((name for name, (_, words) in HEADINGS.items() if words.search(key)), ""):
            return name
    return ""


def _together(cells: list[str]) -> str:
    own = [cell for cell in cells if cell]
    return own[0] if len(own) == 1 else "\n".join(own) if own else ""
