"""Malware: a ClamAV daemon is asked when settings.CLAMD names one. Off by default.

Written out because the client packages on PyPI are unmaintained and the protocol is one command: INSTREAM, chunks
each behind its length, a zero length, one line back.
"""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from .findings import refuse

CHUNK = 1024 * 1024
SECONDS_TO_SCAN = 60
SECONDS_TO_ANSWER = 2
LONGEST_ANSWER = 4096


class ScannerDown(OSError):
    """The configured daemon does not answer, or not as clamd would."""


def is_on():
    return bool(settings.CLAMD)


def check(data):
    """Refuse bytes in which the daemon finds malware; also when it can't be asked: unchecked is not taken."""
    if not is_on():
        return
    try:
        verdict = ask(b"zINSTREAM\0", _chunks(data))
    except ScannerDown:
        refuse("ตรวจไวรัสไม่ได้ในขณะนี้ จึงยังไม่รับไฟล์ โปรดลองใหม่ภายหลังหรือแจ้งผู้ดูแลระบบ")
    if verdict != "stream: OK":
        refuse("โปรแกรมตรวจไวรัสพบสิ่งอันตรายในไฟล์นี้ จึงไม่รับ โปรดตรวจเครื่องคอมพิวเตอร์ของท่าน")


def answers():
    """Return whether the configured daemon is alive."""
    try:
        return ask(b"zPING\0", seconds=SECONDS_TO_ANSWER) == "PONG"
    except ScannerDown:
        return False


def ask(command, chunks=(), seconds=SECONDS_TO_SCAN):
    """Return the daemon's answer to a command as text; raises ScannerDown, also after `seconds` of silence."""
    try:
        with _connected(seconds) as daemon:
            daemon.sendall(command)
            for chunk in chunks:
                daemon.sendall(chunk)
            answer = _line(daemon)
    except OSError as problem:
        raise ScannerDown(str(problem)) from problem
    if answer.endswith("ERROR"):
        raise ScannerDown(answer)
    return answer


def _connected(seconds):
    """Return a socket to settings.CLAMD: "unix:///run/clamav/clamd.ctl" or "tcp://host:3310"."""
    place = urlsplit(settings.CLAMD)
    if place.scheme != "unix":
        return socket.create_connection((place.hostname, place.port or 3310), timeout=seconds)
    daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        daemon.settimeout(seconds)
        daemon.connect(place.path)
    except OSError:
        daemon.close()
        raise
    return daemon


def _chunks(data):
    for start in range(0, len(data), CHUNK):
        chunk = data[start : start + CHUNK]
        yield struct.pack("!I", len(chunk)) + chunk
    yield struct.pack("!I", 0)


def _line(daemon):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        part = daemon.recv(LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace")
