"""What tests do at the staff's door: sign in, read the code of a telephone, set one up."""

import html
import re
import time
from base64 import b32decode

from django_otp.oath import TOTP

from tests import factories

LOGIN, STEP, OWN = "/admin/login/", "/admin/second-factor/", "/admin/second-factor/own/"


def sign_in(client, user, password=factories.PASSWORD, **headers):
    """Give name and password, and return the answer."""
    return client.post(LOGIN, {"username": user.username, "password": password, "next": "/admin/manual/"}, **headers)


def code(seed, *, later=0):
    """Return what a telephone with this seed shows, `later` steps of 30 seconds from now."""
    clock = TOTP(seed)
    clock.time = time.time() + 30 * later
    return f"{clock.token():06d}"


def offered(response):
    """Return the seed that the page of setting up shows."""
    return b32decode(re.search(r"set-up__secret\">([A-Z2-7 ]+)<", response.content.decode())[1].replace(" ", ""))


def set_up(client, user, written=str):
    """Sign in for the first time, the code `written` so; return the telephone's seed and the printed codes."""
    assert sign_in(client, user).headers["Location"] == STEP
    seed = offered(client.get(STEP))
    return seed, printed(client.post(STEP, {"code": written(code(seed))}))


def printed(response):
    """Return the printed codes of a page."""
    return re.findall(r"<li><code>([a-z2-7]{4}-[a-z2-7]{4})</code>", html.unescape(response.content.decode()))


def is_in(client):
    """Return whether the client is signed in."""
    return client.get("/admin/").status_code == 200
