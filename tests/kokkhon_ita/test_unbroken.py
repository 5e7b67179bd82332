"""Readers' pages hold together what a line must not break, and say the same as before."""

import pytest
from lxml import html

from common.unbroken import held
from kokkhon_ita import settings as real
from tests import factories

pytestmark = pytest.mark.django_db
DATE = '<span class="together">๒๕ ตุลาคม ๒๕๖๖</span>'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<td>๒๕ ตุลาคม ๒๕๖๖</td>", f"<td>{DATE}</td>"),
        ("<p>\n ๒๕ ตุลาคม ๒๕๖๖\n</p>", f"<p>\n {DATE}\n</p>"),
        ("<p>ลง ๒๕ ตุลาคม ๒๕๖๖ นี้</p>", f"<p><span>ลง {DATE} นี้</span></p>"),
        ("๒๕ ตุลาคม ๒๕๖๖<br>", f"{DATE}<br>"),
    ],
)
def test_words_of_a_page_are_held(given, expected):
    assert held(given) == expected


@pytest.mark.parametrize(
    "given",
    [
        '<a title="๒๕ ตุลาคม ๒๕๖๖ > ร้องเรียน">ดู</a>',
        "<title>๒๕ ตุลาคม ๒๕๖๖</title><!-- ร้องเรียน > ๑ ต.ค. ๒๕๖๖ -->",
        "<script>'๒๕ ตุลาคม ๒๕๖๖'</script><style>/* ร้องเรียน */</style><textarea>ร้องเรียน <b></textarea>",
        "<svg><text>๒๕ ตุลาคม ๒๕๖๖</text></svg><select><option>ร้องเรียน</select>",
        "<pre>verify หลักฐาน.json</pre><code>หลักฐาน</code>",
        "<p>๑ & ๒ < ๓</p>",
        "",
    ],
)
def test_attributes_and_what_holds_no_element_stay(given):
    assert held(given) == given


@pytest.fixture
def page(client, settings):
    """Return what a reader gets at an address, with every middleware of a real site."""
    settings.MIDDLEWARE = real.MIDDLEWARE

    def got(path):
        return client.get(path)

    return got


def test_pages_hold_dates_and_the_names_of_the_office(page):
    factories.organisation(name="องค์การบริหารส่วนตำบลตัวอย่าง")
    factories.publish("organisation", "")
    text = page("/contact/").text
    assert '<span class="together">ตำบลตัวอย่าง</span>' in text
    assert '<span class="together">ตำบลตัวอย่าง</span>' not in text.partition("</head>")[0]


def test_words_are_the_same_for_whoever_copies_searches_or_listens(client, page, settings):
    factories.organisation()
    factories.publish("organisation", "")
    settings.MIDDLEWARE = [name for name in real.MIDDLEWARE if "unbroken" not in name]
    before = client.get("/contact/editions/1/")
    settings.MIDDLEWARE = real.MIDDLEWARE
    after = type(client)().get("/contact/editions/1/")
    assert after.content != before.content
    words = [html.fromstring(answer.text).find("body").text_content().split() for answer in (before, after)]
    assert words[0] == words[1]
    assert int(after.headers["Content-Length"]) == len(after.content)


def test_staff_and_data_are_left_alone(page):
    for path in ("/admin/login/", "/feed.atom", "/data/openapi.json", "/robots.txt"):
        assert 'class="together">' not in page(path).text
