"""A phone's window for pages that were crawled: shown as they were answered, without scripts, with the site's own files beside them."""

import mimetypes
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from django.contrib.staticfiles import finders
from lxml import html

SCREEN = {"width": 360, "height": 900}


class Shown(BaseHTTPRequestHandler):
    """Answers with the page that the server holds and with static files."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if not file and "text/html" not in self.headers["Accept"]:
            self.send_error(404)
            return
        body = Path(file).read_bytes() if file else self.server.page
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] if file else "text/html; charset=utf-8")
        self.send_header("Cache-Control", "max-age=3600" if file else "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@contextmanager
def phone(chromium):
    """Give a function that shows a page's tree as at an address, and returns the browser's page."""
    page = chromium.new_page(viewport=SCREEN, java_script_enabled=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Shown) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def show(address, tree):
            server.page = html.tostring(tree, doctype="<!doctype html>", encoding="utf-8")
            page.goto(f"http://127.0.0.1:{server.server_port}{address}")
            return page

        yield show
        page.close()
        server.shutdown()
