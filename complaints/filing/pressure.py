"""So many reports an hour from one network, and so much of files: generous, and nobody is known by it.

A network's name is hashed with the counter's key of the day and with a key that only this start of the server knows. What is
counted stands until midnight, whenever it came, so that no row tells an hour; nothing of it stands in a case.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from common import limits, thai
from common.promises import promise

from ..models import Case
from ..readers.unlocking import key_of_this_run
from ..sealing.people import digest

AN_HOUR = 30  # reports of a channel from one network
PRESSING, PRESSED_AN_HOUR = 200, 10  # where a channel had so many today, a network sends fewer, and never none
MEBIBYTE, FILES_AN_HOUR = 1 << 20, 2048  # mebibytes of files from one network

CROWDED = promise(
    "report-limit-a-network",
    "ชั่วโมงนี้มีผู้ส่งเรื่องจำนวนมากจากเครือข่ายอินเทอร์เน็ตเดียวกับที่ท่านใช้ จึงยังไม่ได้รับเรื่องของท่าน ข้อความและไฟล์ของท่านยังอยู่ในหน้านี้ "
    "โปรดกดส่งอีกครั้งตั้งแต่เวลา {again} น. หรือเปลี่ยนไปใช้เครือข่ายอื่นแล้วกดส่งได้ทันที หากรอไม่ได้ "
    "แจ้งทางโทรศัพท์ จดหมาย หรือมาด้วยตนเองตามช่องทางอื่นด้านล่าง",
)
FULL = promise(
    "file-limit-a-network",
    "ชั่วโมงนี้มีไฟล์จำนวนมากส่งมาจากเครือข่ายอินเทอร์เน็ตเดียวกับที่ท่านใช้ จึงไม่ได้รับไฟล์ที่แนบมาครั้งนี้ ข้อความของท่านยังอยู่ "
    "โปรดแนบอีกครั้งตั้งแต่เวลา {again} น. หรือส่งข้อความก่อน แล้วส่งไฟล์ตามในหน้าติดตามเรื่อง",
)


class Crowded(Exception):
    """One report too many from a network; says in Thai when and how else it can be sent."""


@contextmanager
def counted(request: HttpRequest, channel: Any) -> Iterator[None]:
    """Count a report of this network while it is filed; one that could not be stored counts for nothing. Raises Crowded."""
    now = timezone.now()
    name, today = _name(request, channel, now), timezone.localdate(now)
    is_pressing = Case.objects.filter(channel=channel, received_on=today).count() >= PRESSING
    if not limits.take_until(name, most=PRESSED_AN_HOUR if is_pressing else AN_HOUR, until=_midnight(now)):
        raise Crowded(CROWDED.format(again=_next_hour(now)))
    try:
        yield
    except BaseException:
        limits.take_back(name)
        raise


def files_of(request: HttpRequest) -> Callable[[int], str]:
    """Return what says, of so many bytes with files, why none of the files are taken from this network now; "" when they are."""
    return partial(_files, request)


def _files(request: HttpRequest, size: int) -> str:
    """Count a request's files; a database that is away refuses none, since what was typed would go with them."""
    now, mebibytes = timezone.now(), 1 + size // MEBIBYTE
    try:
        name = _name(request, "files", now)
        if limits.take_until(name, most=FILES_AN_HOUR, until=_midnight(now), by=mebibytes):
            return ""
        limits.take_back(name, by=mebibytes)
    except DatabaseError:
        return ""
    return FULL.format(again=_next_hour(now))


def _name(request: HttpRequest, what: str, now: datetime) -> str:
    network: bytes = import_string(settings.COMPLAINTS_NETWORK)(request, now)
    whole = b"%b %d %b" % (network, timezone.localtime(now).hour, str(what).encode())
    return "network-" + digest(whole, use="network", key=key_of_this_run("network")).hex()


def _midnight(now: datetime) -> datetime:
    tomorrow = timezone.localtime(now) + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)


def _next_hour(now: datetime) -> str:
    return thai.to_thai_digits(f"{(timezone.localtime(now).hour + 1) % 24:02}.00")
