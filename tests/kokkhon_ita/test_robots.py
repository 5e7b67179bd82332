"""What crawlers are told."""

import pytest
from lxml import etree

from tests import factories

pytestmark = pytest.mark.django_db


def locations(client):
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    return [node.text for node in tree.iter("{*}loc")]


def test_the_sitemap_names_what_is_published(client):
    factories.published_plan(2565)
    factories.published_plan(2566)
    found = locations(client)
    assert "http://testserver/measures/2566/" in found
    assert "http://testserver/measures/2565/" in found
    assert "http://testserver/privacy/" in found
    assert "http://testserver/ita/" in found
    assert not any("/admin/" in address or "/track/" in address for address in found)


def test_every_address_of_the_sitemap_opens(client):
    factories.published_plan()
    factories.publish("organisation", "")
    for address in locations(client):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_robots_point_at_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
