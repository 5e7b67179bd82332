"""A visitor's keyed hash for one day: the same browser gives the same 16 bytes until midnight, then never again."""

from datetime import date
from hashlib import blake2b
from socket import AF_INET, AF_INET6, inet_pton

from django.conf import settings

KEY_BYTES = 32
IPV4_MAPPED = bytes(10) + b"\xff\xff"


def address_block(address: str) -> bytes:
    """Return what one household or office shares: the IPv4 address, or the /64 of an IPv6 address, as its bytes.

    Providers give a customer a whole /64, whose devices change the lower half at will.
    """
    if not address:
        return b""
    if ":" not in address:
        return inet_pton(AF_INET, address)
    packed = inet_pton(AF_INET6, address.partition("%")[0])
    return packed[12:] if packed.startswith(IPV4_MAPPED) else packed[:8]


def mixed(key: bytes) -> bytes:
    """Return the day's random key from the database, mixed with the site's secret.

    So a copy of the database alone can't be searched for an address. It goes when the key goes.
    """
    return blake2b(settings.SECRET_KEY.encode(), key=key, digest_size=KEY_BYTES).digest()


def fingerprint(key: bytes, day: date, address: str, user_agent: str) -> bytes:
    """Return the hash of a visitor on `day`; `key` is the day's random key from the database."""
    return hashed(begun(mixed(key), day), address, user_agent)


def begun(secret: bytes, day: date) -> blake2b:
    """Return the part of all hashes of a day that is the same; `secret` is what `mixed` made of the day's key."""
    return blake2b(b"%b " % day.isoformat().encode(), key=secret, digest_size=16)


def hashed(day: blake2b, address: str, user_agent: str) -> bytes:
    """Return the hash of a visitor; `day` is what `begun` returned."""
    block, whole = address_block(address), day.copy()
    whole.update(b"%d %b %b" % (len(block), block, user_agent.encode("utf-8", "surrogatepass")))
    return whole.digest()
