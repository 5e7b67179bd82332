"""What the answers themselves let everybody see."""

from publishing.facts import Fact, Step, register

from .sides import Side

BOTH = {Side.POLITICAL, Side.OFFICIALS}


def register_all() -> None:
    """Make the facts of the answers known."""
    register(
        Fact(
            "both-sides",
            "มีคำตอบทั้งฝ่ายการเมืองและฝ่ายข้าราชการประจำ",
            Step("เพิ่มคำตอบให้ครบทั้งสองฝ่าย", "ita.oititem"),
            # Pages that name no side may show both: only a person can tell.
            lambda asked: set(asked.sides) >= BOTH if asked.sides & BOTH else None,
        )
    )
