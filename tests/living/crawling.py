"""Goes to every address of the site that somebody can click."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from lxml import html

OURS = "http://testserver"
DIGIT = re.compile("[0-9]")
LINKS = "//a/@href | //link[@rel='alternate']/@href"


@dataclass
class Crawl:
    """What was found: each page's tree by address, addresses of files, and in sentences what went wrong.

    `most` limits how many pages of one view are opened: lists lead to thousands of rows.
    """

    client: object
    inside: object
    most: int = 10**9
    pages: dict = field(default_factory=dict)
    files: set = field(default_factory=set)
    problems: list = field(default_factory=list)
    _views: Counter = field(default_factory=Counter)

    def go(self, *starts):
        """Open `starts` and every page inside that links lead to; files are found, not opened. Return the Crawl."""
        waiting, seen = deque(starts), set(starts)
        while waiting:
            for link in self._visit(waiting.popleft()):
                if link not in seen and self._wanted(link):
                    seen.add(link)
                    waiting.append(link)
        return self

    def _wanted(self, link):
        try:
            view = view_of(DIGIT.sub("1", unquote(urlsplit(link).path)))
        except Resolver404:
            self.problems.append(f"{link}: no such address")
            return False
        self._views[view] += 1
        return self._views[view] <= self.most

    def _visit(self, address):
        response = self._answer(address)
        if response is None:
            return []
        if response.status_code in (301, 302):
            return self._links([response.url], address)
        if response.status_code != 200:
            self.problems.append(f"{address}: {response.status_code}")
            return []
        if not response.headers["Content-Type"].startswith("text/html"):
            self.files.add(address)
            return []
        page = self.pages[address] = html.document_fromstring(
            response.content.decode()
        )  # staff pages name their letters in the header alone
        return self._links(page.xpath(LINKS), address)

    def _answer(self, address):
        try:
            return self.client.get(address)
        except Exception as error:
            self.problems.append(f"{address}: {type(error).__name__}: {str(error)[:500]}")
            return None

    def _links(self, addresses, base):
        """Return the pages among `addresses` that lie inside; remember the files."""
        whole = (urldefrag(urljoin(OURS + base, address))[0] for address in addresses)
        paths = [address.removeprefix(OURS) for address in whole if address.startswith(f"{OURS}/")]
        paths = [
            path for path in paths if self.inside(path) and not path.startswith(f"/{settings.STATIC_URL.strip('/')}/")
        ]
        self.files.update(path for path in paths if not is_page(path))
        return [path for path in paths if is_page(path)]


@cache
def view_of(path):
    """Return the name of the view at a path; raises Resolver404. Those of a table's thousand rows differ in digits alone."""
    return resolve(path).view_name


def is_page(address):
    """Return whether an address is a page's: its path ends with a slash."""
    return urlsplit(address).path.endswith("/")
