"""One thing that is no edition's text but answers a question: a page to go to, an OIT item, a division."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """Where it leads, what it is called, one sentence, and how well it fits (0 to 120); `does` when one can act there."""

    url: str
    title: str
    say: str
    score: float
    does: bool = False
