"""Links to other sites, judged by how they answer. How they are asked without harm is common/outside.py."""

from urllib.parse import urljoin

from common import outside

from .outcome import ALIVE, Outcome, broken, unsure

# Servers that know no HEAD, or guard against programs: asked again with GET, whose body is not read.
ASK_AGAIN = {400, 403, 404, 405, 406, 501}
GUARDED = {401, 403, 407, 429, 503}


def check(url: str) -> Outcome:
    """Return the Outcome of an http or https address, after at most MOST_REDIRECTS redirects."""
    try:
        with outside.told_in_thai():
            for _ in range(outside.MOST_REDIRECTS):
                status, location = _asked(url)
                if not 300 <= status < 400 or not location:
                    return _judged(status)
                url = urljoin(url, location)
    except outside.Unreachable as why:
        return broken(str(why))
    return broken(outside.NO_END)


def _judged(status: int) -> Outcome:
    if status < 400:
        return ALIVE
    if status in GUARDED:
        return unsure(f"เว็บไซต์ปลายทางไม่ให้ตรวจอัตโนมัติ ({status}) โปรดเปิดดูเอง")
    return broken(f"เว็บไซต์ปลายทางตอบว่าไม่มีหน้านี้หรือเปิดไม่ได้ ({status})")


def _asked(url: str) -> tuple[int, str]:
    """Return (status, Location), asked with HEAD and, where that tells nothing, with GET."""
    told = _answer("HEAD", url)
    return _answer("GET", url) if told[0] in ASK_AGAIN else told


def _answer(method: str, url: str) -> tuple[int, str]:
    with outside.answer(method, url) as got:
        return got.status, got.headers.get("Location", "")
