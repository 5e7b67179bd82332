"""Rich text that staff write: a small set of marks, cleaned on every way in, edited without inline scripts."""

import re
from html import unescape
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.forms import Media, Script
from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField, create_sanitizer
from django_prose_editor.widgets import AdminProseEditorWidget

from . import thai

# What the editor offers is what the cleaner lets through: nh3 is configured from this very table.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"protocols": ["http", "https", "mailto", "tel"], "enableTarget": False},
    "HardBreak": True,
}
_END_OF_LINE = re.compile(r"</(?:p|li|h3|h4|blockquote)>|<br>")
_HEADING = re.compile(r"<h([34])>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"<>]*)"[^<>]*>((?:(?!<a ).)*?)</a>')
_sanitized = create_sanitizer(EXTENSIONS)


def clean(html: str) -> str:
    """Return `html` in NFC with nothing but the tags, attributes and link schemes of EXTENSIONS; "" when empty."""
    # Twice: the first pass decodes entities, and NFC may then join a tag's ">" with a combining mark behind it.
    return _sanitized(thai.clean_text(_sanitized(html)))


def as_text(html: str) -> str:
    """Return clean rich text as plain lines for search and comparison; a link is followed by its address."""
    lines = _END_OF_LINE.sub("\n", _LINK.sub(r"\2 (\1)", html))
    return "\n".join(line for line in unescape(strip_tags(lines)).splitlines() if line.strip())


def under(html: str, level: int) -> str:
    """Return clean rich text with its headings put right below a heading of `level` (1 to 3), none of which skips a level."""
    first = min((int(found) for found in re.findall(r"<h([34])>", html)), default=3)
    seen = False

    def moved(heading: re.Match[str]) -> str:
        nonlocal seen
        is_main = int(heading[1]) == first
        seen = seen or is_main
        name = f"h{level + (1 if is_main or not seen else 2)}"
        return f"<{name}>{heading[2]}</{name}>"

    return _HEADING.sub(moved, html)


class RichTextWidget(AdminProseEditorWidget):
    """The editor, started by our own module: the package's own start needs an inline import map, which CSP blocks."""

    @property
    def media(self) -> Media:
        sheets = ("django_prose_editor/material-icons", "django_prose_editor/editor", "django_prose_editor/overrides")
        scripts: list[Any] = ["js/rich_text_words.js", Script("js/rich_text.js", type="module")]
        return Media(css={"all": [*(f"{sheet}.css" for sheet in sheets), "css/admin/rich_text.css"]}, js=scripts)


class RichTextField(ProseEditorField):
    """HTML of a few plain tags. Cleaned whenever it is stored, whether form, fixture or shell wrote it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"extensions": EXTENSIONS, "sanitize": lambda html: clean(html)} | kwargs)

    def pre_save(self, model_instance: Model, add: bool) -> str:
        """Leave on the instance what the database will hold."""
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Clean what `update` and `bulk_update` write, too: they pass `pre_save` by."""
        return super().get_db_prep_save(clean(value) if isinstance(value, str) else value, connection)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**kwargs | {"widget": RichTextWidget})
