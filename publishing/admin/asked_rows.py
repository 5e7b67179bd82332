"""The items of a request as its page shows them, one row each."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ..laying import now
from ..models import Submission
from ..outlook import Sight
from . import folding


def rows(
    submission: Submission,
    sights: list[Sight],
    takes: Callable[[Sight], str],
    notes: Mapping[str, str],
    lacking: Collection[str],
) -> list[dict[str, Any]]:
    """Return each item as the page shows it: its sight, findings, evidence, and whether others ask for it too.

    `takes` says how an item is ticked, `notes` by its key why it is not, `lacking` of which items that was asked in vain. A row whose change needs a look `is_open`.
    """
    about = submission.about
    findings = about.findings(submission.key, [sight.item for sight in sights])
    elsewhere, draft = _elsewhere(submission), _draft(submission)
    return [
        _judged(
            {
                "sight": sight,
                "item": sight.item,
                "findings": findings.get(sight.item.key, []),
                "evidence": (evidence := about.evidence(sight.item)),
                "gist": folding.gist(sight.item, sight.changes, evidence),
                "elsewhere": elsewhere.get(sight.item.key, ""),
                "draft_changed": draft is not None and now(about, draft, sight.item) != sight.item.after,
                "may_be_taken": may_be_taken(sight),
                "taken": takes(sight),
                "note": notes.get(sight.item.key, ""),
                "lacks_note": sight.item.key in lacking,
                "now": about.items.told(sight.current) if sight.may_overrule else "",
                "asked": about.items.told(sight.item.after) if sight.may_overrule else "",
                "sent": about.items.told(sight.item.before) if sight.may_overrule else "",
            }
        )
        for sight in sights
    ]


def may_be_taken(sight: Sight) -> bool:
    """Return whether an item has a box to tick."""
    return sight.fits or sight.may_overrule or sight.is_said_already


def _judged(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with whether somebody chose to leave the item, and whether its change is unfolded from the start."""
    left = bool(row["note"] or row["lacks_note"] or (row["sight"].fits and not row["taken"]))
    warned = row["sight"].sentence or row["draft_changed"] or row["elsewhere"]
    return {**row, "is_left": left, "is_open": bool(warned)}


def _draft(submission: Submission) -> dict[str, Any] | None:
    """Return the working records as they are now; None when they can't be frozen any more."""
    try:
        return submission.about.freeze(submission.key)
    except LookupError:
        return None


def _elsewhere(submission: Submission) -> dict[str, str]:
    """Return item key → whose other request for it waits."""
    others = type(submission).objects.waiting().filter(kind=submission.kind, key=submission.key)
    others = others.exclude(pk=submission.pk).select_related("submitted_by").prefetch_related("items")
    return {item.key: other.division or other.sender for other in others for item in other.items.all()}
