"""The malware scan: what is said to clamd and what its answers mean; a stand-in daemon listens on a real socket."""

import socket
import socketserver
import struct
import threading

import pytest
from django.core.exceptions import ValidationError

from common.uploads import checked, scanning
from tests.common.uploads import files


class Daemon(socketserver.ThreadingUnixStreamServer):
    """A stand-in for clamd that keeps what it was sent and gives one answer to every scan."""

    answer = b"stream: OK\n"
    received = b""


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        command = b""
        while not command.endswith(b"\n"):
            command += self.rfile.read(1)
        if command == b"nINSTREAM\n":
            while length := struct.unpack("!I", self.rfile.read(4))[0]:
                self.server.received += self.rfile.read(length)
        self.wfile.write(b"PONG\n" if command == b"nPING\n" else self.server.answer)


@pytest.fixture
def daemon(tmp_path, settings):
    path = tmp_path / "clamd"
    with Daemon(str(path), Conversation) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.CLAMD = f"unix://{path}"
        yield server
        server.shutdown()
        thread.join()


def test_off_by_default(settings):
    assert settings.CLAMD == ""
    assert not scanning.is_on()
    scanning.check(b"anything")


def test_clean_file_passes_and_was_sent_whole(daemon):
    data = files.pdf("แผนการตรวจสอบภายในประจำปี")
    assert checked(files.upload("a.pdf", data))
    assert daemon.received == data


def test_malware_is_refused(daemon):
    daemon.answer = b"stream: Eicar-Test-Signature FOUND\n"
    with pytest.raises(ValidationError, match="พบสิ่งอันตราย"):
        checked(files.upload("a.pdf", files.pdf("ข้อความในเอกสาร")))


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\n", b"stream: broken ERROR\n", b"what?\n", b""]
)
def test_daemon_that_can_not_scan_means_no_upload(daemon, answer):
    daemon.answer = answer
    with pytest.raises(ValidationError):
        scanning.check(b"x")


def test_daemon_that_is_away_means_no_upload(settings, tmp_path):
    settings.CLAMD = f"unix://{tmp_path}/nobody"
    with pytest.raises(ValidationError, match="ตรวจไวรัสไม่ได้"):
        scanning.check(b"x")
    assert not scanning.answers()


def test_daemon_over_tcp(settings):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CLAMD = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        answering = threading.Thread(target=lambda: _answer(listening))
        answering.start()
        assert scanning.answers()
        answering.join()


def _answer(listening):
    conversation, _ = listening.accept()
    with conversation:
        assert conversation.recv(100) == b"nPING\n"
        conversation.sendall(b"PONG\n")
