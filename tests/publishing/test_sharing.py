"""What LINE, Facebook and search engines are told of a page: its one address, its picture, its facts."""

import json
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from lxml import html
from PIL import Image

from common import lettering
from publishing import sharing_picture, workflow
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
SITE = "https://www.example.go.th"


@pytest.fixture
def edition():
    factories.organisation(site_address=f"{SITE}/", name="อบต.<ตัวอย่าง>")
    factories.publish("organisation", "")
    return factories.published_plan()


def head(client, address, **headers):
    page = html.document_fromstring(client.get(address, headers=headers).content)
    told = {meta.get("property"): meta.get("content") for meta in page.findall(".//meta[@property]")}
    facts = [json.loads(block.text) for block in page.xpath("//script[@type='application/ld+json']")]
    return page, told, facts


def test_a_page_has_one_address_whatever_it_was_asked_at(page_client, edition):
    page, told, _ = head(page_client, "/measures/2566/", host="127.0.0.1")
    assert page.find(".//link[@rel='canonical']").get("href") == f"{SITE}/measures/2566/"
    assert told["og:url"] == f"{SITE}/measures/2566/"
    assert told["og:title"] == page.find(".//h1").text_content()
    assert told["og:description"] == page.find(".//meta[@name='description']").get("content")
    assert told["og:image"] == f"{SITE}{edition.get_absolute_url()}share.png"
    assert head(page_client, "/search/")[1]["og:image"] == f"{SITE}/contact/editions/1/share.png"


def test_the_picture_is_made_once_with_the_editions_files(page_client, edition, monkeypatch):
    first = page_client.get(edition.picture_url)
    assert first.headers["Content-Type"] == "image/png"
    assert Image.open(BytesIO(first.getvalue())).size == sharing_picture.SIZE
    assert len(first.getvalue()) < 60_000
    monkeypatch.setattr(sharing_picture, "drawn", lambda edition: pytest.fail("drawn again"))
    assert page_client.get(edition.picture_url).getvalue() == first.getvalue()


@pytest.mark.parametrize("title", ["ก" * 300, "คำ " * 200, ""])
def test_every_title_fits(edition, title):
    edition.title = title
    assert Image.open(BytesIO(sharing_picture.drawn(edition))).size == sharing_picture.SIZE


def test_a_machine_without_fribidi_draws_letter_by_letter(edition, monkeypatch, capsys):
    monkeypatch.setattr(lettering.features, "check", lambda name: name != "raqm")
    assert Image.open(BytesIO(sharing_picture.drawn(edition))).size == sharing_picture.SIZE
    with pytest.raises(CommandError):
        call_command("doctor")
    assert "ติดตั้ง libfribidi0" in capsys.readouterr().out


def test_a_withdrawn_edition_is_shared_no_more(page_client, edition):
    workflow.withdraw(Edition.objects.get(pk=edition.pk), by=factories.superuser(), reason="ผิดฉบับ")
    assert page_client.get(edition.picture_url).status_code == 404
    _, told, facts = head(page_client, "/measures/2566/")
    assert told["og:image"] == f"{SITE}/contact/editions/1/share.png"
    assert facts == []


def test_facts_are_schema_org_data_that_ends_no_script(page_client, edition):
    [office] = head(page_client, "/")[2]
    assert (office["@type"], office["name"]) == ("GovernmentOrganization", "อบต.<ตัวอย่าง>")
    [year] = head(page_client, "/measures/2566/")[2]
    assert year["@type"] == "Dataset"
    assert {file["encodingFormat"] for file in year["distribution"]} >= {"application/pdf", "text/csv"}
    assert all(file["contentUrl"].startswith(f"{SITE}/measures/2566/editions/1/") for file in year["distribution"])


def test_without_the_sites_address_nothing_absolute_is_claimed(page_client):
    factories.published_plan()
    page, told, facts = head(page_client, "/measures/2566/")
    assert page.find(".//link[@rel='canonical']") is None
    assert set(told) == {"og:type", "og:locale", "og:site_name", "og:title", "og:description"}
    assert facts == []
