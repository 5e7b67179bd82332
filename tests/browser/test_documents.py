"""A stored PDF through gunicorn: it opens in the browser's own reader, and comes in parts byte for byte."""

import hashlib
import random
from itertools import pairwise
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browsers import WHOLE, launch

PUBLISH = """
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from common.models import StoredFile
from common.uploads import store
from tests.common.uploads import files
file = store(SimpleUploadedFile("แผนการตรวจสอบ.pdf", files.pdf("แผนการตรวจสอบภายในประจำปี", "หน้าที่สอง")))
StoredFile.objects.filter(pk=file.pk).publish(at=timezone.now())
print(file.get_absolute_url())
"""


@pytest.fixture(scope="module")
def address(prepared, tmp_path_factory):
    """Where a served installation has the published PDF."""
    with prepared.copy(tmp_path_factory.mktemp("documents") / "data") as site:
        yield site.url + site.shell(PUBLISH).strip().splitlines()[-1]


@pytest.fixture(scope="module")
def whole_chromium(playwright):
    """A browser with its reader of PDF, which the shell lacks."""
    browser = launch(playwright, *WHOLE)
    yield browser
    browser.close()


def test_pdf_opens_in_the_browser(address, whole_chromium):
    page = whole_chromium.new_page()
    with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-extension://")) as opened:
        page.goto(address)
    expect(opened.value.locator("#pagelength")).to_have_text("2")
    page.close()


def _fetch(address, method="GET", **headers):
    with urlopen(Request(address, method=method, headers=headers)) as answer:
        return answer.status, answer.read(), answer.headers


def test_parts_of_any_size_make_up_the_file(address):
    _, whole, _ = _fetch(address)
    assert hashlib.sha256(whole).hexdigest() in address
    cuts = sorted({0, len(whole), *random.sample(range(1, len(whole)), 5)})
    parts = []
    for first, after in pairwise(cuts):
        status, part, headers = _fetch(address, Range=f"bytes={first}-{after - 1}")
        assert (status, headers["Content-Range"]) == (206, f"bytes {first}-{after - 1}/{len(whole)}")
        parts.append(part)
    assert b"".join(parts) == whole


def test_head_over_a_kept_connection(address):
    status, body, headers = _fetch(address, method="HEAD")
    assert (status, body, headers["Accept-Ranges"]) == (200, b"", "bytes")
    assert int(headers["Content-Length"]) == len(_fetch(address)[1])
