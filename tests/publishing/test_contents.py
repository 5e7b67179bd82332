"""The type of a content: what it reads, what it writes, what it says about its fields."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import jsonschema
import pytest

from publishing import contents
from publishing.contents import Content, titled


def _loud(value, whole):
    return f"{value} ของ {whole.name}"


class Link(Content, tag_field="type", tag="link"):
    WORD = "ลิงก์"
    url: Annotated[str, titled("ที่อยู่", min_length=1)]


class Paper(Content, tag_field="type", tag="paper"):
    WORD = "กระดาษ"
    pages: Annotated[int, titled("จำนวนหน้า", ge=1)]


class Shelf(Content, tag_field="schema", tag="shelf-1"):
    name: Annotated[str, titled("ชื่อ", "ตามป้าย", words=_loud)]
    opened_on: Annotated[date | None, titled("วันเปิด")]
    price: Annotated[Decimal, titled("ราคา")]
    holds: Annotated[list[Link | Paper], titled("สิ่งที่")]
    note: Annotated[str, titled("หมายเหตุ")] = ""


STORED = {
    "schema": "shelf-1",
    "name": "ชั้นหนึ่ง",
    "opened_on": "2023-03-31",
    "price": "12.50",
    "holds": [{"type": "paper", "pages": 3}, {"type": "link", "url": "/contact/"}],
}


def test_reads_dates_as_dates_and_writes_the_same_again():
    shelf = contents.read(Shelf, STORED)
    assert (shelf.opened_on, shelf.price, shelf.holds[0]) == (date(2023, 3, 31), Decimal("12.50"), Paper(pages=3))
    assert contents.write(shelf) == STORED


def test_field_that_came_later_is_written_only_when_it_says_something():
    shelf = contents.read(Shelf, STORED | {"note": ""})
    assert shelf == contents.read(Shelf, STORED)
    assert contents.write(shelf) == STORED
    assert contents.write(contents.read(Shelf, STORED | {"note": "ใหม่"})) == STORED | {"note": "ใหม่"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"schema": "shelf-2"}, "$.schema"),
        ({"colour": "แดง"}, "colour"),
        ({"opened_on": "31/3/2566"}, "$.opened_on"),
        ({"name": 7}, "$.name"),
        ({"holds": [{"type": "paper", "pages": True}]}, "$.holds[0].pages"),
        ({"holds": [{"type": "paper", "pages": 0}]}, "$.holds[0].pages"),
        ({"holds": [{"pages": 1}]}, "$.holds[0]"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_with_its_place(change, place):
    with pytest.raises(contents.Unreadable) as refusal:
        contents.read(Shelf, STORED | change)
    assert place in str(refusal.value)


def test_field_that_stood_there_from_the_first_edition_is_not_missing():
    with pytest.raises(contents.Unreadable, match="price"):
        contents.read(Shelf, {name: value for name, value in STORED.items() if name != "price"})


def test_fields_know_their_title_and_their_words():
    told = contents.fields(Shelf)
    assert list(told) == ["name", "opened_on", "price", "holds", "note"]
    assert told["name"].words("ก", contents.read(Shelf, STORED)) == "ก ของ ชั้นหนึ่ง"
    assert (contents.title(Shelf, "note"), told["note"].words) == ("หมายเหตุ", None)


def test_types_and_schema_name_of_a_whole():
    assert contents.types(Shelf) == [Shelf, Link, Paper]
    assert (contents.schema_name(Shelf), contents.schema_name(Link)) == ("shelf-1", "")


def test_schema_holds_for_what_is_written_and_refuses_the_rest():
    schema = contents.schema(Shelf, "ชั้นวาง (shelf-1)", "ตัวอย่าง")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(STORED)
    assert validator.is_valid(STORED | {"note": "มี"})
    assert not validator.is_valid(STORED | {"colour": "แดง"})
    assert not validator.is_valid(STORED | {"name": None})


def test_schema_speaks_thai_only():
    schema = contents.schema(Shelf, "ชั้นวาง (shelf-1)")
    part = schema["$defs"]["Shelf"]
    assert (part["properties"]["name"]["title"], part["properties"]["name"]["description"]) == ("ชื่อ", "ตามป้าย")
    assert [titles for titles in (part.get("title"), part.get("description")) if titles] == []
