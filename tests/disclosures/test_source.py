"""The fixtures against the office's own document: its three menus, title for title, and nothing made up."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from disclosures.models import Activity, Announcement, Document, Gift, GiftReport, GiftRules, Section, Statement, Topic

SOURCE = (Path(__file__).parent.parent / "data" / "khokkhon-measures-2566.txt").read_text(encoding="utf-8")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    names = ("disclosures", "gift_rules", "no_gift_policy")
    call_command("loaddata", *(settings.BASE_DIR / "fixtures" / f"{name}.json" for name in names), verbosity=0)


def source_menus():
    """Return the topics of each menu of the document, in its order."""
    menus = re.findall(r"(?:^- » .+\n)+", SOURCE, re.MULTILINE)
    return [re.findall(r"^- » (.+)$", menu, re.MULTILINE) for menu in menus]


def test_topics_stand_as_the_office_wrote_them():
    stored = [list(section.topics.values_list("title", flat=True)) for section in Section.objects.all()]
    assert stored == source_menus()
    assert [len(menu) for menu in stored] == [10, 5, 5]


def test_headings():
    first, *others = Section.objects.values_list("title", flat=True)
    # The first heading is cut in the document: see docs/decisions/menu-headings.md.
    assert first.endswith("จากการปฏิบัติหน้าที่")
    assert all(f"**{heading}**" in SOURCE for heading in others)


def test_addresses_are_latin():
    slugs = [*Section.objects.values_list("slug", flat=True), *Topic.objects.values_list("slug", flat=True)]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)
    assert len(set(slugs)) == 23


def test_nothing_is_invented():
    assert not Document.objects.exists()
    assert not Statement.objects.exists()
    assert not Gift.objects.exists()
    assert not GiftReport.objects.exists()
    announcement, activity = Announcement.objects.get(), Activity.objects.get()
    assert announcement.missing() == ["ข้อความประกาศ (ภาษาไทย)", "ผู้ลงนาม", "ตำแหน่งผู้ลงนาม", "วันที่ลงนาม", "ต้นฉบับที่ลงนาม"]
    assert announcement.title in SOURCE
    assert activity.held_on is None
    assert activity.text in SOURCE


def test_sentences_of_results_are_the_sources():
    written = re.sub(r"\s", "", SOURCE)
    told = [
        topic.text.split(": ", 1)[1].removesuffix("</p>")
        for topic in Topic.objects.filter(text__contains="ผลการดำเนินงานตาม")
    ]
    assert len(told) == 2
    assert all(re.sub(r"\s", "", sentence) in written for sentence in told)


def test_limit_is_a_row():
    assert (GiftRules.objects.get().limit, GiftRules.objects.get().report_days) == (3000, 30)
