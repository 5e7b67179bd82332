"""Slips that are handed out, one a person: each has a code that answers once."""

import secrets

from django.http import Http404

from ..editions import rounds
from ..models import Round, Slip

MOST = 500


def make(asked: Round, count: int) -> list[Slip]:
    """Return so many new slips of a round."""
    return Slip.objects.bulk_create(Slip(round=asked, code=secrets.token_urlsafe(8)) for _ in range(count))


def find(code: str, asked: rounds.Round | None) -> Slip:
    """Return the slip of the open round with this code; raises Http404 with a sentence."""
    slip = Slip.objects.filter(code=code, round=asked.number).first() if asked else None
    if slip is None:
        raise Http404("ใบสำรวจนี้ไม่ใช่ของรอบที่เปิดอยู่ โปรดขอใบใหม่ที่จุดบริการ")
    return slip


def use(slip: Slip) -> bool:
    """Take the slip's one answer; return False when it was given before."""
    return bool(Slip.objects.filter(pk=slip.pk, used=False).update(used=True))
