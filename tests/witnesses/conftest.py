"""A tiny server that hands out bytes, and a data folder of the test's own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Answers(BaseHTTPRequestHandler):
    """Answers what the server's `answers` hold for the path: (status, bytes), a Location, or a function of what was posted."""

    def do_POST(self):
        self._answer(self.server.answers[self.path](self.rfile.read(int(self.headers["Content-Length"]))))

    def do_GET(self):
        self._answer(self.server.answers.get(self.path, (404, b"")))

    def _answer(self, told):
        status, body = (302, b"") if isinstance(told, str) else told
        self.send_response(status)
        if isinstance(told, str):
            self.send_header("Location", told)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def served(settings, tmp_path):
    """The server, which this site may ask although it is on this machine."""
    settings.INNER_NETWORKS, settings.DATA_DIR = ["127.0.0.0/8"], tmp_path
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.answers, server.host = {}, f"127.0.0.1:{server.server_port}"
        server.url = f"http://{server.host}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
