"""What is still lacking of a year's measures: the states that its legend counts, missing rounds, and steps without a result."""

from dataclasses import dataclass
from typing import Any, Self

from common import thai

from . import states


@dataclass(frozen=True)
class Outstanding:
    """States of which some measure stands, but the fullest; rounds; and steps, of which `bare` is None where nobody can know."""

    lacking: list[tuple[states.Status, list]]
    rounds: list[tuple[int, list]]
    steps: int
    bare: int | None

    @classmethod
    def of(cls, found: list[tuple[states.Status, list]], rounds: list[tuple[int, list]]) -> Self:
        """Return what is lacking of these measures in their states."""
        measures = [measure for _, some in found for measure in some]
        bare = [measure.bare_steps for measure in measures]
        return cls(
            [(status, some) for status, some in found if some and status is not states.EVIDENCED],
            rounds,
            sum(len(measure.steps) for measure in measures),
            None if None in bare else sum(bare),
        )

    @property
    def is_nothing(self) -> bool:
        """Return whether every measure is reported, every result has evidence, and no step or round is known to lack one."""
        return not (self.lacking or self.rounds or self.bare)

    @property
    def nobody_is_late(self) -> bool:
        """Return whether no measure's end has passed without a result."""
        return all(status is not states.LATE for status, _ in self.lacking)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Return (what, how many, which measures) in Thai for each thing that is lacking."""
        rows = [(status.words, _measures(some), _numbers(some)) for status, some in self.lacking]
        rows += [
            (f"ไม่มีผลรอบ {thai.to_thai_digits(n)} เดือน", _measures(some), _numbers(some)) for n, some in self.rounds
        ]
        if self.bare:
            rows.append(("ขั้นตอน", states.of_steps(self.steps - self.bare, self.steps), ""))
        return rows


def _measures(some: list[Any]) -> str:
    return f"{thai.to_thai_digits(len(some))} มาตรการ"


def _numbers(some: list[Any]) -> str:
    return f"มาตรการที่ {', '.join(thai.to_thai_digits(measure.number) for measure in some)}"
