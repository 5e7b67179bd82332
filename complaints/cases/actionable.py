"""How far a report of corruption can be acted upon.

The cabinet resolution of 22 December 2541 lets unsigned letters be acted on only if they give
evidence, clear circumstances or definite witnesses, or at least who did what, where and when.
"""

from dataclasses import dataclass

PARTS = {
    "who": "ใครเป็นผู้กระทำ",
    "what": "ทำอะไร",
    "where": "ที่ไหน",
    "when": "เมื่อใด",
    "how_known": "ทราบได้อย่างไร",
    "evidence": "พยานหลักฐาน",
    "witnesses": "พยานบุคคล",
}
PLACE_AND_TIME = ("where", "when")
LEAST = {"who", "what", *PLACE_AND_TIME}


@dataclass(frozen=True)
class Readiness:
    """Which of the seven parts a report has."""

    given: tuple[str, ...]

    @classmethod
    def of(cls, fields: dict, *, has_files: bool = False) -> "Readiness":
        """Return the readiness of typed fields; a file counts as evidence."""
        return cls(tuple(name for name in PARTS if fields.get(name, "").strip() or (name == "evidence" and has_files)))

    @property
    def parts(self) -> list[dict]:
        """Return name, Thai label and whether it is given, of each part in order."""
        return [{"name": name, "label": label, "given": name in self.given} for name, label in PARTS.items()]

    @property
    def count(self) -> int:
        return len(self.given)

    @property
    def lacking(self) -> list[str]:
        """Return the Thai names of the parts not given, in order."""
        return [label for name, label in PARTS.items() if name not in self.given]

    @property
    def suffices_unsigned(self) -> bool:
        """Return whether a report without a name holds what the resolution asks for."""
        given = set(self.given)
        return "what" in given and (given >= LEAST or bool({"evidence", "witnesses"} & given))

    @property
    def sentence(self) -> str:
        """Return in Thai what can be done with the report as it stands."""
        if not self.given:
            return "ยังไม่ได้กรอกข้อมูล"
        if not self.suffices_unsigned:
            return "ข้อมูลยังน้อย หากไม่แจ้งชื่ออาจตรวจสอบต่อไม่ได้"
        if unplaced := "และ".join(PARTS[name] for name in PLACE_AND_TIME if name not in self.given):
            return f"มีหลักฐานหรือพยานแล้ว โปรดบอก{unplaced}ด้วย เพื่อให้เริ่มตรวจสอบได้"
        return "มีข้อมูลครบทุกส่วน" if self.count == len(PARTS) else "มีข้อมูลพอให้เริ่มตรวจสอบได้"
