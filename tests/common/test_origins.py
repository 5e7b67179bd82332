"""Which page sent a form, by what the browser says."""

import pytest
from django.test import RequestFactory

from common.origins import is_own


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),  # a neighbour below the same domain
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver.example"}, False),
        ({"origin": "null"}, False),
        ({}, True),
    ],
)
def test_a_form_of_another_site_is_known_by_its_headers(headers, own):
    assert is_own(RequestFactory().post("/", headers=headers)) is own
