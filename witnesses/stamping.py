"""Time stamps of the head (RFC 3161): a service that the office names says when it existed.

The hash of an entry is the SHA-256 of its other fields, so these are what is stamped: the imprint is the head itself.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from common import outside
from publishing import verify
from publishing.models import LedgerEntry

from .models import Stamp

if TYPE_CHECKING:
    from rfc3161_client import TimeStampRequest, TimeStampResponse

MOST_BYTES = 64 * 1024
SECONDS = 30
QUERY = "application/timestamp-query"
GRANTED = {0, 1}  # granted, granted with modifications


class NotStamped(Exception):
    """There is no stamp, with the Thai sentence why."""


def stamp() -> Stamp | None:
    """Return the stamp of the newest entry, asked for when there is none yet; None for an empty ledger. Raises NotStamped."""
    newest = LedgerEntry.objects.order_by("position").last()
    if newest is None:
        return None
    known = Stamp.objects.filter(position=newest.position).first()
    if known and known.head != newest.sha256:
        raise NotStamped(f"รายการที่ {known.position} มีตราเวลาของรหัสอื่นอยู่แล้ว: ทะเบียนถูกแก้ย้อนหลัง")
    return known or _stamped(newest)


def _stamped(entry: LedgerEntry) -> Stamp:
    from rfc3161_client import decode_timestamp_response  # 4 MiB that nobody else needs, once a night

    request = _request(entry)
    try:
        told = outside.post(
            settings.TIMESTAMP_URL, request.as_bytes(), content_type=QUERY, most=MOST_BYTES, seconds=SECONDS
        )
        answer = decode_timestamp_response(told)
    except ValueError as why:
        raise NotStamped(str(why)) from why
    _check(answer, request.nonce, entry.sha256)
    return Stamp.objects.create(
        position=entry.position,
        head=entry.sha256,
        stamped_at=answer.tst_info.gen_time,
        service=urlsplit(settings.TIMESTAMP_URL).hostname or "",
        response=told,
    )


def _request(entry: LedgerEntry) -> "TimeStampRequest":
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    facts = verify.canonical({name: value for name, value in entry.payload.items() if name != "sha256"})
    asked = TimestampRequestBuilder().data(facts).hash_algorithm(HashAlgorithm.SHA256)
    return asked.cert_request(cert_request=True).build()


def _check(answer: "TimeStampResponse", nonce: int | None, head: str) -> None:
    if answer.status not in GRANTED:
        raise NotStamped(f"ผู้ประทับเวลาไม่รับคำขอ ({answer.status})")
    if answer.tst_info.nonce != nonce or answer.tst_info.message_imprint.message.hex() != head:
        raise NotStamped("คำตอบของผู้ประทับเวลาไม่ใช่ของคำขอนี้")


def waiting() -> LedgerEntry | None:
    """Return the newest entry if the office names a service and it is not stamped yet."""
    newest = LedgerEntry.objects.order_by("position").last() if settings.TIMESTAMP_URL else None
    return newest if newest and not Stamp.objects.filter(position=newest.position).exists() else None


def newest() -> Stamp | None:
    """Return the newest stamp; nothing is asked where the office names no service."""
    return Stamp.objects.defer("response").first() if settings.TIMESTAMP_URL else None
