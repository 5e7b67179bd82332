"""The rule: which request is a page view, which of those may be hashed as a visitor, and why the others are left out.

Changing it means changing its table of cases in tests/visitors/test_counting.py and templates/visitors/privacy.html.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from crawlerdetect import CrawlerDetect
from django.conf import settings

from ..models import LeftOut
from .reader import Answered, Reader, Request

# Its patterns take seconds on a hostile 8 kB string; crawlers name themselves early.
LOOKED_AT = 512
# Programs that crawlerdetect 0.4.2 takes for browsers. What does not start like a browser is none either.
OUR_BOTS = ("compatible; zap", "owasp", "electron/", "playwright", "phantomjs", "puppeteer", "cypress/", "pingdom")
BROWSERS = ("Mozilla/", "Opera/")

PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
PRIVACY = ("HTTP_DNT", "HTTP_SEC_GPC")
SAID = (*PURPOSES, *PRIVACY)
NOTHING_SAID = (None,) * len(SAID)

Reason = LeftOut.Reason
# Still page views, only without a hash.
VIEWS_ONLY = frozenset({Reason.PRIVATE, Reason.UNAVAILABLE})
PAGE_VIEWS = VIEWS_ONLY | {None}

Holds = Callable[[Any, Any], bool]
_Answer = namedtuple("_Answer", "status_code headers")
_crawlers = CrawlerDetect()


def left_out(request: Request, response: Answered) -> LeftOut.Reason | None:
    """Return the Reason why this request is no visitor, None when it is one. VIEWS_ONLY reasons are page views."""
    return next((reason for reason, holds in _RULES if holds(request, response)), None)


def left_out_of_page(reader: Request, answer: Answered) -> LeftOut.Reason | None:
    """Return the same for an answer from a public page's address to somebody without a cookie."""
    said = NOTHING_SAID if reader.META.keys().isdisjoint(SAID) else tuple(map(reader.META.get, SAID))
    agent = reader.META.get("HTTP_USER_AGENT", "")[:LOOKED_AT]
    return _reason_of(reader.method, answer.status_code, answer.headers.get("Content-Type", ""), agent, said)


@lru_cache(maxsize=256)  # most readers say the same; each kept page asks, and the rules take half of a page's time
def _reason_of(method: str, status: int, kind: str, agent: str, said: tuple[str | None, ...]) -> LeftOut.Reason | None:
    told = {name: value for name, value in zip(SAID, said, strict=True) if value is not None}
    reader = Reader({"HTTP_USER_AGENT": agent, **told}, method, "")
    answer = _Answer(status, {"Content-Type": kind})
    return next((reason for reason, holds in _RULES_OF_A_PAGE if holds(reader, answer)), None)


def is_bot(user_agent: str) -> bool:
    """Return whether the user agent names a program, or nothing that a browser would."""
    return _names_a_program(user_agent[:LOOKED_AT])


# Most readers have one of a few browsers. Their names alone, without address or time, tell nothing of anybody.
@lru_cache(maxsize=256)
def _names_a_program(seen: str) -> bool:
    lowered = seen.lower()
    return (
        not seen.startswith(BROWSERS)
        or " " not in seen
        or any(name in lowered for name in OUR_BOTS)
        or _crawlers.isCrawler(seen)
    )


def asks_not_to_be_tracked(request: Request) -> bool:
    """Return whether the browser sends Do Not Track or Global Privacy Control."""
    return any(request.META.get(name) == "1" for name in PRIVACY)


def _below(paths: Callable[[], Iterable[str]]) -> Holds:
    return lambda request, response: any(f"{request.path_info}/".startswith(path) for path in paths())


def _is_staff(request: Any, response: Answered) -> bool:
    # Only a browser with a session cookie has a user worth a query.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_staff


def _is_error(request: Request, response: Answered) -> bool:
    return response.status_code >= 400


def _is_not_a_page(request: Request, response: Answered) -> bool:
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return request.method != "GET" or response.status_code != 200 or not html


def _is_prefetch(request: Request, response: Answered) -> bool:
    said = [request.META[name] for name in PURPOSES if name in request.META]
    return bool(said) and any(word in " ".join(said).lower() for word in ("prefetch", "prerender", "preview"))


# The first that holds is the reason.
_RULES = [
    (Reason.STATIC, _below(lambda: [settings.STATIC_URL])),
    (Reason.COMPLAINT, _below(lambda: settings.VISITORS_COMPLAINT_PATHS)),
    (Reason.HEALTH, _below(lambda: settings.VISITORS_HEALTH_PATHS)),
    (Reason.STAFF, _below(lambda: settings.VISITORS_STAFF_PATHS)),
    (Reason.ERROR, _is_error),
    (Reason.NOT_A_PAGE, _is_not_a_page),
    (Reason.PREFETCH, _is_prefetch),
    (Reason.BOT, lambda request, response: is_bot(request.META.get("HTTP_USER_AGENT", ""))),
    (Reason.STAFF, _is_staff),
    (Reason.PRIVATE, lambda request, response: asks_not_to_be_tracked(request)),
]
# Where the address and the absence of cookies have answered the others.
_RULES_OF_A_PAGE = [
    (reason, holds)
    for reason, holds in _RULES
    if reason in {Reason.NOT_A_PAGE, Reason.PREFETCH, Reason.BOT, Reason.PRIVATE}
]
