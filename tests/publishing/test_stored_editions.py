"""Editions published by older releases: data/editions holds one filled edition of each schema, as it was then."""

import json
from pathlib import Path

import pytest

from publishing import contents, drafts, kinds
from publishing.verify import canonical
from tests import factories, first_content

STORED = sorted((Path(__file__).parent.parent / "data" / "editions").glob("*.json"))


def kind_of(schema):
    return next(kind for kind in kinds.everything() if schema in map(contents.schema_name, kind.contents))


def test_every_schema_has_a_stored_edition():
    schemas = {contents.schema_name(shape) for kind in kinds.everything() for shape in kind.contents}
    assert {path.stem for path in STORED} == schemas


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_stored_edition_reads_and_writes_the_same_bytes(path):
    data = path.read_bytes()
    said = kind_of(path.stem).read(json.loads(data))
    assert canonical(contents.write(said)) == data


@pytest.mark.slow
@pytest.mark.django_db
def test_contents_of_a_new_installation_read_and_write_the_same_bytes():
    first_content.load()
    for draft in drafts.everything(factories.superuser()):
        content = draft.about.freeze(draft.key)
        assert canonical(contents.write(draft.about.read(content))) == canonical(content), draft.title


def test_unknown_schema_is_refused():
    with pytest.raises(contents.Unreadable, match="measures-99"):
        kinds.get("measures").read({"schema": "measures-99"})


def test_every_field_has_its_thai_title():
    shapes = {part for kind in kinds.everything() for shape in kind.contents for part in contents.types(shape)}
    nameless = [
        f"{part.__name__}.{name}" for part in shapes for name, told in contents.fields(part).items() if not told.title
    ]
    assert nameless == []
