"""Links to this site: pages are asked of the site itself, in this process; files are read and hashed."""

import hashlib
from functools import cache
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from common.models import StoredFile

from .outcome import ALIVE, Outcome, broken

MOST_REDIRECTS = 5
HEADERS = {"user-agent": "check_links (bot)"}


def check(path: str, host: str) -> Outcome:
    """Return the Outcome of a path of this site, asked for under the name `host`."""
    for _ in range(MOST_REDIRECTS):
        try:
            match = resolve(urlsplit(path).path)
        except Resolver404:
            return broken("ไม่มีหน้านี้ในเว็บไซต์")
        if match.view_name == "common:document":
            return check_file(match.kwargs["sha256"])
        status, location = _asked(path, host)
        if status < 300:
            return ALIVE
        if status >= 400 or not location.startswith("/"):
            return broken(f"หน้านี้ตอบว่าเปิดไม่ได้ ({status})")
        path = location
    return broken("หน้านี้ส่งต่อไปมาไม่สิ้นสุด")


def _asked(path: str, host: str) -> tuple[int, str]:
    """Return (status, Location) of the site's own answer."""
    site = _site()
    response = site.get(path, secure=True, headers=HEADERS | {"host": host})
    response.getvalue()
    site.cookies.clear()
    return response.status_code, response.headers.get("Location", "")


@cache
def _site() -> Client:
    """Return the client of Django's tests: its one public way to ask a site in its own process; it closes what it opens.

    One for all links: each loads the middlewares, which look through all static files.
    """
    return Client(raise_request_exception=False)


def check_file(sha256: str) -> Outcome:
    """Return the Outcome of a stored file: public, there, and still the bytes that its hash is of."""
    file = StoredFile.objects.public().filter(sha256=sha256).first()
    if file is None:
        return broken("ไม่มีไฟล์นี้ที่เผยแพร่")
    try:
        with file.open() as opened:
            whole = hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return broken("ไฟล์หายไปจากที่เก็บ")
    return ALIVE if whole else broken("เนื้อไฟล์ในที่เก็บไม่ตรงกับรหัสตรวจสอบ")
