"""The verbs of publishing. Each changes state, ledger and files in one transaction, or nothing at all.

All of them raise PermissionDenied when `by` may not do this, and ValidationError with a Thai sentence when there is
nothing to do or the reason is missing.
"""

from datetime import datetime

from django.db import transaction

from . import acts, kinds, ledger
from .acts import APPROVE, SUBMIT
from .asking import submit, take_back
from .deciding import Choice, approve, send_back
from .models import Edition
from .withdrawing import confirm, withdraw

__all__ = [
    "APPROVE", "SUBMIT", "Choice", "approve", "confirm", "publish_import", "send_back", "submit", "take_back",
    "withdraw",
]  # fmt: skip


def publish_import(*, kind: str, key: str, reason: str, at: datetime | None = None) -> Edition | None:
    """Publish the working records as a system import, without an approver, when nothing was published before.

    Returns the Edition, or None when one exists already. This is how a new installation gets its first edition.
    """
    with transaction.atomic():
        head, at = ledger.lock(), ledger.moment(at)
        if Edition.objects.under(kind, key).exists():
            return None
        about = kinds.get(kind)
        about.settle(key)
        return acts.publish(
            head,
            kind=kind,
            key=key,
            content=about.freeze(key),
            reason=acts.said(reason),
            published_at=at,
            approved_at=at,
            system_import=True,
        )
