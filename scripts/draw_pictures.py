"""Draws docs/img/ and static/img/manual/ from the living office, light and dark: docs/how-to/draw-the-pictures.md."""

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
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# Name, address, width, and who is signed in.
README = (
    ("home", "/", 360, ""),
    ("year", "/measures/2569/", 1280, ""),
    ("corruption", "/complaints/corruption/", 360, ""),
    ("staff", "/admin/", 1280, "clerk1"),
)
# One for a chapter of the staff manual, as wide as its page.
MANUAL = (
    ("sign-in", "/admin/login/", ""),
    ("people", "/admin/common/staffuser/", "manager"),
    ("own-work", "/admin/measures/result/own/", "clerk1"),
    ("import", "/admin/measures/plan/import/", "publisher1"),
    ("send", "/admin/publishing/submission/add/", "publisher2"),
    ("document", "/admin/disclosures/document/add/", "publisher1"),
    ("oit", "/admin/ita/oititem/?catalogue__fiscal_year__exact=2569", "publisher1"),
    ("service", "/admin/services/service/add/", "publisher1"),
    ("report", "/measures/2569/#content", ""),
    ("room", "/admin/complaints/room/", "desk1"),
    ("roster", "/admin/complaints/staffmember/", "desk1"),
    ("visitors", "/visitors/", ""),
)
WIDE = 1000
# Django's list of everything at the side leaves a page of this width no room.
FOLDED = "localStorage.setItem('django.admin.navSidebarIsOpen', 'false')"
SIGNED_IN = """
from django.test import Client
from common.models import StaffUser
client = Client()
client.force_login(StaffUser.objects.get(username={name!r}))
print(client.cookies["sessionid"].value)
"""
WAITING = "from common import queue; print(queue.open_work()[0].total())"


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
        finish_work()
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


def finish_work():
    """Return once the queue is empty: one worker ends before that, and the pages would say what still waits."""
    while manage("shell", "-v0", "-c", WAITING).strip() != "0":
        manage("work")


def wait(site):
    """Return once the site answers; raises TimeoutError after a minute."""
    for _ in range(120):
        try:
            return urllib.request.urlopen(f"{site}/healthz").close()  # noqa: S310 (our own server)
        except urllib.error.URLError:
            time.sleep(0.5)
    raise TimeoutError(site)


def draw(site):
    """Write each picture, light and dark: README's as PNG, the manual's as WebP for its page in the admin."""
    manual = [(f"manual/{name}", path, WIDE, staff) for name, path, staff in MANUAL]
    with sync_playwright() as playwright:
        # A staff member's browser names its buttons in Thai.
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"], env=os.environ | {"LANGUAGE": "th"}
        )
        for (name, path, width, staff), scheme in product([*README, *manual], ("light", "dark")):
            context = browser.new_context(viewport={"width": width, "height": 780}, color_scheme=scheme)
            if staff:
                context.add_cookies([{"name": "sessionid", "value": session(staff), "url": site}])
            page = context.new_page()
            page.add_init_script(FOLDED if width == WIDE else "")
            page.goto(f"{site}{path}")
            if staff:
                finish_work()  # a page of staff may ask for some when it is opened
            page.reload()  # a page seen for the first time may go without its bold letters
            keep(page.screenshot(), name if scheme == "light" else f"{name}-dark")
            context.close()
        browser.close()


@cache
def session(staff):
    """Return the key of a session in which this person is signed in."""
    return manage("shell", "-v0", "-c", SIGNED_IN.format(name=staff)).strip()


def keep(picture, name):
    """Write a picture to where its page looks for it."""
    if not name.startswith("manual/"):
        (ROOT / "docs" / "img" / f"{name}.png").write_bytes(picture)
        return
    path = ROOT / "static" / "img" / f"{name}.webp"
    path.parent.mkdir(exist_ok=True)
    Image.open(BytesIO(picture)).convert("RGB").save(path, quality=70, method=6)


if __name__ == "__main__":
    main()
