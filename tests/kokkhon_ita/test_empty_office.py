"""Every page of the menu and the foot answers in an office that has entered nothing, or only its name, and leads on."""

import pytest
from lxml import html

from kokkhon_ita import menu
from tests import factories

pytestmark = pytest.mark.django_db

NAMED = [name for name, _ in [*menu.MAIN, *menu.HELP, *menu.ABOUT]]
# A channel that cannot take a case yet says so to programs that watch the site, too.
SHUT = {"/complaints/corruption/", "/complaints/general/new/"}
# Its figures begin at nought and need nobody's entry.
SAYS_ALL = {"/visitors/"}


def linked_from_home(client):
    """Return the pages that home's head, foot and body lead to, each once."""
    found = html.document_fromstring(client.get("/").text).xpath("//body//a/@href")
    return sorted({href.partition("#")[0] for href in found if href.startswith("/") and href.endswith("/")} | {"/ita/"})


def leads_on(page):
    """Return the addresses that what a page says leads to, without its crumbs."""
    return html.document_fromstring(page).xpath("//main//a[not(ancestor::nav)]/@href")


@pytest.mark.parametrize("has_name", [False, True], ids=["nothing", "only a name"])
def test_each_page_answers_with_something_to_read_and_somewhere_to_go(page_client, has_name):
    if has_name:
        factories.organisation()
        factories.publish("organisation", "")
    pages = linked_from_home(page_client)
    assert len(pages) > len(NAMED)
    for path in pages:
        answer = page_client.get(path, follow=True)
        assert answer.status_code == (503 if path in SHUT else 200), path
        assert path in SAYS_ALL or leads_on(answer.text), path
