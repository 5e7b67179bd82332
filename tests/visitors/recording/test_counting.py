"""The counter's rule as a table of cases."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.visitors.requests import CHROME, page, visit
from visitors.recording.counting import LOOKED_AT, Reason, is_bot, left_out

LINE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A145F Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/120.0 Mobile Safari/537.36 Line/13.21.0/IAB"
)
FACEBOOK = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "[FBAN/FBIOS;FBAV/440.0.0;FBBV/1;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.1;FBSS/3;FBID/phone;FBLC/th_TH]"
)
CUBOT = (
    "Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0"
OPERA_MINI = "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; th) Presto/2.8.119 Version/11.10"


@pytest.mark.parametrize("browser", [CHROME, LINE, FACEBOOK, CUBOT, FIREFOX, OPERA_MINI])
def test_people_s_browsers_are_visitors(browser):
    assert left_out(visit(browser=browser), page()) is None


@pytest.mark.parametrize(
    "program",
    [
        "", " ", "-", "Mozilla/5.0", "curl/8.1", "python-requests/2.31", "node", "Perplexity-User/1.0", "hey/0.0.1",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "facebookexternalhit/1.1;line-poker/1.0", "Uptime-Kuma/1.23", "ELB-HealthChecker/2.0", "kube-probe/1.28",
        CHROME.replace("Chrome", "HeadlessChrome"), f"{CHROME} Chrome-Lighthouse", f"{CHROME} Playwright/1.40",
        "Mozilla/5.0 (compatible; ZAP/2.14)", "Mozilla/5.0 (Unknown; Linux x86_64) PhantomJS/2.1.1 Safari/538.1",
    ],
)  # fmt: skip
def test_programs_are_not(program):
    assert left_out(visit(browser=program), page()) == Reason.BOT


@pytest.mark.promise("complaints-not-counted")
@pytest.mark.parametrize(
    ("request_", "response", "reason"),
    [
        (visit(sec_purpose="prefetch;prerender"), page(), Reason.PREFETCH),
        (visit(purpose="prefetch"), page(), Reason.PREFETCH),
        (visit(x_moz="prefetch"), page(), Reason.PREFETCH),
        (visit(x_purpose="preview"), page(), Reason.PREFETCH),
        (visit("/admin/login/"), page(), Reason.STAFF),
        (visit("/admin"), page(301), Reason.STAFF),
        (visit("/healthz"), page(content_type="text/plain"), Reason.HEALTH),
        (visit("/static/css/base.css"), page(content_type="text/css"), Reason.STATIC),
        (visit("/complaints/"), page(), Reason.COMPLAINT),
        (visit("/complaints/track/"), page(404), Reason.COMPLAINT),
        (visit("/complaints"), page(301), Reason.COMPLAINT),
        (visit("/complaintsbook/"), page(), None),
        (visit("/none/"), page(404), Reason.ERROR),
        (visit("/"), page(500), Reason.ERROR),
        (visit("/"), page(302), Reason.NOT_A_PAGE),
        (visit("/", method="HEAD"), page(), Reason.NOT_A_PAGE),
        (visit("/surveys/satisfaction/", method="POST"), page(), Reason.NOT_A_PAGE),
        (visit("/measures/2566/report.pdf"), page(content_type="application/pdf"), Reason.NOT_A_PAGE),
        (visit("/feed.atom"), page(content_type="application/atom+xml"), Reason.NOT_A_PAGE),
        (visit(dnt="1"), page(), Reason.PRIVATE),
        (visit(sec_gpc="1"), page(), Reason.PRIVATE),
        (visit(dnt="0"), page(), None),
        (visit(dnt="1", browser="curl/8.1"), page(), Reason.BOT),
        (visit("/?q=1"), page(), None),
    ],
)
def test_rule(request_, response, reason):
    assert left_out(request_, response) == reason


@pytest.mark.django_db
def test_staff_who_signed_in_are_not_visitors(rf):
    request = visit(cookie="sessionid=anything")
    request.user = factories.user(is_staff=True)
    assert left_out(request, page()) == Reason.STAFF


def test_forged_session_cookie_hides_nobody():
    request = visit(cookie="sessionid=forged")
    request.user = AnonymousUser()
    assert left_out(request, page()) is None


def test_of_a_hostile_user_agent_only_the_beginning_is_looked_at():
    assert not is_bot("Mozilla/5.0 " + "a" * LOOKED_AT + " (compatible; Googlebot/2.1)")
    assert is_bot("Mozilla/5.0 (compatible; Googlebot/2.1)" + " " * LOOKED_AT)
