"""The office's own networks: a reporter who comes from one is warned; nothing is written down."""

from ipaddress import ip_address, ip_network

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from common.clients import client_address

from ..models import Desk


def parsed(text: str) -> list:
    """Return the networks of a text, one a line. Raises ValidationError naming the line that is none."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            found.append(ip_network(line, strict=False))
        except ValueError as error:
            raise ValidationError(f"“{line}” ไม่ใช่เครือข่าย ต้องเขียนเช่น 203.0.113.0/24") from error
    return found


def is_own(request: HttpRequest) -> bool:
    """Return whether the request comes from the office itself, as far as the address tells."""
    own = Desk.objects.values_list("networks", flat=True).first()
    address = client_address(request)
    if not (own and address):
        return False
    return any(ip_address(address) in network for network in parsed(own))
