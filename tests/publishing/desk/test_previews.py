"""Links of a preview lead to previews."""

from html import escape
from urllib.parse import urlencode

import pytest
from lxml import html

from disclosures.models import Announcement
from ita import years
from ita.models import OitAnswer, OitItem
from services.models import Service
from tests import factories
from tests.ita.test_oit_catalogue import LISTS

pytestmark = pytest.mark.django_db


def test_links_of_a_preview_stay_in_the_preview(client, publisher, plan):
    plan.measures.update(title="ชื่อที่ยังไม่เผยแพร่")
    request = factories.submit()
    client.force_login(publisher)
    address = f"/admin/publishing/submission/{request.pk}/preview/"
    page = client.get(address)
    inside = [
        link
        for link in html.document_fromstring(page.content.decode()).xpath("//main//a/@href")
        if "/measures/2566/1/" in link
    ]
    assert inside
    assert all(link.startswith("?") for link in inside)
    measure = client.get(address + inside[0])
    assert "ชื่อที่ยังไม่เผยแพร่" in measure.content.decode()
    assert "หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ" in measure.content.decode()
    assert client.get(address + "?at=/contact/").status_code == 404


def test_links_of_every_kind_to_its_own_page_stay_in_the_preview(client, publisher):
    factories.organisation(phones="๐๔๒ ๐๐๐ ๐๐๐")
    client.force_login(publisher)
    page = client.get("/admin/publishing/submission/draft/preview/?kind=organisation&key=").text
    inside = "?kind=organisation&amp;key=&amp;at=/contact/"
    assert f'href="{inside}"' in page
    assert 'href="/contact/"' not in page
    assert (
        "๐๔๒ ๐๐๐ ๐๐๐" in client.get(f"/admin/publishing/submission/draft/preview/{inside.replace('&amp;', '&')}").text
    )


@pytest.mark.parametrize(
    ("kind", "key", "below"),
    [("no-gift", "2566", "/no-gift-policy/2566/print/"), ("oit", "2566", "/ita/2566/oit/o1/"), ("services", "", "")],
)
def test_pages_below_a_preview_are_previews_too(client, publisher, kind, key, below):
    factories.organisation()
    Announcement.objects.create(fiscal_year=2566, title="ประกาศ", text="<p>ข้าพเจ้าจะไม่รับของขวัญ</p>")
    years.load(next(path for path in LISTS if path.stem == "2566"))
    OitAnswer.objects.create(item=OitItem.objects.get(catalogue=2566, code="O1"), url="https://www.example.go.th/o1")
    service = Service.objects.create(name="ขอใช้น้ำ", division=factories.divisions()[0], active=True)
    client.force_login(publisher)
    address = "/admin/publishing/submission/draft/preview/"
    below = below or f"/services/{service.pk}/"
    inside = f"?{urlencode({'kind': kind, 'key': key, 'at': below}, safe='/')}"
    assert f'href="{escape(inside)}"' in client.get(address, {"kind": kind, "key": key}).text
    shown = client.get(address + inside)
    assert shown.status_code == 200
    assert "หน้านี้ยังไม่เผยแพร่ต่อสาธารณะ" in shown.text
