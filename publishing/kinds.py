"""What can be published: every app registers its kinds here, publishing knows none of them by name."""

from collections.abc import Callable
from dataclasses import dataclass, field

_kinds = {}


@dataclass(frozen=True)
class Kind:
    """One kind of publication, such as the measures of a year.

    `content(key)` freezes the working records into JSON-ready data and raises LookupError for an unknown key.
    `keys()` lists what can be published now. `page(request, edition)` answers with the public page of any edition,
    saved or not, and reads nothing but that edition. `url(key)` is the page of the newest edition, `edition_url(key,
    number)` the one that never changes. For the differences, `labels` gives the Thai word of each field name, and
    `words(field, value, content)` what a person reads for a code that stands in a field, or None to show it as it is.
    `warnings(content)` lists sentences in Thai that submitter and approver should read first.
    `search(content)` gives what readers may find, as (title, text, url of its page); without it the whole content is
    found as one thing at the kind's page.
    """

    name: str
    label: str
    content: Callable
    keys: Callable
    title: Callable
    page: Callable
    url: Callable
    edition_url: Callable
    history_url: Callable
    labels: dict = field(default_factory=dict)
    words: Callable = lambda field, value, content: None
    warnings: Callable = lambda content: []
    search: Callable | None = None


def register(kind):
    """Make `kind` known; raises ValueError when its name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"kind {kind.name!r} is registered twice")
    _kinds[kind.name] = kind


def get(name):
    """Return the kind of that name; raises LookupError when nobody registered it."""
    return _kinds[name]


def everything():
    """Return all kinds, in the order of their registration."""
    return list(_kinds.values())
