"""Every public page of the living office opens; what is not out is nowhere."""

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from django.urls import resolve

from common import thai
from common.templatetags.telephones import NUMBER
from publishing import issuing
from publishing.models import Edition

# So many files of each view and ending: an office has thousands, made alike.
OF_EACH = 20
# After a Thai letter; what goes on in Latin ones is a name, such as of a file.
ARABIC = re.compile(r"[ก-๎]\s?[0-9]+(?![0-9]*\.?[A-Za-z])")


def test_no_page_fails(crawled):
    assert not crawled.problems, "\n".join(crawled.problems)


def test_every_edition_that_is_out_has_been_read(crawled, lived):
    missing = [
        edition.get_absolute_url()
        for edition in Edition.objects.out()
        if edition.get_absolute_url() not in crawled.pages
    ]
    assert not missing


def test_editions_to_come_and_cancelled_ones_are_nowhere(crawled, client, lived):
    hidden = [edition.get_absolute_url() for edition in Edition.objects.exclude(pk__in=Edition.objects.out())]
    assert hidden
    assert [url for url in hidden if url in crawled.pages or client.get(url).status_code != 404] == []


def test_what_staff_typed_reads_in_thai_digits(crawled):
    """Names of divisions, services and places; words of a machine, a file's own name and what differs are as they are."""
    passed = "ancestor::script or ancestor::style or ancestor::pre or ancestor::code or ancestor::textarea"
    literal = f"//body//text()[not({passed} or ancestor::a[contains(@href, '/documents/')])]"
    found = {
        " ".join(text.split()): address
        for address, page in crawled.pages.items()
        if "/history/" not in address
        for text in page.xpath(literal)
        if ARABIC.search(text)
    }
    assert found == {}


def test_every_telephone_number_can_be_tapped(crawled):
    """Write {{ office.phones|telephones }}. A fax takes no call, and what differs between editions is quoted."""
    passed = (
        "ancestor::a or ancestor::script or ancestor::style or ancestor::pre or ancestor::code or ancestor::textarea"
    )
    fax = "ancestor::dd[preceding-sibling::dt[1]='โทรสาร']"
    found = {
        address: text.strip()
        for address, page in crawled.pages.items()
        if "/history/" not in address
        for text in page.xpath(f"//body//text()[not({passed} or {fax})]")
        if NUMBER.search(thai.to_arabic_digits(text)) and not text.lstrip().startswith("http")
    }
    assert found == {}


def some_of_each(files):
    """Yield OF_EACH of the addresses of each view and ending."""
    counted = Counter()
    for address in sorted(files):
        path = unquote(urlsplit(address).path)
        place = (resolve(path).view_name, path.rpartition(".")[2])
        counted[place] += 1
        if counted[place] <= OF_EACH:
            yield address


def test_every_file_that_a_page_leads_to_is_there(crawled, client, lived, monkeypatch):
    """Which files there are is asked, not what stands in them: test_office_files.py reads a table of each kind."""
    monkeypatch.setattr(issuing, "find", lambda edition, name: (issuing.File("0" * 64, 0, None), lambda: b""))
    answers = {}
    for address in some_of_each(crawled.files):
        response = client.get(address)
        answers[address] = response.status_code
        response.close()
    assert len(answers) > 100
    assert {address: status for address, status in answers.items() if status != 200} == {}
