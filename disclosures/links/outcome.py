"""What a check says of a link."""

from dataclasses import dataclass

from ..models import Link


@dataclass(frozen=True)
class Outcome:
    """A state and the Thai sentence why; no sentence when all is well."""

    state: str
    problem: str = ""


ALIVE = Outcome(Link.State.ALIVE)


def broken(problem: str) -> Outcome:
    return Outcome(Link.State.BROKEN, problem)


def unsure(problem: str) -> Outcome:
    return Outcome(Link.State.UNSURE, problem)
