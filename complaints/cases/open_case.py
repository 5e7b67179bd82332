"""An opened case: what somebody who holds its keys can read and write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from .. import row_macs
from ..files.uploads import Arrived
from ..models import Case, Item, SealedFile
from ..sealing import texts
from ..sealing.authors import Author
from ..sealing.envelopes import CaseKeys
from ..sealing.errors import SealError
from . import authorship, former, one_state, questions
from .authorship import REPORTER, Signature

TALK = {"message", "status", "rating"}  # entries in which one side tells the other something
LEAVES = ("summary", "identity", "readership")
# A leaf takes the same space whatever it says: 12 officers and 60 left out fit, and the longest subject and names.
LEAST = {"readership": (1 << 14) - 1, "summary": (1 << 12) - 1, "identity": (1 << 14) - 1}


@dataclass(frozen=True)
class Entry:
    """One entry of the thread or one note: what was said or done, by whom, when."""

    type: str
    by: str
    at: datetime
    content: dict = field(default_factory=dict)
    staff_only: bool = False
    sequence: int = 0
    signed: Signature = field(default_factory=Signature)


@dataclass(frozen=True)
class FileInfo:
    """What the seal says of a file."""

    id: UUID
    order: int
    name: str
    size: int
    sha256: str
    by: str
    key: bytes = field(repr=False)


class OpenCase:
    """A case with its keys, and the author of what is added to it. Opening anything raises SealError when it was altered, moved or cut."""

    def __init__(self, case: Case, keys: CaseKeys, author: Author | None = None) -> None:
        self.case, self.keys, self.author = case, keys, author

    def binding(self, part: str, item: UUID, sequence: int) -> texts.Binding:
        """Return where something of this case stands, for the seal."""
        return texts.Binding(part, self.case.pk, item, self.keys.rotation, sequence)

    def _key(self, staff_only: bool) -> bytes:
        key = self.keys.staff if staff_only else self.keys.shared
        if key is None:
            raise SealError("only readers hold this key")
        return key

    def leaf(self, name: str) -> dict:
        """Return the content of `summary`, `identity` or `readership`."""
        # Until reporters were shown who reads, the readership was the readers' own.
        staff_only = name == "readership" and not self.opens(name)
        return json.loads(self._unsealed(name, self._key(staff_only)))

    def opens(self, name: str) -> bool:
        """Return whether a leaf opens with the key that reporter and readers share."""
        try:
            return bool(self._unsealed(name, self.keys.shared))
        except SealError:
            return False

    def _unsealed(self, name: str, key: bytes) -> bytes:
        return texts.unseal(key, bytes(getattr(self.case, name)), self.binding(name, self.case.pk, 0))

    def set_leaf(self, name: str, content: dict) -> None:
        """Seal the content of a leaf into the row; the caller saves it."""
        if name == "readership":
            self._note_requests(content)
        binding = self.binding(name, self.case.pk, 0)
        setattr(self.case, name, texts.seal(self.keys.shared, _packed(content), binding, least=LEAST.get(name, 0)))

    def note_requests(self) -> None:
        """Note beside the seal whether a request waits, after the case was closed or opened again."""
        if self.keys.staff or self.opens("readership"):
            self._note_requests(self.leaf("readership"))

    def _note_requests(self, readership: dict) -> None:
        waits = readership.get("asked") or readership.get("proposed")
        self.case.asked_after_end = bool(waits and self.case.closed_on)

    @property
    def summary(self) -> dict:
        return self.leaf("summary")

    def entries(self, *, staff_only: bool = False) -> list[Entry]:
        """Return the thread, or the readers' notes, oldest first, as they were when the row was read.

        Raises SealError when one is missing, Forged when one was not written by whom it names. Notes that wait under keys of before (`former`) are not among them.
        """
        count = self.summary["entries"]
        items = one_state.counted(self.case, self.case.items.all(), count)
        if [item.sequence for item in items] != list(range(1, count + 1)):
            raise SealError("an entry is missing")
        waiting = former.waiting(self.case) if staff_only else 0
        found = [self.opened(item) for item in items if item.staff_only == staff_only and item.sequence > waiting]
        authorship.check(self.case, found, reporter=self.summary.get("reporter", ""), officers=self._officers())
        return found

    def _officers(self) -> set[str]:
        """Return the keys that officers of this case sign with, those who left it included."""
        if not authorship.is_own_id(self.case):
            return set()
        return set(self.leaf("readership").get("signed", ()))

    def introduce(self) -> None:
        """Write down what a reader who may add something now signs with, for good."""
        author = self.author
        if author is None:
            return
        readership = self.leaf("readership")
        known = readership.get("signed", [])
        if author.verify not in known and author.public in {one["public"] for one in readership["readers"]}:
            self.set_leaf("readership", readership | {"signed": [*known, author.verify]})

    def opened(self, item: Item) -> Entry:
        """Return what one entry says. Raises SealError when it was sealed under other keys."""
        part = "note" if item.staff_only else "thread"
        plain = texts.unseal(self._key(item.staff_only), bytes(item.sealed), self.binding(part, item.pk, item.sequence))
        content = json.loads(plain)
        at, signed = datetime.fromisoformat(content.pop("at")), Signature(**content.pop("signed", {}))
        return Entry(content.pop("type"), content.pop("by"), at, content, item.staff_only, item.sequence, signed)

    def add(self, entry: Entry, *, item: UUID | None = None) -> Item:
        """Sign and append an entry, under the id `item` if given, and count it in the summary.

        The caller saves the row in the same transaction. Raises ValidationError when an officer would write as the reporter.
        """
        authorship.refuse_the_reporters_name(entry, self.author, self.case)
        summary = self.summary
        summary["entries"] += 1
        if entry.type in TALK:
            day, by_reporter = timezone.localdate(entry.at), entry.by == REPORTER
            summary["last_by"] = REPORTER if by_reporter else "office"
            questions.note(summary, entry.content, by_reporter=by_reporter, day=day)
            self._note_days(entry, day)
        self.set_leaf("summary", summary)
        row = Item(id=item or uuid4(), case=self.case, sequence=summary["entries"], staff_only=entry.staff_only)
        entry = replace(entry, sequence=row.sequence)
        previous = "" if entry.staff_only else self._link()
        self.seal_item(row, replace(entry, signed=authorship.signed(self.case.pk, entry, self.author, previous)))
        row.save(force_insert=True)
        return row

    def _note_days(self, entry: Entry, day: date) -> None:
        """Note beside the seal when the office told something last, which a question does not, and when the reporter wrote to a closed case."""
        if "asks" in entry.content:
            return
        if entry.by != REPORTER:
            self.case.told_on, self.case.written_on = day, None
        elif entry.type == "message" and self.case.closed_on:
            self.case.written_on = day

    def _link(self) -> str:
        last = self.case.items.filter(staff_only=False).last()
        return authorship.link(self.case.pk, self.opened(last)) if last else ""

    def seal_item(self, item: Item, entry: Entry) -> None:
        """Seal an entry into its row under this rotation's key."""
        plain = {**entry.content, "type": entry.type, "by": entry.by, "at": entry.at.isoformat()}
        if entry.signed.text:
            plain["signed"] = asdict(entry.signed)
        binding = self.binding("note" if item.staff_only else "thread", item.pk, item.sequence)
        item.sealed = texts.seal(self._key(item.staff_only), _packed(plain), binding)

    def files(self) -> list[FileInfo]:
        """Return what the seals say of the files, in order, as when the row was read. Raises SealError when one is missing."""
        count = self.summary["files"]
        rows = one_state.counted(self.case, self.case.files.all(), count)
        if [row.order for row in rows] != list(range(1, count + 1)):
            raise SealError("a file is missing")
        return [self._opened_file(row) for row in rows]

    def _opened_file(self, row: SealedFile) -> FileInfo:
        plain = texts.unseal(self.keys.shared, bytes(row.sealed), self.binding("file", row.pk, row.order))
        content = json.loads(plain)
        by, key = content.get("by", REPORTER), bytes.fromhex(content["key"])
        return FileInfo(row.pk, row.order, content["name"], content["size"], content["sha256"], by, key)

    def seal_file(self, info: FileInfo) -> bytes:
        """Return the sealed description of a file under this rotation's key."""
        content = {"name": info.name, "size": info.size, "sha256": info.sha256, "by": info.by, "key": info.key.hex()}
        return texts.seal(self.keys.shared, _packed(content), self.binding("file", info.id, info.order))

    def add_file(self, arrived: Arrived, *, by: str) -> SealedFile:
        """Append an `uploads.Arrived` whose bytes lie in the store already; the caller saves the row of the case."""
        summary = self.summary
        summary["files"] += 1
        self.set_leaf("summary", summary)
        info = FileInfo(arrived.id, summary["files"], arrived.name, arrived.size, arrived.sha256, by, arrived.key)
        return SealedFile.objects.create(id=info.id, case=self.case, order=info.order, sealed=self.seal_file(info))


def _packed(content: dict) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


@contextmanager
def writing(opened: OpenCase) -> Iterator[OpenCase]:
    """Yield the case opened anew for the same author, locked for change, and save its row at the end: all or nothing.

    Raises SealError when the keys are of an rotation that has passed, Altered when the row was changed behind the site.
    """
    with changing(opened.case.pk) as case:
        if case.rotation != opened.keys.rotation:
            raise SealError("the keys are of an earlier rotation")
        again = OpenCase(case, opened.keys, opened.author)
        if again.keys.staff:
            again.introduce()
        yield again


@contextmanager
def changing(case_id: UUID) -> Iterator[Case]:
    """Yield a standing case's row, locked for change, and save it at the end: all or nothing. Raises Altered."""
    with transaction.atomic():
        case = Case.objects.standing().select_for_update().get(pk=case_id)
        row_macs.check(case)
        yield case
        row_macs.save(case)
