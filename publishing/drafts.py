"""Everything that could be published now, and how each compares with what is approved."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from . import kinds
from .asking import offers
from .differences import Difference, differences
from .draft_states import DraftState, content_of, kept_contents, known
from .kinds import Offer
from .laying import laid
from .models import Edition, Submission
from .standing import Shelf, read_contents, shelf, shelves


@dataclass(frozen=True)
class Draft:
    """The working records of one kind and key, for a look by one member of staff; frozen when what they say is asked.

    `state` is what they said when somebody last looked: None while nobody knows; `kept` their content then, if it is known.
    """

    about: kinds.Kind
    key: str
    shelf: Shelf
    waiting: list[Submission]
    user: Any
    state: DraftState | None = None
    kept: dict | None = None

    @cached_property
    def content(self) -> dict:
        """Return the records as an edition would say them: as they were when `state` was seen, now when there is none."""
        return self.kept or content_of(self.about, self.key, self.state)

    @cached_property
    def said(self) -> Any:
        """Return the content as its type."""
        return self.about.read(self.content)

    @property
    def title(self) -> str:
        return self.state.title if self.state else self.about.title(self.said)

    @property
    def listed_title(self) -> str:
        """Return the title as far as it is known without freezing anything."""
        if self.state:
            return self.state.title
        return self.newest.told_title if self.newest else f"{self.about.label} {self.key}"

    @property
    def warnings(self) -> list[str]:
        return self.about.told_before(self.said)

    @property
    def newest(self) -> Edition | None:
        return self.shelf.approved

    @cached_property
    def offers(self) -> list[Offer]:
        """Return what the user may ask to publish of it."""
        own = [request for request in self.waiting if request.submitted_by_id == self.user.pk]
        items = [item for request in own for item in request.items.all()]
        return offers(self.user, self.about, self.shelf, self.content, items)

    @property
    def is_new(self) -> bool:
        """Return whether the user has something to ask for."""
        if self.state and self.newest and self.state.sha256 == self.newest.sha256:
            return False
        return bool(self.offers)

    @property
    def is_own(self) -> bool:
        """Return whether the user has something to ask for that no other division sends itself."""
        return self.is_new and any(offer.ticked for offer in self.offers)

    @property
    def of_others(self) -> list[tuple[str, int]]:
        """Return (division, how many items) of drafts that a division sends itself."""
        names = sorted(offer.division for offer in self.offers if offer.division)
        return [(name, len(list(group))) for name, group in groupby(names)]

    def told(self) -> list[tuple[Offer, str, list[Difference]]]:
        """Return each offer with its name and what it changes for readers once everything offered is published."""
        base = self.shelf.approved_content
        found: dict[str, list[Difference]] = {}
        if base is not None and self.offers:
            after = laid(self.about, base, [offer.item for offer in self.offers])
            for difference in differences(self.about.read(base), self.about.read(after), by_id=True):
                found.setdefault(self.about.items.key_of(difference.path), []).append(difference)
        return [(offer, self.name(offer), found.get(offer.item.key, [])) for offer in self.offers]

    def name(self, offer: Offer) -> str:
        """Return what a person calls an offered item."""
        return self.about.items.name(self.content, offer.item) if offer.item.key else "ทั้งเรื่อง"

    def asked_elsewhere(self) -> dict[str, str]:
        """Return item key → division or name of another whose request for the same item waits."""
        others = [request for request in self.waiting if request.submitted_by_id != self.user.pk]
        return {item.key: request.division or request.sender for request in others for item in request.items.all()}


def everything(user: Any) -> list[Draft]:
    """Return a Draft for every key of every kind, in the order of their registration, in a constant number of queries."""
    stands, waiting, states = shelves(), _waiting(), known()
    changed = {place: state for place, state in states.items() if state and _differs(stands.get(place), state)}
    read_contents(stands[place] for place in changed if place in stands)
    kept = kept_contents(changed)
    return [
        Draft(
            kinds.get(kind),
            key,
            stands.get((kind, key)) or Shelf(kind, key, None, None),
            waiting.get((kind, key), []),
            user,
            state,
            kept.get((kind, key)),
        )
        for (kind, key), state in states.items()
    ]


def _differs(shelf: Shelf | None, state: DraftState) -> bool:
    return not (shelf and shelf.approved and shelf.approved.sha256 == state.sha256)


def one(kind: str, key: str, user: Any, at: datetime | None = None) -> Draft:
    """Return the Draft of (kind, key) beside what stands at `at` (default: now); raises LookupError for unknown ones."""
    about = kinds.get(kind)
    if key not in set(about.keys()):
        raise LookupError(f"{about.name} has no {key!r}")
    draft = Draft(about, key, shelf(kind, key, at), _waiting(kind=kind, key=key).get((kind, key), []), user)
    about.read(draft.content)  # as it is now, whatever is changed while it is looked at
    return draft


def _waiting(**facts: Any) -> dict[tuple[str, str], list[Submission]]:
    found: dict[tuple[str, str], list[Submission]] = {}
    requests = Submission.objects.waiting().filter(**facts).select_related("submitted_by").prefetch_related("items")
    for request in requests:
        found.setdefault((request.kind, request.key), []).append(request)
    return found
