"""No promise without a test, no test for a sentence that is gone, and a page that lists both."""

import pytest
from django.template import TemplateSyntaxError, engines

from common.promises import promise
from tests import promises


def render(text, **context):
    return engines["django"].from_string(text).render(context)


def test_every_promise_has_a_test_and_every_such_test_a_promise():
    promised, proven = set(promises.sentences()), set(promises.proofs())
    assert not promised - proven, "these sentences have no test: mark one with @pytest.mark.promise(name)"
    assert not proven - promised, "these tests prove a sentence that no page prints"


def test_what_sounds_like_a_promise_bears_a_name():
    assert list(promises.unnamed()) == [], "see docs/how-to/make-a-promise.md"


def test_the_page_of_promises_is_true():
    assert promises.PAGE.read_text(encoding="utf-8") == promises.page(), "run: python -m tests.promises"


def test_every_mark_stands_over_a_test():
    marked = [
        f"{path.name}: {name}"
        for path in sorted((promises.ROOT / "tests").rglob("*.py"))
        if "mark.promise(" in (text := path.read_text(encoding="utf-8")) and path.name != "test_promises.py"
        for name in promises.marks(promises.ast.parse(text))
    ]
    proven = [name for names in promises.proofs().values() for name in names]
    assert len(marked) == len(proven), (
        "a mark on a class, a module or a parameter is not seen: put it over the function"
    )


def test_tag_prints_only_the_sentence():
    text = '{% promise "no-cookie" %}ไม่เกิน <b>{{ days }}</b> วัน{% endpromise %}'
    assert render(text, days="๕") == "ไม่เกิน <b>๕</b> วัน"
    assert promise("no-cookie", "ไม่วางคุกกี้") == "ไม่วางคุกกี้"


@pytest.mark.parametrize("tag", ["promise", "promise no-cookie", 'promise "No Cookie"', 'promise "a" "b"'])
def test_tag_without_a_good_name_is_refused(tag):
    with pytest.raises(TemplateSyntaxError):
        render(f"{{% {tag} %}}ไม่วางคุกกี้{{% endpromise %}}")


def test_reader_of_the_sentences_sees_what_a_page_says():
    text = "ภายใน {{ desk.days|thai_digits }}\n    วัน ดู<a href=\"{% url 'x' %}\">หน้านี้</a>"
    assert promises.plain(text) == "ภายใน ‹desk.days› วัน ดูหน้านี้"
