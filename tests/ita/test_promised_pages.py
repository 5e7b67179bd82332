"""The survey's page asks nothing itself: answers go to the system of the commission."""

from urllib.parse import urlsplit

import pytest
import time_machine
from lxml import html

from tests.ita.test_eit_pages import DURING, published

pytestmark = pytest.mark.django_db


@pytest.mark.promise("answers-go-to-itas")
@time_machine.travel(DURING)
def test_the_survey_is_a_link_to_itas_and_nothing_here_takes_an_answer(page_client):
    published()
    page = html.document_fromstring(page_client.get("/eit/").content)
    main = page.get_element_by_id("main")
    assert main.xpath(".//form|.//input|.//textarea") == []
    links = [link for link in main.xpath(".//a/@href") if "/go/eit/" in link]
    assert links
    assert {urlsplit(link).netloc for link in links} == {"itas.nacc.go.th"}
    assert page_client.post("/eit/", {"answer": "5"}).status_code == 405
