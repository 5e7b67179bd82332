"""What a stored file's text is worth to a reader who searches it or has it read aloud, in words."""

from django.db.models import Q

from .thai import READABLE

SCAN = "ภาพสแกน ไม่มีชั้นข้อความ"
GARBAGE = "ชั้นข้อความเสีย อ่านไม่ได้"


def problem(has_text_layer: bool | None, readability: int | None) -> str:
    """Return what is wrong with the text of a file, "" when nothing is, or when it has no pages."""
    if has_text_layer is False:
        return SCAN
    return GARBAGE if has_text_layer and readability is not None and readability < READABLE else ""


def without_text(prefix: str = "") -> Q:
    """Return the condition on stored files with a `problem` and no copy without; `prefix` leads to them, such as "file__"."""
    garbage = Q(**{f"{prefix}has_text_layer": True, f"{prefix}readability__lt": READABLE})
    scan = Q(**{f"{prefix}has_text_layer": False})
    return Q(**{f"{prefix}with_text": None}) & (scan | garbage)
