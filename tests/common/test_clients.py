"""The client's address: only our own proxies are believed, and only from the right end."""

from ipaddress import IPv6Address

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from common.clients import client_address

PROXIES = ["127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48", "unix"]


def request(rf, peer, forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return rf.get("/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize("forwarded", [None, "198.51.100.1", "127.0.0.1", "nonsense", ""])
def test_who_is_no_proxy_of_ours_is_himself_whatever_he_writes(rf, settings, forwarded):
    settings.TRUSTED_PROXIES = PROXIES
    assert client_address(request(rf, "203.0.113.7", forwarded)) == "203.0.113.7"


def test_without_trusted_proxies_nobody_is_believed(rf, settings):
    settings.TRUSTED_PROXIES = []
    assert client_address(request(rf, "127.0.0.1", "198.51.100.1")) == "127.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("198.51.100.1,10.1.2.3,127.0.0.1", "198.51.100.1"),
        # What the client itself sent stands further left.
        ("1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.9.9.9, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8::1", "2001:db8::1"),
        ("2001:0DB8:0:0::0001", "2001:db8::1"),
        ("2001:db8::1, 2001:db8:ffff::2", "2001:db8::1"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("  198.51.100.1  ", "198.51.100.1"),
    ],
)
def test_chain_is_read_from_its_right_end_as_far_as_our_proxies_go(rf, settings, forwarded, client):
    settings.TRUSTED_PROXIES = PROXIES
    assert client_address(request(rf, "127.0.0.1", forwarded)) == client


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        (None, "127.0.0.1"),
        ("", "127.0.0.1"),
        ("unknown", "127.0.0.1"),
        ("198.51.100.1:1234", "127.0.0.1"),
        ("[2001:db8::1]", "127.0.0.1"),
        ("198.51.100.1, <script>, 10.1.2.3", "10.1.2.3"),
        ("198.51.100.1,,10.1.2.3", "10.1.2.3"),
        ("999.1.1.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0", "127.0.0.1"),
        ("9" * 5_000, "127.0.0.1"),
    ],
)
def test_hop_that_is_no_address_ends_the_chain(rf, settings, forwarded, client):
    settings.TRUSTED_PROXIES = PROXIES
    assert client_address(request(rf, "127.0.0.1", forwarded)) == client


@pytest.mark.parametrize("peer", ["::ffff:127.0.0.1", "2001:db8:ffff::1"])
def test_proxy_may_be_of_either_kind(rf, settings, peer):
    settings.TRUSTED_PROXIES = PROXIES
    assert client_address(request(rf, peer, "198.51.100.1")) == "198.51.100.1"


@pytest.mark.parametrize("peer", ["", "unix:"])
def test_unix_socket_is_a_proxy_only_where_the_settings_say_so(rf, settings, peer):
    settings.TRUSTED_PROXIES = ["unix"]
    assert client_address(request(rf, peer, "198.51.100.1")) == "198.51.100.1"
    assert client_address(request(rf, peer)) == ""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert client_address(request(rf, peer, "198.51.100.1")) == ""


@given(st.ip_addresses() | st.integers(0, 2**48).map(IPv6Address))
def test_every_address_is_written_as_python_writes_it(address):
    forwarded = getattr(address, "ipv4_mapped", None) or address
    for told in (str(address), address.exploded.upper()):
        assert client_address(request(RequestFactory(), told)) == str(forwarded)


@pytest.mark.parametrize("address", ["fe80::1%eth0", "::1.2.3.4", "::", "::1"])
def test_an_address_with_a_zone_or_with_zeros_before_it_is_written_so_too(rf, address):
    assert client_address(request(rf, address)) == str(IPv6Address(address))


def test_address_is_read_once_a_request(rf, settings):
    asked = request(rf, "203.0.113.7")
    assert client_address(asked) == "203.0.113.7"
    asked.META["REMOTE_ADDR"] = "203.0.113.8"
    assert client_address(asked) == "203.0.113.7"
