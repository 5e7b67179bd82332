"""Links to other sites, asked over the network without letting a text point us at the office's own machines.

The address that was judged is the address that is connected to, at every redirect: a name can't change its mind in
between.
"""

import http.client
import socket
import ssl
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin, urlsplit

from .outcome import ALIVE, Outcome, broken, unsure

SECONDS = 10
MOST_REDIRECTS = 5
AGENT = "Mozilla/5.0 (compatible; check_links)"
# Servers that know no HEAD, or guard against programs: asked again with GET, whose body is not read.
ASK_AGAIN = {400, 403, 404, 405, 406, 501}
GUARDED = {401, 403, 407, 429, 503}
# An IPv4 address written as IPv6: a gateway would lead it to the office's own machines.
NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
PORTS = {"http": 80, "https": 443}


class Refused(ValueError):
    """An address that we do not ask, with the sentence why."""


class _Pinned(http.client.HTTPConnection):
    """Connects to the numeric address that was judged, whatever the name resolves to by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedTLS(_Pinned):
    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def check(url: str) -> Outcome:
    """Return the Outcome of an http or https address, after at most MOST_REDIRECTS redirects."""
    try:
        for _ in range(MOST_REDIRECTS):
            status, location = _asked(url)
            if not 300 <= status < 400 or not location:
                return _judged(status)
            url = urljoin(url, location)
    except Refused as refusal:
        return broken(str(refusal))
    except TimeoutError:
        return broken("เว็บไซต์ปลายทางไม่ตอบภายในเวลาที่กำหนด")
    except (OSError, http.client.HTTPException):
        return broken("ติดต่อเว็บไซต์ปลายทางไม่ได้")
    return broken("เว็บไซต์ปลายทางส่งต่อไปมาไม่สิ้นสุด")


def _judged(status: int) -> Outcome:
    if status < 400:
        return ALIVE
    if status in GUARDED:
        return unsure(f"เว็บไซต์ปลายทางไม่ให้ตรวจอัตโนมัติ ({status}) โปรดเปิดดูเอง")
    return broken(f"เว็บไซต์ปลายทางตอบว่าไม่มีหน้านี้หรือเปิดไม่ได้ ({status})")


def _asked(url: str) -> tuple[int, str]:
    """Return (status, Location), asked with HEAD and, where that tells nothing, with GET."""
    answer = _answer("HEAD", url)
    return _answer("GET", url) if answer[0] in ASK_AGAIN else answer


def _answer(method: str, url: str) -> tuple[int, str]:
    scheme, host, port, target = _parsed(url)
    kind = _PinnedTLS if scheme == "https" else _Pinned
    connection = kind(host, port, public_address(host, port))
    try:
        connection.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()


def _parsed(url: str) -> tuple[str, str, int, str]:
    """Return (scheme, host, port, path with query), each as it goes over the wire; raises Refused."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError) as problem:
        raise Refused("ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http:// หรือเป็นหน้าในเว็บไซต์ที่ขึ้นต้นด้วย /") from problem
    if not host or parts.username is not None:
        raise Refused("ลิงก์ไม่มีชื่อเว็บไซต์ หรือมีชื่อผู้ใช้อยู่ในลิงก์")
    return parts.scheme, host, port, _ascii((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def public_address(host: str, port: int) -> str:
    """Return a numeric address of `host`; raises Refused unless all its addresses are on the public internet."""
    try:
        found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as problem:
        raise Refused("ไม่พบเว็บไซต์ชื่อนี้") from problem
    if not all(is_public(address) for address in found):
        raise Refused("ลิงก์ชี้ไปยังเครือข่ายภายใน ประชาชนเปิดไม่ได้")
    return sorted(found)[0]


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for (mapped, 6to4, NAT64), else the address itself."""
    if address.version == 4:
        return address
    if any(address in network for network in NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def is_public(address: str) -> bool:
    """Return whether a numeric address lies on the public internet."""
    parsed = ip_address(address.split("%")[0])
    parsed = _inner(parsed)
    return parsed.is_global and not parsed.is_multicast


def _ascii(target: str) -> str:
    """Return a path and query with its non-ASCII characters percent-encoded, the rest as it is."""
    return "".join(
        char if char.isascii() and char > " " else "".join(f"%{byte:02X}" for byte in char.encode()) for char in target
    )
