"""What can be published: every app registers its kinds here, publishing knows none of them by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from common.exports import Format

from .addresses import Addresses, Onward
from .contents import Unreadable, read, schema_name, write
from .items import Item, Whole

# Where the picture of any edition lies, whatever its kind: it is shown where somebody shares the edition.
PICTURE = "share.png"
_kinds: dict[str, "Kind"] = {}


SHOWS_NOTHING = "ยังไม่มีเนื้อหา หากเผยแพร่ตามนี้ ประชาชนจะเห็นหน้าที่ยังไม่มีข้อมูล"


@dataclass(frozen=True)
class Output:
    """One file that an edition becomes: its name, its common.exports.Format, and `report()`, which the format writes.

    `path` is where it lies below the address of its edition, "" while it lies nowhere. A reader saves it as `stem`, by
    default as the report says, or sees it `inline`. One that can be made `at_once` is made by the request that first asks
    for it, if it is not there yet. One `made_of` other files, by their names, is not kept but streamed when these are there;
    `format.write` then sees to its hash.
    """

    name: str
    format: Format
    report: Callable
    path: str
    at_once: bool = False
    stem: str = ""
    inline: bool = False
    made_of: tuple[str, ...] = ()

    @property
    def saved_as(self) -> str:
        """Return the name under which a reader saves it, without its ending."""
        return self.stem or self.report().stem


@dataclass(frozen=True)
class Files:
    """The files of a kind: `outputs(edition)` lists each as an Output, what is whole before its parts.

    `patterns` are their paths as Django writes them ("report.<str:ending>"): the addresses are made of these, below each
    edition and below the newest page, which leads to the newest edition's file.
    """

    patterns: tuple[str, ...] = ()
    outputs: Callable[[Any], Sequence[Output]] = lambda edition: ()


@dataclass(frozen=True)
class Offer:
    """An item that somebody may ask to publish: `division` names whose draft it is when it is another's, unticked then."""

    item: Item
    division: str = ""
    ticked: bool = True


@dataclass(frozen=True)
class Kind:
    """One kind of publication, such as the measures of a year.

    `contents` are the types of what its editions say, oldest first: the last is what it publishes now. `keys()` lists
    what can be published now, `content(key)` returns the working records of one of them as that type; others call
    `freeze`. What follows gets a content of such a type: `title`, `warnings(content)`, which lists sentences in Thai that
    submitter and approver should read first, and `search(content)`, which gives what readers may find, as (title, text,
    url of its page); without it the whole content is found as one thing at the kind's page.
    `page(request, edition)` answers with the public page of any edition, saved or not, and reads nothing but that
    edition. Of the `addresses` one leads to the newest edition of a key, one to each edition for ever, one to the history.
    `onward` is where a reader goes on from a withdrawn edition.
    Nothing but its `files` may be handed out as the file of an edition, so that the page of verification knows each.
    `empty(content)` returns whether a page stands but shows nothing yet.
    `is_news` says whether readers are told on the first page when one comes out.
    `items` says of what items a content is made, `offers(user, key, items)` which of them a member of staff may ask to
    publish; without it they are everybody's who has one of the rights `changed_with` (and may submit at all).
    `follow(key, path)` returns `page` of another public address of the same edition, such as that of one measure, so that
    a preview's links stay in the preview; None for any other address.
    `follows(edition)` is called when an edition was published or withdrawn, in the same transaction: what takes long goes
    into the queue.
    `settle(key)` lets the working records take the ids that their places give: called before the first edition.
    What the approver reads beside an item: `findings(key, items)` gives sentences and `whose(key, items)` the name of a
    division, both by key of the item; `evidence(item)` its files and links as (title, address, what it is), None
    where an item needs none.
    """

    name: str
    label: str
    contents: tuple
    content: Callable
    keys: Callable
    title: Callable
    page: Callable
    addresses: Addresses
    onward: Onward
    warnings: Callable = lambda content: []
    search: Callable | None = None
    files: Files = Files()
    empty: Callable = lambda content: False
    is_news: bool = True
    items: Whole = field(default_factory=Whole)
    changed_with: tuple = ()
    offers: Callable | None = None
    follow: Callable = lambda key, path: None
    settle: Callable = lambda key: None
    follows: Callable = lambda edition: None
    findings: Callable = lambda key, items: {}
    whose: Callable = lambda key, items: {}
    evidence: Callable = lambda item: None

    def offered(self, user: Any, key: str, items: Sequence[Item]) -> list[Offer]:
        """Return an Offer for each of these items that `user` may ask to publish."""
        if self.offers:
            return self.offers(user, key, items)
        may = not self.changed_with or any(user.has_perm(right) for right in self.changed_with)
        return [Offer(item) for item in items] if may else []

    def told_before(self, content: Any) -> list[str]:
        """Return what to read before a content is published, in Thai sentences: first that its page would show nothing."""
        return [*([SHOWS_NOTHING] if self.empty(content) else []), *self.warnings(content)]

    def read(self, content: dict[str, Any]) -> Any:
        """Return JSON-ready content, of an edition of any age, as the type that its schema names.

        Raises contents.Unreadable for a schema that this kind does not have and for data that does not fit it.
        """
        found = next((shape for shape in self.contents if schema_name(shape) == content.get("schema")), None)
        if found is None:
            raise Unreadable(f"{self.name} has no schema {content.get('schema')!r}")
        return read(found, content)

    def freeze(self, key: str) -> dict[str, Any]:
        """Return the content of `key` as it is now, JSON-ready; raises LookupError when that can't be published."""
        if key not in set(self.keys()):
            raise LookupError(f"{self.name} has no {key!r}")
        return self.frozen(key)

    def frozen(self, key: str) -> dict[str, Any]:
        """Return the content of a key that `keys` gave, JSON-ready; raises contents.Unreadable when a value has not its type."""
        content = write(self.content(key))
        self.read(content)
        return content


def register(kind: Kind) -> None:
    """Make `kind` known; raises ValueError when its name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"kind {kind.name!r} is registered twice")
    _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return the kind of that name; raises LookupError when nobody registered it."""
    return _kinds[name]


def everything() -> list[Kind]:
    """Return all kinds, in the order of their registration."""
    return list(_kinds.values())
