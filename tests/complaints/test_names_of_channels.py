"""Each way in has one name, wherever a reader meets it."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.utils.html import strip_tags

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# A link that leads to whichever channel a case came by tells of the case.
LINK = "<a [^>%]*{{% url 'complaints:{channel}' %}}\"[^>]*>(.*?)</a>"


@pytest.mark.parametrize(
    ("channel", "name"), [("general", "ร้องทุกข์ ร้องเรียนทั่วไป"), ("corruption", "แจ้งการทุจริต")], ids=str
)
def test_every_link_to_a_channel_bears_its_name(channel, name):
    texts = {
        f"{path.relative_to(TEMPLATES)}: {' '.join(unescape(strip_tags(text)).split())}"
        for path in TEMPLATES.rglob("*.html")
        for text in re.findall(LINK.format(channel=channel), path.read_text(encoding="utf-8"), re.DOTALL)
    }
    assert len(texts) > 3
    assert {text for text in texts if name not in text} == set()
