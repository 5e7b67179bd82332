"""The catalogue in DCAT (JSON-LD), as CKAN's harvester and other catalogues take it."""

from datetime import datetime
from typing import Any

from publishing import organisation
from publishing.models import Edition

from . import datasets
from .datasets import DataSet, File

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://publications.europa.eu/resource/authority/language/THA"
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalog(root: str) -> dict:
    """Return the catalogue; `root` is the address of the site without a slash at its end."""
    office = organisation.published()["said"]
    home = f"{root}/data/"
    return {
        "@context": CONTEXT,
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": _thai(f"ชุดข้อมูลเปิดของ{office.name if office else 'หน่วยงาน'}"),
        "dct:description": _thai("ข้อมูลที่หน่วยงานเผยแพร่ ทุกไฟล์มีฉบับถาวรและรหัสตรวจสอบ"),
        "dct:publisher": _publisher(root, office),
        "dct:language": {"@id": LANGUAGE, "@type": "dct:LinguisticSystem"},
        "foaf:homepage": {"@id": home, "@type": "foaf:Document"},
        "dcat:dataset": [_dataset(root, office, one) for one in datasets.everything()],
    }


def _dataset(root: str, office: Any, one: DataSet) -> dict[str, Any]:
    edition = one.edition
    page = f"{root}{edition.newest_url}"
    found = {
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": page,
        "dct:title": _thai(edition.title),
        "dct:description": _thai(f"{one.label} ฉบับที่ {edition.number} {edition.reason}"),
        "dct:publisher": _publisher(root, office),
        "dct:modified": _moment(edition.published_at),
        "dct:language": {"@id": LANGUAGE, "@type": "dct:LinguisticSystem"},
        "dcat:keyword": _thai(one.label),
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:distribution": [_distribution(root, office, edition, file) for file in one.files],
    }
    if office and office.email:
        email = {"@id": f"mailto:{office.email}"}
        found["dcat:contactPoint"] = {"@type": "vcard:Organization", "vcard:fn": office.name, "vcard:hasEmail": email}
    return found


def _distribution(root: str, office: Any, edition: Edition, file: File) -> dict[str, Any]:
    address = f"{root}{file.path}"
    found = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _thai(f"{edition.title} ({file.output.format.label})"),
        "dcat:accessURL": {"@id": f"{root}{edition.get_absolute_url()}"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": _media(file), "@type": "dct:MediaType"},
        "dct:format": {"@id": f"{FILE_TYPES}{file.output.format.label}", "@type": "dct:MediaTypeOrExtent"},
        "dct:issued": _moment(edition.published_at),
    }
    if office and office.licence:
        found["dct:license"] = {"@id": office.licence.address, "@type": "dct:LicenseDocument"}
    if file.size is not None:
        found["dcat:byteSize"] = {"@value": str(file.size), "@type": "xsd:decimal"}
        found["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": SHA256},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        }
    return found


def _media(file: File) -> str:
    return f"https://www.iana.org/assignments/media-types/{file.output.format.content_type.partition(';')[0]}"


def _publisher(root: str, office: Any) -> dict[str, Any]:
    return {"@id": f"{root}/", "@type": "foaf:Agent", "foaf:name": office.name if office else "หน่วยงานเจ้าของเว็บไซต์"}


def _thai(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "th"}


def _moment(at: datetime) -> dict[str, str]:
    return {"@value": at.isoformat(), "@type": "xsd:dateTime"}
