"""The edition to come, made again when what it stands on changes: it is never overtaken, and never brings back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from common import thai

from . import acts, ledger
from .items import Asked
from .kinds import get
from .laying import changes, laid, problems
from .ledger import Action
from .models import Edition, Submission, SubmittedItem
from .moved import AGAIN

UNFIT = "จัดทำต่อไม่ได้หลังการเพิกถอนฉบับก่อนหน้า คำขอกลับมารอพิจารณาใหม่"
PEOPLE = ("submitted_by", "approved_by", "approved_role", "system_import", "emergency")


def items_of(coming: Edition, standing: Edition | None) -> list[Any]:
    """Return the items that `coming` changes on what stands."""
    return changes(get(coming.kind), standing.content if standing else None, coming.content)


def authors_of(coming: Edition) -> dict[str, Any]:
    """Return key → author of the items in `coming`; whoever submitted it asked for the others."""
    return {item.key: item.author for item in coming.items.select_related("author")}


def fits(coming: Edition, standing: Edition | None, on: dict | None) -> bool:
    """Return whether what `coming` changes on `standing` can be laid on the content `on`."""
    return not problems(get(coming.kind), on, items_of(coming, standing))


def make_again(
    head: Any, coming: Edition, items: Sequence[Asked], on: dict | None, *, by: Any, at: datetime
) -> Edition:
    """Return `coming` made again on the content `on`, cancelled before, with its own people, reason and time."""
    content = laid(get(coming.kind), on, items)
    number = Edition.objects.under(coming.kind, coming.key)[0].number + 1
    acts.take_down(head, coming, by=by, reason=AGAIN.format(thai.to_thai_digits(number)), at=at)
    facts = {name: getattr(coming, name) for name in PEOPLE}
    confirmed = {name: getattr(coming, name) for name in Edition.CONFIRMING}
    again = acts.publish(
        head,
        kind=coming.kind,
        key=coming.key,
        content=content,
        reason=coming.reason,
        published_at=coming.published_at,
        approved_at=at,
        **facts,
        **confirmed,
    )
    if again.confirmed_at:
        ledger.append(Action.CONFIRM, again, onto=head)
    SubmittedItem.objects.filter(edition=coming).update(edition=again)
    return again


def ask_again(head: Any, coming: Edition, items: Sequence[Asked], *, by: Any, at: datetime) -> list[Submission]:
    """Cancel what can't be made again, and let a request of each author of its items wait; return these requests."""
    authors = authors_of(coming)
    acts.take_down(head, coming, by=by, reason=UNFIT, at=at)
    asked: dict[Any, list[Asked]] = {}
    for item in items:
        asked.setdefault(authors.get(item.key) or coming.submitted_by, []).append(item)
    return [_waiting(coming, author, own, at) for author, own in asked.items() if author]


def _waiting(coming: Edition, author: Any, items: Sequence[Asked], at: datetime) -> Submission:
    facts = {"kind": coming.kind, "key": coming.key, "submitted_by": author}
    request = Submission.objects.waiting().filter(**facts).first()
    if request is None:
        request = Submission.objects.create(
            **facts,
            title=coming.title,
            reason=coming.reason,
            submitted_at=at,
            division=author.division.name if author.division else "",
            follows=Submission.objects.filter(items__edition=coming).order_by("pk").first(),
        )
    held = set(request.items.values_list("key", flat=True))
    hold(request, [item for item in items if item.key not in held], author, coming.content)
    return request


def hold(request: Submission, items: Sequence[Asked], author: Any, content: dict) -> None:
    """Let a request hold these items, each under the name that it has in `content`."""
    about = get(request.kind)
    SubmittedItem.objects.bulk_create(
        SubmittedItem(
            submission=request,
            key=item.key,
            name=about.items.name(content, item)[:300] if item.key else "ทั้งเรื่อง",
            author=author,
            before=item.before,
            after=item.after,
            behind=item.behind,
        )
        for item in items
    )
