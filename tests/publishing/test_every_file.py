"""Whatever file of an edition a reader holds, the page of verification knows it."""

import ast
import hashlib
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from publishing import kinds, making, workflow
from publishing.models import Edition, IssuedFile
from tests import factories, filled

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent
FILE = re.compile(r'(?:href|src)="(/[^"?#]*\.(?:pdf|docx|xlsx|csv|json|svg|png|zip))"')
OF_ALL_PAGES = re.compile("^/(?:static|visitors)/")

# A table to fill in: it holds no figure yet.
EMPTY_TABLE = "services/admin/paper.py"


@pytest.fixture(autouse=True)
def _secret(settings):
    """The key that signs acknowledgements, which can be published too, follows from the server's secret."""
    settings.COMPLAINTS_PEPPER = "5a" * 32


def addresses(client, edition):
    """Return the address of every file that the pages of an edition lead to."""
    pages = [edition.get_absolute_url()]
    pages += [f"{pages[0]}{m.number}/" for m in getattr(edition.said, "measures", [])]
    found = {address for page in pages for address in FILE.findall(client.get(page).text)}
    return sorted(address for address in found if not OF_ALL_PAGES.match(address))


def downloaded(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue()


@pytest.mark.parametrize("kind", filled.EVERY)
def test_every_file_of_every_kind_is_known(client, kind):
    edition = filled.publish(kind)
    found = addresses(client, edition)
    for address in found:
        sha256 = hashlib.sha256(downloaded(client, address)).hexdigest()
        assert "ไม่พบ" not in client.get(f"/verify/?hash={sha256}").text, address
        assert sha256 in client.get(f"/verify/?hash={sha256}").text, address
    outputs = edition.about.files.outputs(edition)
    assert {edition.file_url(output.path) for output in outputs if output.path} <= set(found)
    for one in ("name", "path"):
        names = [getattr(output, one) for output in outputs if getattr(output, one)]
        assert len(set(names)) == len(names)


def test_known_and_unknown_hashes_are_told_apart(client):
    assert "ไม่พบ" in client.get(f"/verify/?hash={'0' * 64}").text


@pytest.mark.parametrize("kind", ["eit", "oit", "complaint-statistics"])
def test_file_is_written_down_before_it_goes_out_and_served_as_it_was(client, kind):
    edition = filled.publish(kind)
    address = next(address for address in addresses(client, edition) if not address.startswith("/documents/"))
    response = client.get(address)
    data = response.getvalue()
    assert IssuedFile.objects.filter(edition=edition, sha256=hashlib.sha256(data).hexdigest()).exists()
    assert client.get(address, headers={"if-none-match": response.headers["ETag"]}).status_code == 304
    assert downloaded(client, address) == data


@pytest.mark.parametrize("kind", ["eit", "oit", "complaint-statistics"])
def test_withdrawn_edition_hands_out_no_file(client, kind):
    edition = filled.publish(kind)
    found = [address for address in addresses(client, edition) if not address.startswith("/documents/")]
    workflow.withdraw(Edition.objects.get(pk=edition.pk), by=factories.superuser(), reason="ผิด")
    assert {client.get(address).status_code for address in found} == {404}


def test_files_that_older_releases_handed_out_are_made_known_by_a_command():
    edition = filled.publish("oit")
    assert not IssuedFile.objects.exists()
    call_command("make_files", verbosity=0)
    names = set(IssuedFile.objects.filter(edition=edition).values_list("name", flat=True))
    assert names == {output.name for output in making.outputs(edition)}


def test_nothing_but_the_issuing_answers_with_a_report():
    """`exports.respond` writes a file that nobody remembers: only what is no edition goes out that way."""
    rooms = {kind.page.__module__.split(".")[0] for kind in kinds.everything()}
    calls = []
    for room in rooms:
        for path in (ROOT / room).rglob("*.py"):
            names = {
                getattr(n.func, "attr", getattr(n.func, "id", ""))
                for n in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(n, ast.Call)
            }
            calls += [str(path)] if "respond" in names else []
    assert calls == [str(ROOT / EMPTY_TABLE)]
