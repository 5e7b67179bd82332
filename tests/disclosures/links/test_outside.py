"""Other sites: never the office's own network, whatever a link or a redirect says. The network here is made up."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from common import outside as network
from disclosures.links import outside


class Answers(BaseHTTPRequestHandler):
    """Answers each path as its first part says: /200, /404, /headless, /to/<address>."""

    def do_HEAD(self):
        self._answer("HEAD")

    def do_GET(self):
        self._answer("GET")

    def _answer(self, method):
        self.server.asked.append((method, self.path))
        word = self.path.strip("/").split("/")[0]
        special = {"headless": 405 if method == "HEAD" else 200, "to": 302}
        status = special[word] if word in special else int(word)
        self.send_response(status)
        if word == "to":
            self.send_header("Location", self.path.removeprefix("/to/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def internet(server, monkeypatch):
    """Let the name public.test be a public address that in truth is the test's server; others resolve as they are."""
    resolve, port = socket.getaddrinfo, server.server_port

    def names(host, *rest, **more):
        known = {"public.test": "203.0.113.7", "inside.test": "192.168.1.10", "metadata.test": "169.254.169.254"}
        if host in known:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (known[host], 80))]
        if host.endswith(".invalid"):
            raise socket.gaierror(-2, "Name or service not known")
        return resolve(host, *rest, **more)

    def connect(place, timeout):
        assert place[0] == "203.0.113.7", f"asked {place}"
        return _connect(("127.0.0.1", port), timeout)

    _connect, judge = socket.create_connection, network.is_public
    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(network, "is_public", lambda address: address == "203.0.113.7" or judge(address))
    return server


@pytest.mark.parametrize(
    ("path", "state", "words"),
    [
        ("/200", "alive", ""), ("/204", "alive", ""), ("/headless", "alive", ""), ("/to/http://public.test/200", "alive", ""),
        ("/to//200", "alive", ""), ("/404", "broken", "404"), ("/410", "broken", "410"), ("/500", "broken", "500"),
        ("/401", "unsure", "401"), ("/403", "unsure", "403"), ("/429", "unsure", "429"), ("/503", "unsure", "503"),
        ("/200/ภาษาไทย?ค=ก", "alive", ""),
    ],
)  # fmt: skip
def test_answers(internet, path, state, words):
    outcome = outside.check(f"http://public.test{path}")
    assert outcome.state == state
    assert words in outcome.problem


def test_head_is_enough_and_get_only_when_it_is_not(internet):
    outside.check("http://public.test/200")
    outside.check("http://public.test/headless")
    assert internet.asked == [("HEAD", "/200"), ("HEAD", "/headless"), ("GET", "/headless")]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/",
        "http://[fc00::1]/", "http://100.64.0.1/", "http://224.0.0.1/", "http://2130706433/", "http://0x7f000001/",
        "http://inside.test/", "http://metadata.test/",
    ],
)  # fmt: skip
def test_addresses_of_inner_networks_are_refused(internet, url):
    assert "เครือข่ายภายใน" in outside.check(url).problem
    assert internet.asked == []


@pytest.mark.parametrize("inner", ["http://127.0.0.1/", "http://inside.test/", "http://[::1]/"])
def test_redirect_into_the_inner_network_is_refused(internet, inner):
    assert "เครือข่ายภายใน" in outside.check(f"http://public.test/to/{inner}").problem
    assert len(internet.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "ftp://public.test/",
        "javascript:alert(1)",
        "relative/page",
        "http://",
        "http://user:word@public.test/",
        "http://public.test:99999/",
        "http://" + "a" * 70 + ".test/",
    ],
)
def test_addresses_that_are_no_web_links(internet, url):
    assert outside.check(url).state == "broken"
    assert internet.asked == []


def test_redirects_have_an_end(internet):
    url = "http://public.test/" + "to/http://public.test/" * 10 + "200"
    assert outside.check(url).problem == "เว็บไซต์ปลายทางส่งต่อไปมาไม่สิ้นสุด"


def test_unknown_name(internet):
    assert outside.check("http://no-such-office.invalid/").problem == "ไม่พบเว็บไซต์ชื่อนี้"


def test_silence(internet, monkeypatch):
    def silent(place, timeout):
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", silent)
    assert "ไม่ตอบภายในเวลา" in outside.check("http://public.test/200").problem


def test_server_that_is_no_web_server(internet, monkeypatch):
    def refuse(place, timeout):
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert "ติดต่อเว็บไซต์ปลายทางไม่ได้" in outside.check("https://public.test/200").problem


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::c0a8:101", False),
        ("64:ff9b::cb00:7107", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
        ("2002:a00:1::1", False),
        ("::ffff:127.0.0.1", False),
        ("2606:4700::1111", True),
    ],
)
def test_ipv4_inside_ipv6_is_judged_as_such(address, public):
    assert network.is_public(address) is public
