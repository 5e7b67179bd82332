"""The staff manual in the admin: every file a chapter that opens, is good HTML and keeps its headings."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from lxml import html

from kokkhon_ita import manual, roles
from scripts.draw_pictures import MANUAL
from tests import factories


@pytest.fixture
def staff(page_client, db):
    page_client.force_login(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0]))
    return page_client


def test_index_lists_every_chapter_once(staff):
    page = staff.get("/admin/manual/").content.decode()
    slugs = [chapter.slug for chapter in manual.chapters()]
    assert len(slugs) == len(set(slugs)) >= 10
    assert all(page.count(f'href="/admin/manual/{slug}/"') == 1 for slug in slugs)


@pytest.mark.parametrize("chapter", manual.chapters(), ids=lambda chapter: chapter.slug)
def test_chapter_shows_its_title_and_its_headings(staff, chapter):
    page = staff.get(f"/admin/manual/{chapter.slug}/").content.decode()
    text = chapter.path.read_text(encoding="utf-8")
    assert f"<h1>{chapter.title}</h1>" in page
    assert page.count("<h2>") == text.count("\n## ") > 0


def test_chapters_show_pictures_light_and_dark_that_the_script_draws(staff):
    named = set()
    for chapter in manual.chapters():
        page = html.document_fromstring(staff.get(f"/admin/manual/{chapter.slug}/").text)
        for light in page.xpath("//picture//img"):
            [dark] = light.xpath("ancestor::picture//source")
            assert light.get("alt")
            for address in (light.get("src"), dark.get("srcset")):
                assert finders.find(address.removeprefix("/static/")), address
            named.add(Path(light.get("src")).stem)
    assert named == {name for name, *_ in MANUAL}


def test_first_page_leads_there(staff):
    assert 'href="/admin/manual/"' in staff.get("/admin/").content.decode()
