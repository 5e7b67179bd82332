"""The style sheets, made of the files of static/css: what every reader's page needs, a small one a room, and the staff's own.

A page links `site.css` and the sheets of its room, all asked for at once; home has the browser fetch the rooms' when it
is done, so that a first page waits for little and the one after it for nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin

DARK = "dark.css"


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, its sources in the order of the cascade, and whom the dark colours are for.

    `light` is where a reader chose light whatever the device wishes, `dark` where dark was chosen.
    """

    name: str
    files: tuple[str, ...] = ()
    folder: str = ""
    light: str = ""
    dark: str = ""

    def sources(self) -> list[Path]:
        """Return the files that the sheet is made of: its own in their order, then its folder's by name."""
        place = Path(settings.BASE_DIR, "static", "css")
        own = [place / name for name in self.files]
        return [*own, *sorted(set((place / self.folder).glob("*.css")) - set(own))] if self.folder else own

    def written(self) -> str:
        """Return the sheet's text: components name pictures from their own folder, the sheet lies one above."""
        return "\n".join(self._minified(path).replace("../../", "../") for path in self.sources())

    def _minified(self, path: Path) -> str:
        text = cssmin(path.read_text(encoding="utf-8"))
        if path.name != DARK:
            return text
        wished = text.replace(":root{", f":root:not({self.light}){{", 1)
        chosen = text.replace(":root{", f":root{self.dark}{{", 1)
        return f"@media (prefers-color-scheme:dark){{{wished}}}{chosen}"


READERS = Sheet(
    "css/site.css",
    ("tokens.css", DARK, "contrast.css", "fonts.css", "base.css", "forms.css", "layout.css"),
    folder="components",
    light=":has(#scheme-light:checked)",
    dark=":has(#scheme-dark:checked)",
)
STAFF = Sheet(
    "css/staff.css",
    (
        "tokens.css",
        DARK,
        "fonts.css",
        "components/cells.css",
        "components/scroll.css",
        "components/phone_fold.css",
        "channels/error_summary.css",
        "admin/base.css",
        "admin/phone.css",
    ),
    folder="",
    light='[data-theme="light"]',
    dark='[data-theme="dark"]',
)
# Each has the folder of its name. `paper` is what is pinned up or filled in by hand, and the whole official table.
ROOMS = tuple(
    Sheet(f"css/{room}.css", folder=room) for room in ("measures", "channels", "assessment", "lists", "paper")
)
SHEETS = {sheet.name: sheet for sheet in (READERS, STAFF, *ROOMS)}


class StylesheetFinder(BaseFinder):
    """Finds the made sheets for collectstatic and the development server; one is written again when a source changes."""

    @property
    def storage(self) -> FileSystemStorage:
        return FileSystemStorage(location=Path(settings.DATA_DIR, "made"))

    def find(self, path: str, find_all: bool = False) -> Any:
        """Return the sheet's place on disk, or nothing for any other path."""
        if path not in SHEETS:
            return []
        place = self._made(SHEETS[path])
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield each sheet and the storage that holds it."""
        for name, sheet in SHEETS.items():
            if not matches_patterns(name, ignore_patterns or []):
                self._made(sheet)
                yield name, self.storage

    def _made(self, sheet: Sheet) -> str:
        place, text = Path(self.storage.path(sheet.name)), sheet.written()
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return str(place)
