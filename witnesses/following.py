"""Following another site's ledger: fetched, checked, held against what was seen before, and countersigned if it only grew."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from common import outside
from publishing import verify

from . import notes
from .key import Key
from .models import Misfit, Watched

MOST_BYTES = 100 * 1024 * 1024
SECONDS = 120


def watch(url: str) -> Watched:
    """Return the row of the site at this address, new when it was not followed; raises ValueError for no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(url)
    host = parts.hostname.encode("idna").decode() + (f":{parts.port}" if parts.port else "")
    ledger = f"{parts.scheme}://{host}/ledger.jsonl"
    return Watched.objects.update_or_create(host=host, defaults={"ledger": ledger})[0]


def follow(watched: Watched, key: Key, at: datetime) -> list[str]:
    """Ask for the site's ledger and return why it was not countersigned, in Thai; nothing when it was."""
    try:
        data = outside.fetch(watched.ledger, most=MOST_BYTES, seconds=SECONDS)
    except outside.Unreachable as why:
        return _unread(watched, str(why), at)
    return take(watched, data, key, at)


@transaction.atomic
def take(watched: Watched, data: bytes, key: Key, at: datetime) -> list[str]:
    """Judge the bytes of the site's ledger as `follow` does, and keep what was seen."""
    entries = verify.read_ledger(data.splitlines())
    if entries and not any(entries):
        return _unread(watched, "สิ่งที่ได้รับไม่ใช่ทะเบียนการเผยแพร่", at)
    problems = verify.ledger_problems(entries) or verify.growth_problems(entries, watched.position or 0, watched.head)
    if problems:
        return _misfit(watched, entries, problems, at)
    if not entries:
        return _unread(watched, "ทะเบียนยังไม่มีรายการ", at)
    _countersign(watched, entries, key, at)
    return []


def _countersign(watched: Watched, entries: list, key: Key, at: datetime) -> None:
    watched.position, watched.head = len(entries), entries[-1]["sha256"]
    body = notes.checkpoint(watched.host, watched.position, watched.head)
    watched.note = notes.signed(body, key.name, key.signing, int(at.timestamp()))
    watched.verifier_key, watched.seen_at, watched.asked_at, watched.problem = key.verifier, at, at, ""
    watched.save()


def _unread(watched: Watched, sentence: str, at: datetime) -> list[str]:
    watched.asked_at, watched.problem = at, sentence
    watched.save()
    return [sentence]


def _misfit(watched: Watched, entries: list, problems: list[str], at: datetime) -> list[str]:
    """Keep what was told instead of what had been seen, once; the note of what was seen stays as it is."""
    head = (entries[-1] or {}).get("sha256") if entries else ""
    told = {"told_position": len(entries), "told_head": head if _is_hash(head) else "", "sentence": problems[0][:300]}
    newest = watched.misfits.first()
    if newest is None or any(getattr(newest, name) != value for name, value in told.items()):
        seen = {"position": watched.position or 0, "head": watched.head}
        Misfit.objects.create(watched=watched, found_at=at, **seen, **told)
    watched.asked_at, watched.problem = at, ""
    watched.save()
    return problems


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")
