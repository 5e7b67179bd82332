"""Slow senders, and who fetches a file slowly, wait on a lane of their own: a telephone on a bad line, or an attack, keeps
no reader of a page waiting."""

import socket
import ssl
from contextlib import ExitStack

import pytest

from tests.deploy.conftest import NAME

PATHS = ("/verify/", "/complaints/general/new/", "/admin/login/", "/services/1/request/")
HEAD = (
    "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    "Content-Length: 1000000\r\n\r\n--b\r\n"
)


def send_slowly(front, number, stack, method="POST"):
    """Begin to send something from one of many addresses, and return the line, which says nothing more."""
    source = (f"127.0.1.{number // 20 + 1}", 0)
    plain = stack.enter_context(socket.create_connection(("127.0.0.1", front.https), 120, source))
    context = ssl.create_default_context(cafile=front.place / "fullchain.pem")
    context.check_hostname = False
    line = stack.enter_context(context.wrap_socket(plain))
    line.sendall(HEAD.format(method=method, path=PATHS[number % len(PATHS)], host=NAME).encode())
    return line


@pytest.mark.slow
def test_200_slow_senders_leave_the_home_page_a_lane_of_its_own(front):
    with ExitStack() as stack:
        for number in range(200):
            send_slowly(front, number, stack, method="GET" if number % 10 == 0 else "POST")
        # Without a lane of its own a reader would wait until a sender's limit, longer than an answer may take here.
        assert [front.ask("/").status for _ in range(15)] == 15 * [200]
        assert front.ask("/admin/login/").status == 200
        assert front.ask("/contact/", "POST", b"x", {"Content-Type": "text/plain"}).status < 500


LARGE = """
import hashlib
from django.utils import timezone
from common import stores
from common.models import StoredFile
data = b"%PDF-1.7" + bytes(8_000_000)
about = {"content_type": "application/pdf", "size": len(data), "public_since": timezone.now()}
file = StoredFile.objects.create(sha256=hashlib.sha256(data).hexdigest(), name="ใหญ่.pdf", **about)
stores.store("files").write(file.store_name, data)
print(file.get_absolute_url())
"""


def fetch_slowly(front, path, source, stack):
    """Begin to fetch a file, and take the first bytes of it alone."""
    plain = stack.enter_context(socket.socket())
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.settimeout(120)
    plain.bind((source, 0))
    plain.connect(("127.0.0.1", front.https))
    context = ssl.create_default_context(cafile=front.place / "fullchain.pem")
    context.check_hostname = False
    line = stack.enter_context(context.wrap_socket(plain))
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
    assert line.recv(12) == b"HTTP/1.1 200"


@pytest.mark.slow
def test_60_who_fetch_a_large_file_slowly_leave_pages_a_lane_and_no_copy_on_the_disk(front):
    path = front.installation.shell(LARGE).strip().splitlines()[-1]
    with ExitStack() as stack:
        for number in range(60):
            fetch_slowly(front, path, f"127.0.2.{number // 30 + 1}", stack)
        assert [front.ask("/").status for _ in range(15)] == 15 * [200]
        assert [front.ask("/contact/?a=1").status for _ in range(5)] == 5 * [200]
        assert [file for file in (front.place / "proxy").rglob("*") if file.is_file()] == []


@pytest.mark.slow
def test_one_address_gets_so_many_lines_and_stands_in_no_log(front):
    with ExitStack() as stack:
        lines = [send_slowly(front, 4 * number % 20, stack) for number in range(42)]
        for line in lines[:40]:
            line.settimeout(0.05)
            with pytest.raises(TimeoutError):
                line.recv(1)
        for line in lines[40:]:
            line.settimeout(120)
            assert line.recv(12) == b"HTTP/1.1 429"
    told = "".join(log.read_text(encoding="utf-8") for log in front.place.glob("*error.log"))
    assert "limiting" not in told
