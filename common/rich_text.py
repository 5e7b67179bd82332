"""Rich text that staff write: a small set of marks, cleaned on every way in, edited without inline scripts."""

from django.forms import Media, Script
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
_sanitized = create_sanitizer(EXTENSIONS)


def clean(html):
    """Return `html` in NFC with nothing but the tags, attributes and link schemes of EXTENSIONS; "" when empty."""
    # Twice: the first pass decodes entities, and NFC may then join a tag's ">" with a combining mark behind it.
    return _sanitized(thai.clean_text(_sanitized(html)))


class RichTextWidget(AdminProseEditorWidget):
    """The editor, started by our own module: the package's own start needs an inline import map, which CSP blocks."""

    @property
    def media(self):
        sheets = ("django_prose_editor/material-icons", "django_prose_editor/editor", "django_prose_editor/overrides")
        return Media(
            css={"all": [*(f"{sheet}.css" for sheet in sheets), "css/admin/rich_text.css"]},
            js=["js/rich_text_words.js", Script("js/rich_text.js", type="module")],
        )


class RichTextField(ProseEditorField):
    """HTML of a few plain tags. Cleaned whenever it is stored, whether form, fixture or shell wrote it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"extensions": EXTENSIONS, "sanitize": lambda html: clean(html)} | kwargs)

    def pre_save(self, model_instance, add):
        """Leave on the instance what the database will hold."""
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**kwargs | {"widget": RichTextWidget})
