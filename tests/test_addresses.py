"""Public addresses are a ledger: one that vanishes or changes its view fails here, a new one must be written down."""

import pytest
from django.core.management import call_command
from django.urls import get_resolver, resolve

from tests import first_content
from tests.addresses import ADDRESSES


def views(resolver, namespace=""):
    """Yield "namespace:name" of every view, the admin's left out."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            if pattern.namespace != "admin":
                yield from views(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield f"{namespace}{pattern.name}"


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_address_leads_to_its_view(address):
    assert resolve(address.path.split("?")[0]).view_name == address.view


def test_every_view_is_written_down():
    missing = set(views(get_resolver())) - {address.view for address in ADDRESSES}
    assert not missing, f"add a line to tests/addresses.txt for {', '.join(sorted(missing))}"


def test_no_address_stands_twice():
    paths = [address.path for address in ADDRESSES]
    assert len(paths) == len(set(paths))


def status(client, path):
    response = client.get(path)
    response.getvalue()  # read to its end, a streamed answer closes its file
    return response.status_code


@pytest.mark.slow
@pytest.mark.promise("no-account-to-read")
@pytest.mark.promise("no-reader-cookie")
@pytest.mark.django_db
def test_new_installation_answers_each_address(page_client, settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    first_content.load()
    call_command("demo_desk", verbosity=0)
    answers = [(address, status(page_client, address.path)) for address in ADDRESSES]
    assert [f"{address} answers {got}" for address, got in answers if got != address.status] == []
    assert not page_client.cookies
