"""The headers of a public page, exactly: a new one, a missing one or a looser policy fails here."""

import re

import pytest

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
HEADERS = {
    "Content-Security-Policy": POLICY,  # in any order
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
OF_THIS_ANSWER = {"Content-Type", "Content-Length", "Vary", "Cache-Control", "Expires", "ETag"}
OURS = re.compile(r"</static/[^>,;]+>; rel=preload; as=(style|font; crossorigin)")


def policy_headers(response):
    """Return what the answer says besides itself; what a browser is to ask for early must be of this site."""
    headers = {name: value for name, value in response.headers.items() if name not in OF_THIS_ANSWER}
    assert all(map(OURS.fullmatch, headers.pop("Link").split(", ")))
    return headers | {"Content-Security-Policy": set(headers["Content-Security-Policy"].split("; "))}


@pytest.mark.promise("own-host-only")
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/measures/"])
def test_public_page_has_exactly_these_headers(page_client, path):
    response = page_client.get(path)
    assert policy_headers(response) == HEADERS
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.django_db
def test_staff_login_is_as_strict(client):
    assert policy_headers(client.get("/admin/login/")) == HEADERS


@pytest.mark.django_db
def test_forgotten_host_and_http_are_refused(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/measures/")
    assert (response.status_code, response.headers["Location"]) == (301, "https://testserver/measures/")
    assert client.get("/", headers={"host": "elsewhere.example"}, secure=True).status_code == 400
