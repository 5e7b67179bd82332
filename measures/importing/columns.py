"""Which column is which: read from the headings, whatever their order."""

import re
from dataclasses import dataclass

from common import thai

# The order matters: "ขั้นตอน/วิธีการปฏิบัติ" and "ผลการดำเนินงาน" are told before the wider words of a title.
HEADINGS = {
    "period": ("ระยะเวลาดำเนินการ", re.compile("ระยะเวลา|กำหนดเวลา|ช่วงเวลา")),
    "divisions": ("ผู้รับผิดชอบ", re.compile("รับผิดชอบ")),
    "steps": ("ขั้นตอน/วิธีการปฏิบัติ", re.compile("ขั้นตอน|วิธีการ|วิธีปฏิบัติ")),
    "results": ("ผลการดำเนินงาน", re.compile("ผลการ|ผลดำเนิน|รายงานผล")),
    "number": ("ลำดับ", re.compile("ลำดับ|^ที่$")),
    "title": ("แนวทาง/มาตรการดำเนินการ", re.compile("มาตรการ|แนวทาง")),
}
LONGEST_HEADING = 60


@dataclass(frozen=True)
class Columns:
    """The place of each of the six columns in a row."""

    places: dict

    def cells(self, row):
        """Return the six cells of a row by name, "" where the row is too short or the column is missing."""
        found = {name: row[place] for name, place in self.places.items() if place < len(row)}
        return dict.fromkeys(HEADINGS, "") | found

    def outside(self, row):
        """Return the cells of a row that stand in none of the six columns."""
        return [cell for place, cell in enumerate(row) if cell and place not in self.places.values()]


def columns(row):
    """Return the Columns that a row names, or None when it is no row of headings; some may be missing."""
    places = {}
    for place, cell in enumerate(row):
        key = thai.search_key(cell)
        if cell and len(key) <= LONGEST_HEADING:
            name = next((name for name, (_, words) in HEADINGS.items() if words.search(key)), None)
            if name and name not in places:
                places[name] = place
    return Columns(places) if len(places) >= 4 and "title" in places else None


def missing(found):
    """Return the official names of the columns that are missing."""
    return [name for key, (name, _) in HEADINGS.items() if key not in found.places]
