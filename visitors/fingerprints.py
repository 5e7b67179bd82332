"""A visitor's keyed hash for one day: the same browser gives the same 16 bytes until midnight, then never again."""

from hashlib import blake2b
from ipaddress import ip_address, ip_network

from django.conf import settings

KEY_BYTES = 32


def address_block(address):
    """Return what one household or office shares: the IPv4 address, or the /64 of an IPv6 address, as text.

    Providers give a customer a whole /64, whose devices change the lower half at will.
    """
    if not address:
        return ""
    parsed = ip_address(address)
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, 64), strict=False))


def fingerprint(key, day, address, user_agent):
    """Return the hash of a visitor on `day`; `key` is the day's random key from the database.

    The site's secret is part of it, so that a copy of the database alone can't be searched for an address.
    """
    secret = blake2b(settings.SECRET_KEY.encode(), key=key, digest_size=KEY_BYTES).digest()
    visitor = "\0".join((day.isoformat(), address_block(address), user_agent))
    return blake2b(visitor.encode("utf-8", "surrogatepass"), key=secret, digest_size=16).digest()
