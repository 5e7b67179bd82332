"""The addresses that answer programs with JSON, described in OpenAPI 3.1."""

import re
from collections.abc import Sequence
from typing import Any

from publishing.contents import schema_name
from publishing.kinds import Kind

from . import datasets
from .datasets import DataSet

PART = re.compile(r"<(int|slug):(\w+)>")
TYPES = {"int": {"type": "integer", "minimum": 1}, "slug": {"type": "string"}}
JSON, JSON_LD = "application/json", "application/ld+json"
MISSING = {"404": {"description": "ไม่มีฉบับหรือไฟล์นี้"}}


def described(root: str, version: str) -> dict:
    """Return the OpenAPI description; `root` is the address of the site without a slash at its end."""
    paths = {
        "/data/catalog.jsonld": _get("รายการชุดข้อมูลทั้งหมด (DCAT)", JSON_LD, {"type": "object"}),
        "/schemas/{name}.json": _get(
            "รูปแบบของเนื้อหา (JSON Schema)", "application/schema+json", {"type": "object"}, [_part("slug", "name")]
        ),
    }
    for one in datasets.everything():
        paths |= _of(root, one)
    info = {"title": "ข้อมูลเปิดของหน่วยงาน", "version": version, "description": "อ่านได้โดยไม่ต้องลงทะเบียน ทุกฉบับไม่เปลี่ยนแปลง"}
    return {"openapi": "3.1.0", "info": info, "servers": [{"url": root}], "paths": paths}


def _of(root: str, one: DataSet) -> dict[str, Any]:
    """Return the address of the JSON file of any edition of the same kind; nothing where there is none."""
    kind, start = one.edition.about, _template(one.edition.about)
    names = [file.path.rpartition("/")[2] for file in one.files if file.output.format.name == "json"]
    parts = [_part(*found) for found in PART.findall(kind.addresses.start)] + [_part("int", "number")]
    schemas = [f"/schemas/{schema_name(shape)}.json" for shape in kind.contents]
    shape = {"type": "object", "externalDocs": {"url": f"{root}{schemas[-1]}"}, "description": " ".join(schemas)}
    return {f"{start}editions/{{number}}/{name}": _get(f"{kind.label} หนึ่งฉบับ", JSON, shape, parts) for name in names}


def _template(kind: Kind) -> str:
    """Return the path of a kind's newest page with {names} where its parts stand."""
    url, names = kind.addresses.url("-".join(_samples(kind))), [name for _, name in PART.findall(kind.addresses.start)]
    for sample, name in zip(_samples(kind), names, strict=True):
        url = url.replace(f"/{sample}/", f"/{{{name}}}/", 1)
    return url


def _samples(kind: Kind) -> list[str]:
    return [f"70{place}" for place, _ in enumerate(PART.findall(kind.addresses.start))]


def _part(kind: str, name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": TYPES[kind]}


def _get(summary: str, media: str, shape: dict[str, Any], parts: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    answer = {"description": summary, "content": {media: {"schema": shape}}}
    answers = {"200": answer, **(MISSING if parts else {})}
    return {"get": {"summary": summary, "parameters": list(parts), "responses": answers}}
