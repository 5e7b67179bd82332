"""The data sets for programs: whoever takes catalogues, tables and addresses by their standards understands ours."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.urls import resolve

from common.models import Organisation
from publishing import workflow
from publishing.models import Edition
from tests import factories, filled

# rdflib's own reader of JSON-LD still uses what rdflib calls deprecated.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")]
SHAPES = Path(__file__).parent.parent / "data" / "dcat-ap.shapes.ttl"
ROOT = "https://www.example.go.th"
CSV = "/measures/2566/editions/1/report.csv"


@pytest.fixture
def published(settings):
    """An office that gives its data under a licence, with measures, services and a key published."""
    settings.COMPLAINTS_PEPPER = "5a" * 32
    factories.publish("organisation", filled.organisation())
    for kind in ("measures", "services", "acknowledgement-key"):
        factories.publish(kind, filled.EVERY[kind]())


# The standards' own readers are loaded here alone: with the file, each worker would take a second to load them.
def graph(client):
    from rdflib import Graph

    return Graph().parse(data=client.get("/data/catalog.jsonld").content, format="json-ld")


def test_catalogue_is_dcat_as_the_shapes_demand(page_client, published):
    import pyshacl
    from rdflib import DCAT, DCTERMS, Graph

    found = graph(page_client)
    conforms, _, told = pyshacl.validate(found, shacl_graph=Graph().parse(SHAPES))
    assert conforms, told
    assert len(set(found.subjects(predicate=DCAT.distribution))) == 2  # the key is no table
    licences = {str(one) for one in found.objects(predicate=DCTERMS.license)}
    assert licences == {"https://creativecommons.org/licenses/by/4.0/deed.th"}
    found.remove((None, DCTERMS.title, None))
    assert not pyshacl.validate(found, shacl_graph=Graph().parse(SHAPES))[0]


@pytest.mark.promise("open-to-other-sites")
def test_every_file_of_the_catalogue_is_there_and_open_to_other_sites(page_client, published):
    from rdflib import DCAT

    files = [str(one) for one in graph(page_client).objects(predicate=DCAT.downloadURL)]
    assert len(files) == 6
    assert f"{ROOT}{CSV}" in files
    for address in files:
        response = page_client.get(address.removeprefix(ROOT))
        assert response.status_code == 200, address
        if not address.endswith(".xlsx"):
            assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in page_client.get("/data/").headers
    assert "Access-Control-Allow-Origin" not in page_client.get("/admin/login/").headers


def test_columns_are_described_in_their_order(page_client, published):
    described = json.loads(page_client.get(f"{CSV}-metadata.json").content)
    names = [column["titles"]["th"] for column in described["tableSchema"]["columns"]]
    table = csv.reader(io.StringIO(page_client.get(CSV).content.decode("utf-8-sig")))
    assert names == next(table)
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == f"{ROOT}{CSV}"
    for path in ("/measures/2566/editions/2/report.csv", "/measures/2566/editions/1/report.xlsx", "/x.csv"):
        assert page_client.get(f"{path}-metadata.json").status_code == 404


def test_addresses_are_described_in_openapi_and_answer(page_client, published):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    described = json.loads(page_client.get("/data/openapi.json").content)
    OpenAPIV31SpecValidator(described).validate()
    measures = "/measures/{year}/editions/{number}/report.json"
    assert {"/data/catalog.jsonld", "/services/editions/{number}/report.json", measures} <= described["paths"].keys()
    assert resolve(measures.format(year=2566, number=1)).view_name == "measures:file"
    answer = described["paths"][measures]["get"]["responses"]["200"]["content"]["application/json"]
    schema = answer["schema"]["externalDocs"]["url"]
    assert schema == f"{ROOT}/schemas/measures-1.json"
    assert page_client.get(schema.removeprefix(ROOT)).status_code == 200


def test_page_names_sets_and_licence_and_leaves_out_what_is_withdrawn(page_client, published):
    text = page_client.get("/data/").text
    assert "แสดงที่มา ๔.๐ (CC BY 4.0)" in text
    assert f'href="{CSV}"' in text
    workflow.withdraw(Edition.objects.live("measures", "2566"), by=factories.superuser(), reason="ผิด")
    text = page_client.get("/data/").text
    assert CSV not in text
    assert page_client.get(f"{CSV}-metadata.json").status_code == 404


def test_without_a_licence_or_data_the_page_says_so(page_client, published):
    from rdflib import DCTERMS

    Organisation.objects.update(data_licence="")
    factories.publish("organisation", "")
    assert "ยังไม่ได้กำหนดสัญญาอนุญาต" in page_client.get("/data/").text
    assert not list(graph(page_client).objects(predicate=DCTERMS.license))


def test_nothing_published_is_an_empty_page(page_client, db):
    assert "ยังไม่มีชุดข้อมูลที่เผยแพร่" in page_client.get("/data/").text
    assert page_client.get("/data/catalog.jsonld").status_code == 200
    assert page_client.get("/data/openapi.json").status_code == 200
