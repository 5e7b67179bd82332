"""The office's own name in a text: it says where, never who, though an officer may be called like the place."""

import re

from . import slips
from .folding import sound
from .signs import Field, Sign

KINDS = r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร))"
BEFORE_THE_PLACE = ("ตำบล", "เทศบาล", "เทศบาลเมือง", "เทศบาลนคร")
# A rank ends alike (ส.ต.บุญมี), and so does many a word before a name (คนทุจริต บุญมี): it may belong to a match, but keeps nobody from being one.
TAMBON = "ต."
OFFICE = "องค์การบริหารส่วนตำบล"


def place_of(office: str) -> str:
    """Return the place in the name of an office ("โคกคอน"), "" when the name has none."""
    return re.sub(f"^{KINDS}", "", office).strip() if re.match(KINDS, office) else ""


def only_of_people(field: Field, signs: list[Sign]) -> list[Sign]:
    """Return the signs without those that are nothing but a part of the office's name."""
    spans = [
        (span.start + len(sound(before)), span.end)
        for before in BEFORE_THE_PLACE
        if field.place
        for span in slips.every(sound(before) + sound(field.place), field.heard.text)
    ]
    return [sign for sign in signs if not any(start <= sign.start and sign.end <= end for start, end in spans)]


def after_a_person(place: str) -> list[str]:
    """Return how people say after somebody's name or post that they mean this office."""
    offices = [f"{OFFICE}{place}", OFFICE, *(f"{before}{place}" for before in (*BEFORE_THE_PLACE, TAMBON) if place)]
    return ["ตำบล", place, *(f"{of}{office}" for of in ("", "ของ", "ที่", "ใน", "สังกัด") for office in offices)]
