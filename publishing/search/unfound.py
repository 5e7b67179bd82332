"""Which questions found nothing: a keyed hash and a count, and the words only when ENOUGH people used the same ones."""

from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from common import patience

from ..models import UnfoundQuestion

ENOUGH = 5
KEPT_DAYS = 365
MOST = 2000
PATIENCE_SECONDS = 0.5


def count(question: str, folded: str) -> None:
    """Count a question that found nothing; a database that does not answer, or is locked, keeps no search."""
    try:
        patience.within(_count, question, folded, seconds=PATIENCE_SECONDS)
    except DatabaseError:
        return


@transaction.atomic
def _count(question: str, folded: str) -> None:
    today = timezone.localdate()
    digest = salted_hmac("unfound-question", folded, algorithm="sha256").hexdigest()
    row, is_new = UnfoundQuestion.objects.get_or_create(digest=digest, defaults={"asked_on": today})
    if is_new:
        _forget(today)
    words = {"question": question[:100]} if row.times + 1 >= ENOUGH else {}
    UnfoundQuestion.objects.filter(pk=digest).update(times=F("times") + 1, asked_on=today, **words)


def _forget(today: date) -> None:
    UnfoundQuestion.objects.filter(asked_on__lt=today - timedelta(days=KEPT_DAYS)).delete()
    oldest = UnfoundQuestion.objects.order_by("times", "asked_on").values("pk")
    surplus = UnfoundQuestion.objects.count() - MOST
    if surplus > 0:
        UnfoundQuestion.objects.filter(pk__in=list(oldest.values_list("pk", flat=True)[:surplus])).delete()
