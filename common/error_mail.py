"""Tells the administrator by mail that something failed: when, in which view, what kind of error, where in the code.

Nothing of the request, of its sender or of the error's own words goes out. Whoever has no EMAIL_URL and no ERRORS_TO gets no
mail. Complaints are told of in no mail (complaints/quiet_log.py): its hour would tell when somebody was there.
"""

import hashlib
import logging
import threading
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from .json_log import where
from .thai import format_datetime

MOST_AN_HOUR = 10
TEXT = """เว็บไซต์เกิดข้อผิดพลาดที่ไม่ได้คาดไว้

เมื่อ {time}
หน้าหรืองาน {view}
ชนิดของข้อผิดพลาด {error}
ตำแหน่งในโปรแกรม {place}

ข้อผิดพลาดเดียวกันแจ้งไม่เกินชั่วโมงละหนึ่งครั้ง อีเมลนี้ไม่มีข้อมูลของผู้ใช้หรือข้อความที่ส่งเข้ามา
ตรวจความพร้อมของระบบได้ด้วยคำสั่ง manage.py doctor
"""

log = logging.getLogger(__name__)


class MailToAdministrator(logging.Handler):
    """Mails what failed with an exception; a thread of its own does it, so that nobody waits for the mail server."""

    def emit(self, record: logging.LogRecord) -> None:
        if not (settings.MAIL_IS_SET_UP and settings.ERRORS_TO and record.exc_info and record.exc_info[0]):
            return
        fault = {
            "view": _view(record),
            "error": record.exc_info[0].__name__,
            "place": ", ".join(where(record.exc_info[2])),
        }
        if _is_due(hashlib.sha256(repr(fault).encode()).hexdigest()):
            self._start(fault)

    @staticmethod
    def _start(fault: dict[str, str]) -> None:
        try:
            threading.Thread(target=_send, args=(fault,), name="error mail").start()
        except RuntimeError:  # no thread to be had: the answer to whoever waits matters more
            log.warning("the mail about an error can't be sent: no thread")


def _view(record: logging.LogRecord) -> str:
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return match.view_name if match else record.name


def _is_due(digest: str) -> bool:
    """Return whether no process of this machine has told of this fault within the hour, nor of too many others."""
    hour = f"{timezone.now():%Y%m%d%H}"
    folder = Path(settings.DATA_DIR) / "told"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        told = [_known(path, hour) for path in folder.iterdir()]
        if sum(told) >= MOST_AN_HOUR:
            return False
        (folder / f"{hour}-{digest}").touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError:  # a full disk is worth a mail, and can't count it
        return _is_first_here(hour)
    return True


def _known(path: Path, hour: str) -> bool:
    is_of_now = path.name.startswith(hour)
    if not is_of_now:
        path.unlink(missing_ok=True)
    return is_of_now


_uncounted: set[str] = set()


def _is_first_here(hour: str) -> bool:
    is_first = hour not in _uncounted
    _uncounted.add(hour)
    return is_first


def _send(fault: dict[str, str]) -> None:
    text = TEXT.format(time=format_datetime(timezone.localtime(), digits="arabic"), **fault)
    subject = f"เว็บไซต์ {settings.ALLOWED_HOSTS[0]} ขัดข้อง: {fault['error']}"
    try:
        send_mail(subject, text, settings.SERVER_EMAIL, settings.ERRORS_TO)
    except Exception as error:
        log.warning("the mail about an error can't be sent: %s", type(error).__name__)
