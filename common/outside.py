"""Other sites, asked over the network without letting an address point us at the office's own machines.

The address that was judged is the address that is connected to, at every redirect: a name can't change its mind in
between.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings

SECONDS = 10
WHOLE_SECONDS = 30  # for a whole answer, where nobody says otherwise
MOST_REDIRECTS = 5
AGENT = "Mozilla/5.0 (compatible; check_links)"
AT_A_TIME = 64 * 1024
# An IPv4 address written as IPv6: a gateway would lead it to the office's own machines.
NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
PORTS = {"http": 80, "https": 443}
NO_END = "เว็บไซต์ปลายทางส่งต่อไปมาไม่สิ้นสุด"
TOO_SLOW = "เว็บไซต์ปลายทางไม่ตอบภายในเวลาที่กำหนด"


class Unreachable(ValueError):
    """An address that we do not ask, or that does not answer, with the Thai sentence why."""


class _Pinned(http.client.HTTPConnection):
    """Connects to the numeric address that was judged, whatever the name resolves to by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = address
        self.line: socket.socket | None = None  # `sock` is let go before its answer is read

    def connect(self) -> None:
        self.sock = self.line = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedTLS(_Pinned):
    def connect(self) -> None:
        super().connect()
        self.sock = self.line = ssl.create_default_context().wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()  # by now the connection knows the line, and can cut it


def fetch(url: str, *, most: int, seconds: float) -> bytes:
    """Return what an address holds, after at most MOST_REDIRECTS redirects; raises Unreachable.

    It may be `most` bytes long, and each answer on the way may take so many `seconds`. Inner networks are asked where INNER_NETWORKS names them.
    """
    with told_in_thai():
        for _ in range(MOST_REDIRECTS):
            with answer("GET", url, inner=settings.INNER_NETWORKS, seconds=seconds) as got:
                location = got.headers.get("Location", "")
                if not (300 <= got.status < 400 and location):
                    return _body(got, most)
            url = urljoin(url, location)
    raise Unreachable(NO_END)


def post(url: str, data: bytes, *, content_type: str, most: int, seconds: float) -> bytes:
    """Return what an address answers to `data` of this media type, as `fetch` does but without redirects; raises Unreachable."""
    request = {"body": data, "headers": {"Content-Type": content_type}}
    with told_in_thai(), answer("POST", url, inner=settings.INNER_NETWORKS, seconds=seconds, **request) as got:
        return _body(got, most)


def _body(got: http.client.HTTPResponse, most: int) -> bytes:
    if got.status != 200:
        raise Unreachable(f"เว็บไซต์ปลายทางตอบว่าไม่มีหน้านี้หรือเปิดไม่ได้ ({got.status})")
    read = bytearray()
    while part := got.read(AT_A_TIME):
        read += part
        if len(read) > most:
            raise Unreachable("ไฟล์ของเว็บไซต์ปลายทางใหญ่เกินกำหนด")
    return bytes(read)


@contextmanager
def told_in_thai() -> Iterator[None]:
    """Turn what goes wrong on the way to another site into Unreachable."""
    try:
        yield
    except TimeoutError as problem:
        raise Unreachable(TOO_SLOW) from problem
    except (OSError, http.client.HTTPException) as problem:
        raise Unreachable("ติดต่อเว็บไซต์ปลายทางไม่ได้") from problem


@contextmanager
def answer(
    method: str, url: str, *, inner: tuple | list = (), seconds: float = WHOLE_SECONDS, **request: Any
) -> Iterator[http.client.HTTPResponse]:
    """Yield the answer of an http or https address, no redirect followed; raises Unreachable, OSError, HTTPException.

    `inner` names networks that may be asked although they are not on the public internet. After `seconds` it is over,
    read or not, however busily the other site goes on sending.
    """
    scheme, host, port, target = _parsed(url)
    connect = _PinnedTLS if scheme == "https" else _Pinned
    connection = connect(host, port, public_address(host, port, inner))
    headers = {"User-Agent": AGENT, "Accept": "*/*", **request.pop("headers", {})}
    with _ended_after(connection, seconds):
        connection.request(method, target, headers=headers, **request)
        yield connection.getresponse()


@contextmanager
def _ended_after(connection: _Pinned, seconds: float) -> Iterator[None]:
    """Close the connection at the end, and cut it after so many seconds: that raises TimeoutError.

    A socket's own timeout begins anew with each byte, so one now and then would keep us for ever.
    """
    is_over = threading.Event()

    def cut() -> None:
        is_over.set()
        if connection.line:
            with suppress(OSError):
                socket.socket.shutdown(connection.line, socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as problem:
        if not is_over.is_set():
            raise
        raise TimeoutError from problem
    else:
        if is_over.is_set():
            raise TimeoutError
    finally:
        watch.cancel()
        connection.close()


def _parsed(url: str) -> tuple[str, str, int, str]:
    """Return (scheme, host, port, path with query), each as it goes over the wire; raises Unreachable."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError) as problem:
        raise Unreachable("ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http:// หรือเป็นหน้าในเว็บไซต์ที่ขึ้นต้นด้วย /") from problem
    if not host or parts.username is not None:
        raise Unreachable("ลิงก์ไม่มีชื่อเว็บไซต์ หรือมีชื่อผู้ใช้อยู่ในลิงก์")
    return parts.scheme, host, port, _ascii((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def public_address(host: str, port: int, inner: tuple | list = ()) -> str:
    """Return a numeric address of `host`; raises Unreachable unless all are on the public internet or in `inner`."""
    try:
        found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as problem:
        raise Unreachable("ไม่พบเว็บไซต์ชื่อนี้") from problem
    if not all(is_public(address) or _is_in(address, inner) for address in found):
        raise Unreachable("ลิงก์ชี้ไปยังเครือข่ายภายใน ประชาชนเปิดไม่ได้")
    return sorted(found)[0]


def _is_in(address: str, networks: tuple | list) -> bool:
    parsed = ip_address(address.split("%")[0])
    return any(parsed in ip_network(network) for network in networks)


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
