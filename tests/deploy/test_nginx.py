"""deploy/nginx.conf, started for real before gunicorn."""

import gzip
import logging
import re
import runpy
import signal
import socket
import ssl

import pytest

from tests.deploy.conftest import NAME
from tests.installation import ROOT
from tests.page_lint import problems
from tests.test_headers import HEADERS


def test_page_arrives_with_the_site_s_headers_and_hsts(front):
    answer = front.ask("/measures/2566/")
    assert answer.status == 200
    headers = {name: value for name, value in answer.headers.items() if name in HEADERS}
    headers["Content-Security-Policy"] = set(headers["Content-Security-Policy"].split("; "))
    assert headers == HEADERS
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "nginx/" not in answer.headers["Server"]
    assert "Set-Cookie" not in answer.headers


def test_http_is_sent_to_https_under_our_own_name(front):
    answer = front.ask("/measures/?page=2", headers={"Host": "elsewhere.example"}, tls=False)
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/measures/?page=2")


def test_another_host_is_refused(front):
    assert front.ask("/", headers={"Host": "elsewhere.example"}).status == 400


def test_cookies_of_staff_travel_on_https_only(front):
    cookie = front.ask("/admin/login/").headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_hashed_static_files_come_from_nginx_and_never_change(front):
    page = front.ask("/").content.decode()
    sheet = re.search(r"/static/css/site\.[0-9a-f]{12}\.css", page)[0]
    answer = front.ask(sheet, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/css"
    assert b"body" in gzip.decompress(answer.content)
    assert front.ask("/static/css/site.css").headers["Cache-Control"] == "public, max-age=3600"


def test_a_forged_forwarding_header_is_replaced(front):
    answer = front.ask("/", headers={"X-Forwarded-For": "203.0.113.7"})
    assert b"203.0.113.7" not in answer.content
    assert b"127.0.0.1" in answer.content


@pytest.mark.parametrize(("method", "path", "compressed"), [
    ("GET", "/measures/2566/", True), ("GET", "/complaints/general/new/", True), ("POST", "/complaints/track/", False),
])  # fmt: skip
def test_only_pages_without_secrets_are_compressed(front, method, path, compressed):
    answer = front.ask(path, method, headers={"Accept-Encoding": "gzip"})
    assert (answer.headers.get("Content-Encoding") == "gzip") is compressed


REQUEST = "/services/1/request/?from=a-complainant"


def test_logs_say_nothing_of_complaints(front):
    """No line: each would tell a second, a size or a case. nginx's own errors neither, though they name page and address."""
    case = "/admin/complaints/room/00000000-0000-0000-0000-000000000000/"
    for path in ("/complaints/?from=a-complainant", "/complaints/track/", case, REQUEST):
        front.ask(path, headers={"User-Agent": "A browser", "Referer": "https://mail.example/inbox"})
    front.ask("/complaints/track/", "POST", b"x", {"Content-Length": str(4097 * 1024 * 1024)})
    front.ask(f"{case}act/", "POST", b"x", {"Content-Length": str(4097 * 1024 * 1024)})
    front.ask("/privacy/?who=reader", headers={"User-Agent": "The last one", "Referer": "https://mail.example/inbox"})
    line = front.log(until="The last one").splitlines()[-1]
    assert re.fullmatch(r'127\.0\.0\.1 \[.+\] "GET /privacy/" 200 \d+ "The last one"', line)
    assert "A browser" not in front.log()
    for log in front.place.glob("*.log"):
        text = log.read_text(encoding="utf-8")
        assert not [word for word in ("complain", "mail.example") if word in text], log.name


@pytest.mark.parametrize(
    ("path", "megabytes"),
    [("/contact/", 61), ("/complaints/general/new/", 4097), ("/admin/complaints/room/enter/general/", 4097)],
)
def test_too_much_at_once_is_refused_in_thai(front, path, megabytes):
    size = {"Content-Length": str(megabytes * 1024 * 1024)}
    answer = front.ask(path, "POST", b"x", size)
    assert answer.status == 413
    page = answer.content.decode()
    assert "ไฟล์ใหญ่เกินไป" in page
    assert "ข้อความที่พิมพ์ยังอยู่ในหน้าก่อน กดปุ่ม “ย้อนกลับ”" in page


# Longer than nginx's buffer for a line, and sent in one piece: nginx hangs up before it has read more.
LONG = "a" * 12_000


def test_what_nginx_itself_refuses_is_told_in_thai(front):
    long_address, long_line = front.ask("/search/?q=" + LONG), front.ask("/", headers={"X-Long": LONG})
    assert (long_address.status, long_line.status) == (414, 431)
    assert "ที่อยู่เว็บยาวเกินไป" in long_address.content.decode()
    assert "ระบบอ่านคำขอไม่ได้" in long_line.content.decode()


UNREADABLE = {
    "a file of ours that is not there": ("GET", "/static/no-such-file.css", {}, 404),
    "a folder": ("GET", "/static/css/", {}, 403),
    "a coding of the body": ("POST", "/verify/", {"Transfer-Encoding": "gzip, chunked"}, 501),
    "too many lines": ("GET", "/", {f"X-{number}": "x" for number in range(120)}, 431),
    "a control character": ("GET", "/", {"User-Agent": "\x01"}, 400),
    "a method longer than any": ("A" * 100, "/", {}, 400),
}


@pytest.mark.parametrize(("method", "path", "headers", "status"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_neither_nginx_nor_gunicorn_reads_is_told_in_thai(front, method, path, headers, status):
    answer = front.ask(path, method, headers=headers)
    assert (answer.status, b'lang="th"' in answer.content) == (status, True)


@pytest.mark.parametrize("path", ["/contact", "/admin/"])
def test_a_long_question_is_led_on_with_its_address(front, path):
    assert front.ask(f"{path}?{'a' * 8000}").status in (301, 302)


def test_port_80_leads_on_and_refuses_in_thai(front):
    asked = {"/measures/?a=1": 301, "/.well-known/acme-challenge/none": 404, f"/?q={LONG}": 414}
    answers = {path: front.ask(path, tls=False) for path in asked}
    assert {path: answer.status for path, answer in answers.items()} == asked
    assert answers["/measures/?a=1"].headers["Location"] == f"https://{NAME}/measures/?a=1"
    folder = front.ask("/static/css")
    assert (folder.status, folder.headers["Location"][-12:]) == (301, "/static/css/")
    assert all(b'lang="th"' in answer.content for answer in [*answers.values(), folder])


def test_an_address_typed_in_thai_letters_is_told_in_thai_and_in_no_log(front):
    context = ssl.create_default_context(cafile=front.place / "fullchain.pem")
    context.check_hostname = False
    with socket.create_connection(("127.0.0.1", front.https), 60) as plain, context.wrap_socket(plain) as line:
        line.sendall(f"GET /ค้นหา?q=สมชาย HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert "ระบบอ่านคำขอไม่ได้".encode() in answer


def test_gunicorn_s_log_quotes_no_request():
    conf = runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))
    kept = conf["_quote_nothing"]
    line = {"msg": "Invalid request from ip=: 'GET /complaints/track/?q=สมชาย'", "levelno": logging.WARNING}
    assert not kept(logging.makeLogRecord(line))
    failed = {"msg": "Error handling request %s %s", "args": ("GET", "/?q=สมชาย"), "levelno": logging.ERROR}
    record = logging.makeLogRecord(failed)
    assert kept(record)
    assert "สมชาย" not in record.getMessage()


def test_uploads_of_complaints_wait_in_no_temporary_file(front):
    body, before = b"--b\r\n" + b"x" * 400_000, (front.place / "body").stat().st_mtime_ns
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert front.ask("/complaints/general/new/", "POST", body, headers).status < 500
    assert (front.place / "body").stat().st_mtime_ns == before
    assert front.ask("/contact/", "POST", body, headers).status == 403  # read whole, then refused
    assert (front.place / "body").stat().st_mtime_ns > before


@pytest.mark.parametrize(
    "name", ["too-large", "unavailable", "address-too-long", "not-found", "not-understood", "moved"]
)
def test_nginx_s_own_pages_are_good_pages(name):
    assert problems((ROOT / "deploy" / "pages" / f"{name}.html").read_bytes()) == []


def test_a_stopped_site_is_explained(front_alone):
    answer = front_alone.ask("/measures/")
    assert answer.status == 502
    assert "หยุดให้บริการชั่วคราว" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_error_pages_about_complaints_leave_no_line(front_alone):
    for path in ("/complaints/track/", "/admin/complaints/room/", "/complaints", "/measures/"):
        front_alone.ask(path)
    front_alone.process.send_signal(signal.SIGQUIT)  # it writes its lines after its answers
    front_alone.process.wait(timeout=30)
    [line] = front_alone.log().splitlines()
    assert " 502 " in line
