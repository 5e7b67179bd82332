"""Rich text: what stays of it, whatever way it comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.rich_text import as_text, clean, under
from disclosures.models import Topic
from tests.disclosures import records

PARTS = [
    "<p>",
    "</p>",
    "<b>",
    "<a href='javascript:x'>",
    '<a href="https://a.b">',
    "</a>",
    "<img src=x onerror=y>",
    "\u0338",
    "&#8203;",
    "<",
    ">",
    '"',
    "น้ำ",
]


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>ก <strong>ข</strong> <em>ค</em></p>", "<p>ก <strong>ข</strong> <em>ค</em></p>"),
        ("<h3>หัว</h3><ul><li><p>ก</p></li></ul>", "<h3>หัว</h3><ul><li><p>ก</p></li></ul>"),
        ("<h1>ก</h1><h2>ข</h2>", "กข"),
        ('<p style="color:red" class="x" onclick="y()">ก</p>', "<p>ก</p>"),
        ("<p>ก<script>alert(1)</script><style>p{}</style></p>", "<p>ก</p>"),
        ('<p><a href="javascript:alert(1)">ก</a></p>', "<p><a>ก</a></p>"),
        ('<p><a href="https://a.go.th" target="_blank">ก</a></p>', '<p><a href="https://a.go.th">ก</a></p>'),
        ('<p><a href="/measures/2566/">ก</a></p>', '<p><a href="/measures/2566/">ก</a></p>'),
        ('<p><img src="x" onerror="y"><iframe src="z"></iframe>ก</p>', "<p>ก</p>"),
        ("<p>ก\u200b&#8203;ข</p>", "<p>กข</p>"),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_cases(html, cleaned):
    assert clean(html) == cleaned


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_clean_text_stays_as_it_is(html):
    assert clean(clean(html)) == clean(html)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_nothing_that_runs_is_left(html):
    cleaned = clean(html).lower()
    assert "<img" not in cleaned
    assert "<a href='javascript" not in cleaned
    assert 'href="javascript' not in cleaned


@pytest.mark.django_db
def test_every_way_in_is_cleaned():
    topic = records.topic(text="<p onclick='x'>ก<script>y</script></p>")
    assert topic.text == "<p>ก</p>"
    Topic.objects.update(text="<p>ข<script>y</script></p>")
    topic.refresh_from_db()
    assert topic.text == "<p>ข</p>"


def test_as_text():
    html = '<h3>หัวข้อ</h3><p>ดู <a href="/measures/">มาตรการ</a> &amp; ผล<br>บรรทัดใหม่</p><ul><li><p>ข้อ</p></li></ul>'
    assert as_text(html) == "หัวข้อ\nดู มาตรการ (/measures/) & ผล\nบรรทัดใหม่\nข้อ"


@pytest.mark.parametrize(
    ("html", "level", "moved"),
    [
        ("<h3>ก</h3><p>ข</p><h4>ค</h4>", 1, "<h2>ก</h2><p>ข</p><h3>ค</h3>"),
        ("<h3>ก</h3><h4>ค</h4><h3>ง</h3>", 2, "<h3>ก</h3><h4>ค</h4><h3>ง</h3>"),
        ("<h4>ก</h4><p>ข</p><h4>ค</h4>", 1, "<h2>ก</h2><p>ข</p><h2>ค</h2>"),
        ("<h4>ก</h4><h3>ข</h3><h4>ค</h4>", 1, "<h2>ก</h2><h2>ข</h2><h3>ค</h3>"),
        ("<p>ก</p>", 1, "<p>ก</p>"),
    ],
)
def test_headings_stand_below_that_of_the_page_and_skip_none(html, level, moved):
    assert under(html, level) == moved
