"""The one style sheet of a reader's page, made of the files of static/css: one request, nothing else that blocks."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin

NAME = "css/site.css"
DARK = "dark.css"
FOUNDATION = ("tokens.css", DARK, "contrast.css", "base.css", "forms.css", "layout.css")


def sources() -> list[Path]:
    """Return the files that the sheet is made of, in the order of the cascade: foundation, then components by name."""
    folder = Path(settings.BASE_DIR, "static", "css")
    return [*(folder / name for name in FOUNDATION), *sorted((folder / "components").glob("*.css"))]


def written() -> str:
    """Return the sheet's text: components name pictures from their own folder, the sheet lies one above."""
    return "\n".join(_minified(path).replace("../../", "../") for path in sources())


def _minified(path: Path) -> str:
    text = cssmin(path.read_text(encoding="utf-8"))
    if path.name != DARK:
        return text
    wished = text.replace(":root{", ":root:not(:has(#scheme-light:checked)){", 1)
    chosen = text.replace(":root{", ":root:has(#scheme-dark:checked){", 1)
    return f"@media (prefers-color-scheme:dark){{{wished}}}{chosen}"


class StylesheetFinder(BaseFinder):
    """Finds css/site.css for collectstatic and for the development server; it is written again when a source changes."""

    @property
    def storage(self) -> FileSystemStorage:
        return FileSystemStorage(location=Path(settings.DATA_DIR, "made"))

    def find(self, path, find_all=False):
        """Return the sheet's place on disk, or nothing for any other path."""
        if path != NAME:
            return []
        place = self._made()
        return [place] if find_all else place

    def list(self, ignore_patterns):
        """Yield the sheet and the storage that holds it."""
        if not matches_patterns(NAME, ignore_patterns or []):
            self._made()
            yield NAME, self.storage

    def _made(self) -> str:
        place, text = Path(self.storage.path(NAME)), written()
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return str(place)
