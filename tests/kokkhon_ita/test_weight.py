"""A reader's first view of a page stays light: the page, all sheets (those of other rooms come last), script, fonts and pictures, as they are sent."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings

from common.unbroken import held
from kokkhon_ita.stylesheet import READERS, ROOMS
from tests import factories

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000
MOST_FONTS = 4
STATIC = Path(settings.BASE_DIR, "static")
ALWAYS = ("js/reading.js", "img/band.svg", "img/emblem.svg", "img/favicon.svg")
PAGES = (
    "/",
    "/measures/2566/",
    "/measures/2566/1/",
    "/complaints/",
    "/complaints/corruption/",
    "/complaints/corruption/new/",
    "/complaints/general/new/",
    "/complaints/track/",
    "/search/",
    "/visitors/",
    "/contact/",
)


def sent(data):
    """Return how many bytes of text go over the line, compressed as the site does it at the least."""
    return len(brotli.compress(data, quality=4))


def test_the_first_view_of_a_page_is_light(page_client):
    factories.organisation()
    factories.publish("organisation", "")
    factories.published_plan(measures=10)
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    shared = sum(sent(sheet.written().encode()) for sheet in (READERS, *ROOMS))
    shared += sum(font.stat().st_size for font in fonts)
    shared += sum(sent((STATIC / name).read_bytes()) for name in ALWAYS)
    weights = {path: shared + sent(held(page_client.get(path).text).encode()) for path in PAGES}
    assert {path: weight for path, weight in weights.items() if weight > MOST_BYTES} == {}
    assert len(fonts) <= MOST_FONTS


def test_nothing_but_one_sheet_blocks_a_page(page_client):
    page = page_client.get("/").text
    assert len(re.findall(r"<script (?![^>]*(?:defer|ld\+json))", page)) == 0
    assert len(re.findall(r'rel="stylesheet"', page)) == 1
    assert len(re.findall(r'as="font"', page)) <= MOST_FONTS
