"""Everything that could be published now, and how each compares with what is public."""

from dataclasses import dataclass
from functools import cached_property

from . import kinds
from .differences import differences
from .models import Edition, Submission


@dataclass(frozen=True)
class Draft:
    """The working records of one kind and key, frozen for a look."""

    about: kinds.Kind
    key: str
    content: dict
    newest: Edition | None
    waiting: Submission | None

    @cached_property
    def said(self):
        """Return the content as its type."""
        return self.about.read(self.content)

    @property
    def title(self):
        return self.about.title(self.said)

    @property
    def warnings(self):
        return self.about.warnings(self.said)

    @property
    def is_new(self):
        """Return whether publishing it would tell the public something."""
        return self.newest is None or not self.newest.still_says(self.content)


def everything():
    """Return a Draft for every key of every kind, in the order of their registration."""
    newest = {(edition.kind, edition.key): edition for edition in Edition.objects.highest_of_each().defer("content")}
    waiting = {(request.kind, request.key): request for request in Submission.objects.waiting().defer("content")}
    return [
        Draft(about, key, about.frozen(key), newest.get((about.name, key)), waiting.get((about.name, key)))
        for about in kinds.everything()
        for key in about.keys()  # noqa: SIM118 (a function of the kind, no dictionary)
    ]


def one(kind, key):
    """Return the Draft of (kind, key); raises LookupError when either is unknown."""
    about = kinds.get(kind)
    return Draft(
        about,
        key,
        about.freeze(key),
        Edition.objects.of(kind, key).first(),
        Submission.objects.waiting().filter(kind=kind, key=key).first(),
    )


def changes_since_newest(kind, key, said):
    """Return the Differences from the newest edition that stands to the content `said`; None when there is none."""
    newest = Edition.objects.of(kind, key).filter(withdrawn_at=None).first()
    return None if newest is None else differences(newest.said, said)
