"""The editions of data/editions, as types: what a test of a page or a rule starts from and changes."""

import json
from pathlib import Path

from publishing import contents, kinds

FOLDER = Path(__file__).parent / "data" / "editions"


def content(schema):
    """Return the JSON of the stored edition of that schema name."""
    return json.loads((FOLDER / f"{schema}.json").read_bytes())


def said(schema, **changes):
    """Return what the stored edition of that schema name says, with these fields changed."""
    for kind in kinds.everything():
        if schema in map(contents.schema_name, kind.contents):
            return contents.changed(kind.read(content(schema)), **changes)
    raise LookupError(schema)
