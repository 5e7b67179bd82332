"""Draws docs/img/ from the living office, light and dark: docs/how-to/draw-the-pictures.md."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# Name, address, width, and who is signed in.
PICTURES = (
    ("home", "/", 360, ""),
    ("year", "/measures/2569/", 1280, ""),
    ("corruption", "/complaints/corruption/", 360, ""),
    ("staff", "/admin/", 1280, "clerk1"),
)
SIGNED_IN = """
from django.test import Client
from common.models import StaffUser
client = Client()
client.force_login(StaffUser.objects.get(username={name!r}))
print(client.cookies["sessionid"].value)
"""


def main():
    """Make the office in a folder of its own, serve it, and draw every picture."""
    with tempfile.TemporaryDirectory() as data, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        os.environ |= {
            "DEMONSTRATION": "1", "DEBUG": "1", "DATA_DIR": data, "ALLOWED_HOSTS": "127.0.0.1",
            "SECRET_KEY": secrets.token_urlsafe(50), "COMPLAINTS_PEPPER": secrets.token_hex(32),
        }  # fmt: skip
        free.close()
        for command in (["migrate", "-v0"], ["createcachetable"], ["living_office"]):
            manage(*command)
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"], cwd=ROOT
        )
        try:
            wait(f"http://127.0.0.1:{port}")
            draw(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def manage(*arguments):
    """Run a command of manage.py and return what it prints; raises CalledProcessError when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def wait(site):
    """Return once the site answers; raises TimeoutError after a minute."""
    for _ in range(120):
        try:
            return urllib.request.urlopen(f"{site}/healthz").close()  # noqa: S310 (our own server)
        except urllib.error.URLError:
            time.sleep(0.5)
    raise TimeoutError(site)


def draw(site):
    """Write each picture of PICTURES, light and dark."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, width, staff in PICTURES:
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 780}, color_scheme=scheme)
                if staff:
                    session = manage("shell", "-v0", "-c", SIGNED_IN.format(name=staff)).strip()
                    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
                page = context.new_page()
                page.goto(f"{site}{path}")
                ending = "" if scheme == "light" else "-dark"
                page.screenshot(path=ROOT / "docs" / "img" / f"{name}{ending}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
