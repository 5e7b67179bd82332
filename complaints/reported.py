"""What the parts of a report are called where it is read."""

from .actionable import PARTS

LABELS = {
    "kind": "ประเภท",
    "category": "หมวดเรื่อง",
    "text": "รายละเอียด",
    "place": "สถานที่",
    **PARTS,
    "involved_words": "ผู้ที่เกี่ยวข้อง",
}


def parts(fields: dict) -> list[tuple[str, str]]:
    """Return (label, text) of a report's fields, in the order of the form."""
    return [(LABELS[name], text) for name, text in fields.items()]
