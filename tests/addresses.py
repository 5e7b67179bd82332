"""The ledger of public addresses, read from addresses.txt."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Address:
    view: str
    path: str
    status: int = 200

    @property
    def is_page(self):
        """A page's path ends with a slash, a file's does not; what follows "?" is no part of the path."""
        return self.path.split("?")[0].endswith("/")

    def __str__(self):
        return self.path


def _read():
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return [Address(view, path, *map(int, status)) for view, path, *status in rows]


ADDRESSES = _read()
PAGES = [address for address in ADDRESSES if address.is_page and address.status == 200]
