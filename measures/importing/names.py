"""Names of divisions as a table writes them, against the office's own."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from common import thai
from common.models import Division

from .cells import items

# "กค." and "ตสน." stand for divisions, "อบต." for the office.
_ABBREVIATION = r"(?!อบ[ตจ]\.|ท[ตมน]\.|ผอ\.)(?:[ก-ฮ]\.?){2,4}\.(?=[\s/,;+&]|และ|กับ|$)"
_HEAD = r"(?:ผอ\.|ผู้อำนวยการ|หัวหน้า)\s?(?=กอง|สำนัก|หน่วย|ส่วน|ฝ่าย)"
_NEXT = rf"(?=กอง|สำนัก|หน่วย|ส่วน|ฝ่าย|ตรวจสอบภายใน|{_HEAD}|{_ABBREVIATION})"
_SEPARATORS = re.compile(rf"\s*[,;+&]\s*|\s*/\s*(?:(?=งาน)|{_NEXT})|\s*(?:และ|กับ)\s*{_NEXT}")
_ALL = re.compile(r"(?:ทุก|ทั้ง)(?:ส่วนราชการ|สำนัก|กอง|หน่วย|ฝ่าย|ส่วน)")
# "สำนักปลัด อบต.โคกดี" is the "สำนักปลัด" of whichever office writes it.
_OFFICE = re.compile(r"(?:ของ)?(?:อบต\.?|องค์การบริหารส่วนตำบล).*$|ฯ$")
_ALIKE = 0.8
_UNIT = re.compile("^(?:กอง|สำนักงาน|สำนัก|หน่วยงาน|หน่วย|ส่วน|ฝ่าย|งาน)")
# "กค." is กองคลัง: consonants that stand in the name in this order.
_SHORTENED = re.compile(r"(?:[ก-ฮ]\.?){2,4}\.")
# "งานนิติการ สำนักปลัด" is one name: a section and the division that it lies in.
_WITHIN = re.compile(r"งาน[^\s–—-]+(?:\s*[–—-]\s*|\s+)\S+$")
# What stands beside a division's name and may be another: a unit, an abbreviation, or what "และ" joins.
_ANOTHER = re.compile(r"กอง|สำนัก|หน่วย|ฝ่าย|[ก-ฮ]{2,4}\.(?<!ผอ\.)|^(?:และ|กับ|ร่วม)|(?:และ|กับ|ร่วม)$")
_JOINS = re.compile(r"^(?:และ|กับ)\s*|\s*(?:และ|กับ)$")
_RUN_ON = re.compile(rf"(?:\s*[–—-]\s*|\s+){_NEXT}")
# "ปลัด อบต." ends with a short word as "กค." is one: its full stop belongs to it.
_SHORT_END = re.compile(r"(?:(?:^|\s)(?:[ก-ฮ]\.?){2,4}|อบ[ตจ])\.$")


def names_in(cell: str) -> list[str]:
    """Return the names that a cell of the divisions' column lists, bullets and separators gone, each once."""
    pieces = (piece for text in items(cell).texts for piece in _split(text))
    return list(dict.fromkeys(_trimmed(piece) for piece in pieces if piece.strip(" .")))


def _trimmed(piece: str) -> str:
    """Return a name without what stands around it; an abbreviation keeps the full stop that makes it one."""
    piece = _JOINS.sub("", piece.strip())
    return piece.strip() if _SHORT_END.search(piece.strip()) else piece.strip(" .")


def _split(text: str) -> list[str]:
    if _ALL.match(text):
        return [text]
    return [
        piece for part in _SEPARATORS.split(text) for piece in ([part] if _WITHIN.match(part) else _RUN_ON.split(part))
    ]


def means_all(name: str) -> bool:
    """Return whether a name stands for every division ("ทุกส่วนราชการ", "ทุกสำนัก/กอง")."""
    return bool(_ALL.match(name))


def surely(name: str, divisions: Iterable[Division]) -> Division | None:
    """Return the one division that `name` holds (ผู้อำนวยการกองคลัง) or begins, or is a slip away from; None in doubt.

    A name that holds another unit besides is in doubt: to take it for one would lose the other.
    """
    key = _key(name)
    held = [(division, _key(division.name)) for division in divisions if _key(division.name) in key]
    if held:
        [(division, own), *others] = held
        rest = key.replace(own, "", 1)
        bare = [_UNIT.sub("", _key(other.name)) for other in divisions if other is not division]
        return None if others or _ANOTHER.search(rest) or any(name in rest for name in bare) else division
    like = [division for division in divisions if _is_part(key, _key(division.name))]
    if len(like) == 1:
        return like[0]
    known = {_key(division.name): division for division in divisions}
    close = get_close_matches(key, known, n=1, cutoff=_ALIKE)
    if close and not like:
        return known[close[0]]
    return _shortened(name, divisions)


def _shortened(name: str, divisions: Iterable[Division]) -> Division | None:
    """Return the one division that a name without its "กอง" or an abbreviation ("คลัง", "กค.") can mean, else None."""
    bare = _UNIT.sub("", _key(name))
    if _SHORTENED.fullmatch(name.strip()):
        ranks = [(_abbreviates(_consonants(name), division.name), division) for division in divisions]
        best = max((rank for rank, _ in ranks), default=0)
        like = [division for rank, division in ranks if rank == best > 0]
    else:
        like = [division for division in divisions if bare and bare == _UNIT.sub("", _key(division.name))]
    return like[0] if len(like) == 1 else None


def _abbreviates(letters: str, name: str) -> int:
    """Return how well consonants abbreviate a name: 2 unit and name as they begin (กค.), 1 anyhow in order, else 0."""
    bare = _consonants(_UNIT.sub("", name))
    stand = re.compile(".*".join(letters))
    if stand.match(bare) or (stand.match(name[0] + bare) and letters[1] == bare[:1]):
        return 2
    return int(bool(stand.match(_consonants(name))))


def _consonants(text: str) -> str:
    return "".join(re.findall("[ก-ฮ]", text))


def _is_part(key: str, other: str) -> bool:
    return min(len(key), len(other)) >= 6 and (key.startswith(other) or other.startswith(key))


def matched(names: Iterable[str], divisions: Iterable[Division]) -> dict[str, Division | None]:
    """Return {name: Division or None} for names as written: the same words, spaces and digits aside."""
    known = {_key(division.name): division for division in divisions}
    return {name: known.get(_key(name)) for name in names}


def nearest(name: str, divisions: Iterable[Division]) -> Division | None:
    """Return the division whose name is most like `name`, or None when none is near."""
    known = {_key(division.name): division for division in divisions}
    close = get_close_matches(_key(name), known, n=1, cutoff=0.6)
    return known[close[0]] if close else _shortened(name, divisions)


def _key(name: str) -> str:
    key = thai.search_key(name).replace(" ", "")
    return _OFFICE.sub("", key) or key
