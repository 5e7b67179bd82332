"""Rows below a form come a page at a time, and are saved whatever page they stood on."""

import pytest
from lxml import html

from common.admin.paged_rows import A_PAGE
from measures.models import Evidence, Measure, Result
from tests import factories

pytestmark = pytest.mark.django_db
COUNT = A_PAGE + 5


@pytest.fixture
def measure():
    measure = factories.plan(measures=1).measures.get()
    Evidence.objects.all().delete()
    measure.results.all().delete()
    Result.objects.bulk_create(Result(measure=measure, order=n, text=f"ผลที่ {n}") for n in range(1, COUNT + 1))
    return measure


def opened(client, measure, page=""):
    response = client.get(f"/admin/measures/measure/{measure.pk}/change/{page}")
    return html.document_fromstring(response.text)


def filled(page):
    """Return what a browser would send of the measure's form."""
    [form] = page.xpath("//form[@id='measure_form']")
    return {name: value or "" for name, value in form.form_values()}


def texts(page):
    rows = page.xpath("//textarea[starts-with(@name, 'results-') and not(contains(@name, '__prefix__'))]")
    return [text for text in (row.text.strip() for row in rows if row.text) if text]


def test_a_page_shows_its_rows_and_leads_to_the_others(client, measure):
    client.force_login(factories.superuser())
    first, second = opened(client, measure), opened(client, measure, "?results-page=2")
    assert texts(first) == [f"ผลที่ {n}" for n in range(1, A_PAGE + 1)]
    assert texts(second) == [f"ผลที่ {n}" for n in range(A_PAGE + 1, COUNT + 1)]
    assert first.xpath("//a[@rel='next']/@href") == ["?results-page=2#results-group"]
    assert "จาก ๓๕ รายการ" in first.text_content()


def test_a_row_of_the_second_page_is_saved_though_rows_came_before_it_meanwhile(client, measure):
    client.force_login(factories.superuser())
    sent = filled(opened(client, measure, "?results-page=2"))
    sent["results-0-text"] = "แก้ไขแล้ว"
    Result.objects.bulk_create(Result(measure=measure, order=0, text="แทรก") for _ in range(3))
    response = client.post(f"/admin/measures/measure/{measure.pk}/change/?results-page=2", sent)
    assert response.status_code == 302, html.document_fromstring(response.text).xpath(
        "//ul[contains(@class,'errorlist')]//text()"
    )
    kept = Measure.objects.get(pk=measure.pk).results
    assert kept.filter(text="แก้ไขแล้ว").count() == 1
    assert kept.count() == COUNT + 3


def test_numbers_of_5000_digits_in_a_form_are_no_fault_of_the_site(client, measure):
    client.force_login(factories.superuser())
    sent = filled(opened(client, measure, "?results-page=2"))
    for name in ("results-INITIAL_FORMS", "results-0-id"):
        response = client.post(
            f"/admin/measures/measure/{measure.pk}/change/?results-page=2", sent | {name: "9" * 5000}
        )
        assert response.status_code == 200, name


def test_few_rows_have_no_pages(client):
    measure = factories.plan(measures=1).measures.get()
    client.force_login(factories.superuser())
    assert not opened(client, measure).xpath("//*[@class='rows-pages']")
