"""No sentence of Django's own reaches staff in English: locale/ fills what Django's Thai translation lacks."""

import gettext
import re
from pathlib import Path

import django
import polib
import pytest
from django.conf import settings
from django.utils import translation

DJANGO = Path(django.__file__).parent
SHOWN = ["conf", "contrib/admin", "contrib/auth"]
# Django's welcome page, descriptions of field types, and messages that are nothing but placeholders.
UNSEEN = re.compile(
    r"install worked|release notes|DEBUG=True</a>|Tutorial|Topics, ref|get help, or|relationship|^Big |^Boolean |^%\(class_name"
)


def sentences(catalogue):
    """Return the catalogue's messages that are sentences, not names of languages and field types."""
    entries = polib.pofile(str(DJANGO / catalogue / "locale/en/LC_MESSAGES/django.po"))
    plain = (entry.msgid for entry in entries if not entry.msgctxt and not entry.msgid_plural)
    return [msgid for msgid in plain if len(re.findall(r"\b[a-z]+\b", msgid)) > 2 and not UNSEEN.search(msgid)]


@pytest.mark.parametrize("catalogue", SHOWN)
def test_every_sentence_is_thai(catalogue):
    with translation.override("th"):
        assert [s for s in sentences(catalogue) if translation.gettext(s) == s] == []


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_the_compiled_catalogue_is_the_written_one(name):
    folder = Path(settings.LOCALE_PATHS[0]) / "th/LC_MESSAGES"
    with (folder / f"{name}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in polib.pofile(str(folder / f"{name}.po")):
        if entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        elif entry.msgid_plural:
            assert compiled.ngettext(entry.msgid, entry.msgid_plural, 2) == entry.msgstr_plural[0]
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


def test_placeholders_survive_translation():
    for entry in polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / "th/LC_MESSAGES/django.po")):
        thai = entry.msgstr or entry.msgstr_plural[0]
        used = set(re.findall(r"%\(\w+\)[sdr]|\{\w*\}", thai))
        given = set(re.findall(r"%\(\w+\)[sdr]|\{\w*\}", entry.msgid))
        # %d would write "500": a number of a refusal comes as common/refusals.py writes it.
        assert used <= given | {re.sub("d$", "s", one) for one in given}


# Of a translation from elsewhere: English left standing, ends with a full stop, words for "you", "I" and "object" that no office uses.
FOREIGN = re.compile(r"\b(?!Control|Command)\w*[a-z]{4,}|[.,]$|(?<!ขอบ)คุณ|ฉัน|กรุณา|อ็อบเจ|อันได้")


@pytest.mark.parametrize("catalogue", ["contrib/admin", "contrib/auth"])
def test_what_django_says_in_thai_is_what_an_office_would_say(catalogue):
    entries = polib.pofile(str(DJANGO / catalogue / "locale/en/LC_MESSAGES/django.po"))
    plain = [entry.msgid for entry in entries if not entry.msgctxt and not entry.msgid_plural]
    with translation.override("th"):
        said = {msgid: translation.gettext(msgid) for msgid in plain}
    bare = {msgid: re.sub(r"%\(\w+\)[sd]|\{\w+\}|</?\w+[^>]*>", "", words) for msgid, words in said.items()}
    assert {msgid: words for msgid, words in bare.items() if FOREIGN.search(words)} == {}


def test_what_django_refuses_in_a_form_is_what_an_office_would_say():
    entries = polib.pofile(str(DJANGO / "conf/locale/en/LC_MESSAGES/django.po"))
    of_forms = [
        entry.msgid
        for entry in entries
        if any(re.match(r"forms/|core/validators", place) for place, _ in entry.occurrences) and len(entry.msgid) > 16
    ]
    with translation.override("th"):
        said = {msgid: re.sub(r"%\(\w+\)[sdr]|\{\w+\}", "", translation.gettext(msgid)) for msgid in of_forms}
    assert {msgid: words for msgid, words in said.items() if FOREIGN.search(words)} == {}
