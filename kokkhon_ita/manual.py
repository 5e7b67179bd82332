"""The staff manual inside the admin: the files of docs/staff-manual, a page each, for everybody who may sign in."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

PICTURES = "../../static/"


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # readers never need it

    markdown = MarkdownIt().enable("table")
    markdown.add_render_rule("image", _picture)
    return markdown


def _picture(self: Any, tokens: Any, place: int, options: Any, env: Any) -> SafeString:
    """Return a picture of a chapter as HTML, with the dark one for dark colours."""
    path = tokens[place].attrs["src"].removeprefix(PICTURES)
    light, dark = static(path), static(path.replace(".webp", "-dark.webp"))
    return format_html(
        '<picture><source srcset="{}" media="(prefers-color-scheme: dark)"><img src="{}" alt="{}" width="1000" height="780" '
        'loading="lazy"></picture>',
        dark, light, tokens[place].content,
    )  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """One file: its number says where it stands, the rest of its name its address, its first line its title."""

    path: Path

    @property
    def slug(self) -> str:
        return self.path.stem.partition("-")[2]

    @property
    def title(self) -> str:
        return self._text.partition("\n")[0].removeprefix("# ")

    @property
    def html(self) -> SafeString:
        """Return what stands below the title, as HTML."""
        return mark_safe(_markdown().render(self._text.partition("\n")[2]))  # noqa: S308 (our own files)

    @property
    def _text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def chapters() -> list[Chapter]:
    """Return all chapters in their order."""
    return [Chapter(path) for path in sorted((settings.BASE_DIR / "docs" / "staff-manual").glob("*.md"))]


@require_safe
def index(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """List the chapters."""
    context = site.each_context(request) | {"title": "คู่มือเจ้าหน้าที่", "chapters": chapters()}
    return render(request, "admin/manual/index.html", context)


@require_safe
def chapter(request: HttpRequest, slug: str, site: AdminSite) -> HttpResponse:
    """Show one chapter; 404 for a name that none has."""
    found = next((one for one in chapters() if one.slug == slug), None)
    if found is None:
        raise Http404("ไม่มีบทนี้ในคู่มือ")
    return render(
        request, "admin/manual/chapter.html", site.each_context(request) | {"title": found.title, "chapter": found}
    )
