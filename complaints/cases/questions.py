"""A question of the office to the reporter: since when it waits, and until when the answer is asked for. It moves no limit."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ANSWER_DAYS = timedelta(days=15)


@dataclass(frozen=True)
class Question:
    """A question that waits for the reporter."""

    asked_on: date
    until: date

    def is_over(self, today: date) -> bool:
        """Return whether the day for the answer has passed: the reporter may still give one, the office goes on without."""
        return today > self.until


def asking(today: date) -> dict[str, str]:
    """Return what makes a message of this day a question: in its entry it says until when the answer is asked for."""
    return {"asks": (today + ANSWER_DAYS).isoformat()}


def waiting(summary: dict[str, Any]) -> Question | None:
    """Return the question of which a case's summary says that it waits; None where none does."""
    said = summary.get("question")
    return Question(*map(date.fromisoformat, said)) if said else None


def note(summary: dict[str, Any], content: dict[str, Any], *, by_reporter: bool, day: date) -> None:
    """Note in a summary that a question waits, or that the reporter's or the office's next words took its place."""
    if "asks" in content:
        summary["question"] = [day.isoformat(), content["asks"]]
    elif by_reporter or content.get("text"):
        summary.pop("question", None)
