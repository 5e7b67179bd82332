"""Who is asking: the client's address, believed only as far as our own proxies vouch for it."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import AF_INET, AF_INET6, inet_ntop, inet_pton
from typing import Any, Protocol

from django.conf import settings

from .settled import settled

Address = IPv4Address | IPv6Address
# In META: the site asks itself, for readers to come, and counts nobody. No header of HTTP can have this name.
NOBODY = "site.nobody"


class Asking(Protocol):
    """A request, or what stands for one that never became Django's."""

    META: dict[str, Any]


@settled
def _networks() -> tuple:
    return tuple(ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES if proxy != "unix")


def _parsed(text: str) -> Address | None:
    try:
        address = _read(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _read(text: str) -> Address:
    """Return the address that a text is; raises ValueError. Each kept page asks: the C library reads ten times as fast as Python."""
    try:
        return IPv6Address(inet_pton(AF_INET6, text)) if ":" in text else IPv4Address(inet_pton(AF_INET, text))
    except (OSError, ValueError):  # a zone, which the C library does not read, or no address
        return ip_address(text)


def _written(address: Address) -> str:
    """Return the address as text, as `str` does, which takes ten times as long."""
    if address.version == 4:
        return inet_ntop(AF_INET, address.packed)
    plain = not address.scope_id and not address.packed.startswith(ODD)  # the C library knows no zone
    return inet_ntop(AF_INET6, address.packed) if plain else str(address)


def _trusted(address: Address) -> bool:
    return any(address in network for network in _networks())


@settled
def _known_proxies() -> set[str]:
    """Return how our own proxies write their addresses: few, and asked for with each request. Nobody else's is remembered."""
    return set()


MOST_KNOWN = 100
# The C library writes the last part of some IPv6 addresses that begin so as IPv4.
ODD = bytes(8)


def _is_proxy(text: str) -> bool:
    """Return whether the server's peer, as the server names it, is a proxy of ours."""
    known = _known_proxies()
    if text in known:
        return True
    peer = _parsed(text)
    found = _trusted(peer) if peer else "unix" in settings.TRUSTED_PROXIES
    if found and len(known) < MOST_KNOWN:
        known.add(text)
    return found


def client_address(request: Asking) -> str:
    """Return the client's address as text, "" when the server gave none (a Unix socket without a trusted header).

    X-Forwarded-For is read from its right end for as long as the hop before it is in settings.TRUSTED_PROXIES;
    the word "unix" there stands for a Unix socket. Whatever a client writes further left changes nothing.
    """
    known: dict[str, Any] = request.__dict__
    if (text := known.get("_client_address")) is None:
        if (text := _plainly_told(request.META)) is None:
            address = _vouched_for(request)
            text = _written(address) if address else ""
        known["_client_address"] = text
    return text


def _plainly_told(meta: dict[str, Any]) -> str | None:
    """Return an address that nobody or one proxy of ours tells, which is most readers', None when there is more to read."""
    peer, forwarded = meta.get("REMOTE_ADDR", ""), meta.get("HTTP_X_FORWARDED_FOR")
    if forwarded and peer not in _known_proxies():
        return None
    text = forwarded or peer
    try:
        return _as_the_c_library_writes_it(text)
    except (OSError, ValueError):
        return None


def _as_the_c_library_writes_it(text: str) -> str | None:
    """Return an address as text, None where `str` writes it otherwise; raises what the C library does for what it can't read."""
    if ":" not in text:
        inet_pton(AF_INET, text)  # it reads only what it would write
        return text
    packed = inet_pton(AF_INET6, text)
    return None if packed.startswith(ODD) else inet_ntop(AF_INET6, packed)


def client_block(request: Asking) -> str:
    """Return the client's address; of IPv6 the /56 that a household is given, since whoever has one address has all of it."""
    address = client_address(request)
    return str(ip_network(f"{address.partition('%')[0]}/56", strict=False)) if ":" in address else address


def _vouched_for(request: Asking) -> Address | None:
    peer = request.META.get("REMOTE_ADDR", "")
    vouched_for, forwarded = None, request.META.get("HTTP_X_FORWARDED_FOR")
    if forwarded and _is_proxy(peer):
        *further, nearest = forwarded.split(",")
        vouched_for = address = _parsed(nearest)
        while further and address and _trusted(address):
            address = _parsed(further.pop())
            vouched_for = address or vouched_for
    return vouched_for or _parsed(peer)
