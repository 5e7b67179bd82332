"""Chromium, begun once by each worker for all its tests: a second driver in one process would not start."""

import shutil

import pytest

ARGUMENTS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

WHOLE = ("chromium", "chromium-browser", "google-chrome")
# The same pages without windows around them, which take a third of a processor that nobody looks at.
SHELL = "chromium-headless-shell"


@pytest.fixture(scope="session")
def playwright():
    """The driver of browsers."""
    from playwright.sync_api import sync_playwright  # half a second that only those pay who open a page

    with sync_playwright() as driver:
        yield driver


def launch(playwright, *programs):
    """Start the first of these browsers that is installed."""
    path = next(filter(None, map(shutil.which, programs)), None)
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


@pytest.fixture(scope="session")
def chromium(playwright):
    """Chromium's engine, in its shell where that is installed."""
    browser = launch(playwright, SHELL, *WHOLE)
    yield browser
    browser.close()
