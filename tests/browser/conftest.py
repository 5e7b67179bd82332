"""The browser's ground: Chromium pages that must stay silent."""

from urllib.parse import urlsplit

import pytest

from tests.browser.checks import Screen

# Sixty reports of an edition take ten seconds of a processor beside the page that is looked at.
NO_FILES = {"MAKES_FILES": "0"}


@pytest.fixture
def screen():
    """The reader's screen; @pytest.mark.parametrize("screen", SCREENS, ids=str) gives others."""
    return Screen(1280)


@pytest.fixture
def trouble():
    """What the browser complained about so far; a test that expects a complaint clears it."""
    return []


@pytest.fixture
def own_site(prepared, tmp_path):
    """A served installation that the test may change. Nobody waits here for files of what it publishes: tests/publishing has them made."""
    with prepared.copy(tmp_path / "data", **NO_FILES) as installation:
        yield installation


@pytest.fixture
def served_first(request):
    """Serve the test's own site before a page is opened, so that the page is closed first: a server that ends waits for it."""
    if "own_site" in request.fixturenames:
        request.getfixturevalue("own_site")


@pytest.fixture
def page(served_first, chromium, screen, trouble):
    """An open Chromium page; errors, blocked loads and requests to other hosts fail the test at its end."""
    context = chromium.new_context(
        viewport={"width": screen.width, "height": 900}, color_scheme=screen.scheme, locale="th-TH"
    )
    page = context.new_page()
    page.on("console", lambda message: trouble.extend(_complaints(message)))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.extend(_failed(request)))
    page.on("request", lambda request: trouble.extend(_outside(request.url)))
    yield page
    context.close()
    assert not trouble, "the browser complained:\n  " + "\n  ".join(trouble)


# Chromium asks for it beside a picture, and whoever goes on before it has come stops its loading.
LITTLE_PICTURE = "/favicon."


def _complaints(message):
    if message.type in ("error", "warning") and LITTLE_PICTURE not in message.location.get("url", ""):
        yield message.text


def _failed(request):
    if LITTLE_PICTURE not in request.url:
        yield f"{request.url}: {request.failure}"


def _outside(url):
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
        yield f"{url}: a request to another host"
