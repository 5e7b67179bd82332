"""The same form sent again: what of it the case that was filed from it does not hold yet."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..cases.open_case import OpenCase
from ..cases.reported import parts
from ..files.uploads import Arrived
from ..sealing.people import digest

IDENTITY = "ชื่อและช่องทางติดต่อ"


@dataclass(frozen=True)
class Rest:
    """What differs: (label, text) of fields as sent now, files that the case lacks, the identity, and whether others are kept out.

    `identity` is who the reporter is as sent now, None where that is the same; it goes into its envelope, never into a text.

    `others_kept_out` true means that the readers of the filed case are not those of what was sent now.
    """

    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[Arrived, ...] = ()
    others_kept_out: bool = False
    identity: dict | None = None

    def __bool__(self) -> bool:
        return bool(self.fields or self.files or self.others_kept_out or self.identity is not None)

    @property
    def text(self) -> str:
        """Return the fields as a message that adds them to the case."""
        return "\n\n".join(f"{label}: {text}" for label, text in self.fields if text)

    @property
    def summary(self) -> str:
        """Return in Thai which parts differ."""
        kept_out = ["ผู้ที่ให้กันออกจากเรื่อง"] if self.others_kept_out else []
        named = [IDENTITY] if self.identity is not None else []
        files = (f"ไฟล์ {one.name}" for one in self.files)
        return " · ".join([*(label for label, _ in self.fields), *named, *files, *kept_out])


def marks(report: Any, excluded: Iterable[int], code: str) -> dict[str, str]:
    """Return what a case remembers of the parts that its reporter cannot read back.

    Keyed by the receipt code, which no reader knows: nobody finds a name out by trying.
    """
    return {"identity": _mark(report.identity, code), "kept_out": _mark(sorted(excluded), code)}


def _mark(content: Any, code: str) -> str:
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return digest(plain, use="sent-again", key=code.encode()).hex()


def rest(opened: OpenCase, report: Any, arrived: Sequence[Arrived], code: str, *, excluded: Iterable[int]) -> Rest:
    """Return what of a report and its files the case does not hold; it is false when all of it is filed.

    `excluded` are the roster ids that would be kept out of the report as it was sent now.
    """
    filed = opened.entries()[0].content
    now = marks(report, excluded, code)
    before = now | filed.get("sent", {})  # cases filed before this was remembered are taken as the same
    names = [
        name for name in {**report.fields, **filed["fields"]} if _of(report.fields, name) != _of(filed["fields"], name)
    ]
    fields = parts({name: _of(report.fields, name) for name in names})
    known = {info.sha256 for info in opened.files()}
    files = tuple(one for one in arrived if one.sha256 not in known)
    who = report.identity if before["identity"] != now["identity"] else None
    return Rest(tuple(fields), files, before["kept_out"] != now["kept_out"], who)


def _of(fields: dict[str, str], name: str) -> str:
    return fields.get(name, "")
