"""Malware: a ClamAV daemon is asked when settings.CLAMD names one. Off by default."""

from io import BytesIO
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from .findings import refuse

SECONDS_TO_SCAN = 60
SECONDS_TO_ANSWER = 2
PORT = 3310


class ScannerDown(OSError):
    """The configured daemon does not answer, or not as clamd would."""


def is_on() -> bool:
    """Return whether files are scanned on this site."""
    return bool(settings.CLAMD)


def check(data: bytes) -> None:
    """Refuse bytes in which the daemon finds malware; also when it can't be asked: unchecked is not taken."""
    if not is_on():
        return
    try:
        verdict = _verdict(data)
    except ScannerDown:
        refuse("ตรวจไวรัสไม่ได้ในขณะนี้ จึงยังไม่รับไฟล์ โปรดลองใหม่ภายหลังหรือแจ้งผู้ดูแลระบบ")
    if verdict != "OK":
        refuse("โปรแกรมตรวจไวรัสพบสิ่งอันตรายในไฟล์นี้ จึงไม่รับ โปรดตรวจเครื่องคอมพิวเตอร์ของท่าน")


def answers() -> bool:
    """Return whether the configured daemon is alive."""
    daemon = _daemon(SECONDS_TO_ANSWER)
    try:
        return daemon.ping() == "PONG"
    except (ClamdError, OSError):
        daemon.clamd_socket.close()  # the client leaves it open when nobody listens
        return False


def _verdict(data: bytes) -> str:
    """Return "OK" or "FOUND"; raises ScannerDown for any other answer, and after SECONDS_TO_SCAN of silence."""
    try:
        [(verdict, _)] = _daemon(SECONDS_TO_SCAN).instream(BytesIO(data)).values()
    except (ClamdError, OSError, ValueError) as problem:
        raise ScannerDown(str(problem)) from problem
    if verdict not in ("OK", "FOUND"):
        raise ScannerDown(verdict)
    return verdict


def _daemon(seconds: int) -> ClamdNetworkSocket:
    """Return a client of settings.CLAMD: "unix:///run/clamav/clamd.ctl" or "tcp://host:3310"."""
    place = urlsplit(settings.CLAMD)
    if place.scheme == "unix":
        return ClamdUnixSocket(place.path, timeout=seconds)
    return ClamdNetworkSocket(place.hostname or "127.0.0.1", place.port or PORT, timeout=seconds)
