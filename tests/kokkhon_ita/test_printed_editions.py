"""Whatever page of an edition is printed, its paper says which edition it is, of what day, with which code and from where."""

import re

import pytest
from lxml import html

from common import thai
from publishing import workflow
from services.models import Service
from tests import factories, filled
from tests.addresses import ADDRESSES

pytestmark = pytest.mark.django_db
SITE = "https://www.example.go.th"
# Where paper speaks of its edition: the line of every page, a sheet's foot, the foot of the official table.
LINES = "//*[contains(concat(' ', @class, ' '), ' printed ')] | //*[@class='sheet__foot'] | //table/tfoot"

FIRST_SERVICE = re.compile(r"^(/services/(?:editions/1/)?)1/")


@pytest.fixture(autouse=True)
def _secret(settings):
    """The key that signs acknowledgements, which can be published too, follows from the server's secret."""
    settings.COMPLAINTS_PEPPER = "5a" * 32


def _printed(page):
    """Return what a printed page says of its edition."""
    lines = html.document_fromstring(page).xpath(LINES)
    return [" ".join(line.text_content().split()) for line in lines]


def _publish(kind):
    """Return the first edition of `kind`, of an office that has told the public where its site is."""
    if kind != "organisation":
        factories.organisation(site_address=SITE)
        factories.publish("organisation", "")
    return filled.publish(kind)


def _says(edition, address):
    return (
        f"ฉบับที่ {thai.to_thai_digits(edition.number)} เผยแพร่เมื่อ {thai.format_datetime(edition.published_at)}"
        f" · รหัสตรวจสอบ {edition.short_hash} อ่านได้ที่ {SITE}{address}"
    )


def _with_service(path):
    """Return an address with the number of the service that there is, where it names the first one."""
    there = Service.objects.values_list("pk", flat=True).first()
    return FIRST_SERVICE.sub(rf"\g<1>{there}/", path)


def _pages(client, edition):
    """Yield (path, answer) of every public page that shows the edition: its own two, and those kept for ever in its room."""
    room = "/" + edition.newest_url.split("/")[1] + "/"
    kept = [each.path for each in ADDRESSES if each.is_page and each.path.startswith(room)]
    part = f"{edition.newest_url}1/"  # its first measure or service
    for path in map(_with_service, dict.fromkeys([edition.newest_url, edition.get_absolute_url(), part, *kept])):
        answer = client.get(path)
        if answer.status_code == 200 and answer.context and answer.context[0].get("edition") == edition:
            yield path, answer


# How many pages show an edition, where more than its newest and its own do.
MORE = {"measures": 3, "no-gift": 4, "services": 5}


@pytest.mark.parametrize("kind", filled.EVERY)
def test_every_printed_page_of_an_edition_says_once_which_it_is(page_client, kind):
    edition = _publish(kind)
    seen = {path: _printed(answer.text) for path, answer in _pages(page_client, edition)}
    assert len(seen) >= MORE.get(kind, 2), seen
    assert {path: said for path, said in seen.items() if said != [_says(edition, _address(kind, path))]} == {}


# Sheets to pin up say at their foot which edition they are.
SHEETS = re.compile("/print/$")


def _between_heading_and_line(page):
    """Return what stands between a page's heading and the line that says which edition it is; fails without just one."""
    (line,) = html.document_fromstring(page).xpath("//details[contains(@class, 'edition-facts')]")
    before = line.xpath("preceding-sibling::*[preceding-sibling::h1 or self::h1]")
    return [each.get("class") or each.tag for each in before]


@pytest.mark.parametrize("kind", filled.EVERY)
def test_every_page_of_an_edition_says_which_it_is_right_below_its_heading(page_client, kind):
    """Include components/edition_banner.html after the h1: only what warns of this edition may stand between."""
    edition = _publish(kind)
    pages = {path: answer.text for path, answer in _pages(page_client, edition) if not SHEETS.search(path)}
    between = {path: _between_heading_and_line(page) for path, page in pages.items()}
    assert {
        path: found
        for path, found in between.items()
        if found[0] != "h1" or not {*found[1:]} <= {"notice notice--behind"}
    } == {}


def _address(kind, path):
    """Return the address that the paper of this page names: a sheet to pin up leads to what it stands for."""
    return path.removesuffix("print/") if kind in ("services", "no-gift") else path


def test_home_is_no_page_of_the_edition_that_it_tells_of(page_client):
    factories.published_plan()
    assert _printed(page_client.get("/").text) == []


def test_whole_official_table_says_so_on_each_sheet_and_nowhere_else(page_client):
    filled.publish("measures")
    [line] = _printed(page_client.get("/measures/2566/?table=whole").text)
    assert "รหัสตรวจสอบ" in line


@pytest.mark.parametrize(("kind", "page"), [("measures", ""), ("services", "1/print/")])
def test_paper_of_a_withdrawn_edition_still_names_it(page_client, kind, page):
    edition = _publish(kind)
    workflow.withdraw(edition, by=factories.superuser(), reason="เผยแพร่ผิดฉบับ")
    address = _with_service(f"{edition.newest_url}{page}")
    assert _printed(page_client.get(address).text) == [_says(edition, address)]


def test_paper_of_a_preview_names_no_edition(page_client):
    factories.organisation()
    key = filled.EVERY["gifts"]()
    page_client.force_login(factories.superuser())
    page = page_client.get(f"/admin/publishing/submission/draft/preview/?kind=gifts&key={key}").text
    assert _printed(page) == ["ตัวอย่างก่อนเผยแพร่"]
