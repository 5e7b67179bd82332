"""The Thai word of a field stands once: what an edition says and what staff keep of it take it from one place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("common", "publishing", "measures", "disclosures", "ita", "services", "complaints")
# The office's own facts are kept in common, below publishing, and published there.
KEPT_IN = {"publishing": "common"}


def words(statement):
    """Return (field, Thai texts written out) of `name: Annotated[str, titled("ชื่อ")]` or `name = CharField("ชื่อ")`."""
    target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
    said = statement.annotation if isinstance(statement, ast.AnnAssign) else statement.value
    calls = [call for call in ast.walk(said) if isinstance(call, ast.Call)] if isinstance(target, ast.Name) else []
    texts = [call.args[0] for call in calls if call.args]
    texts += [key.value for call in calls for key in call.keywords if key.arg == "verbose_name"]
    found = {text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)}
    return target.id if isinstance(target, ast.Name) else "", found


def classes(source, kind):
    """Yield (name, {field: texts}) of every class whose body has statements of this kind."""
    for node in ast.walk(ast.parse(source)):
        fields = dict(
            words(one) for one in (node.body if isinstance(node, ast.ClassDef) else ()) if isinstance(one, kind)
        )
        if fields:
            yield node.name, fields


def are_of_one_thing(content, model):
    """Return whether a content and a model, each (name, fields), tell of the same: one name, or most fields shared."""
    shared = len(content[1].keys() & model[1].keys())
    return content[0] == model[0] or (shared > 1 and (shared > 2 or 2 * shared >= len(content[1])))


def written_twice(contents, models):
    pairs = [(one, other) for one in contents for other in models if are_of_one_thing(one, other)]
    return sorted(
        f"{one[0]}.{field}: {word}"
        for one, other in pairs
        for field in one[1].keys() & other[1].keys()
        for word in one[1][field] & other[1][field]
    )


def sources(room):
    paths = [path for path in (ROOT / room).rglob("*.py") if not {"migrations", "admin"} & set(path.parts)]
    return [(path, path.read_text("utf-8")) for path in paths]


def test_no_word_of_a_field_is_written_twice():
    models = {room: [] for room in ROOMS}
    for room in ROOMS:
        for path, source in sources(room):
            if "models" in str(path.relative_to(ROOT)):
                models[room] += classes(source, ast.Assign)
    contents = {
        room: [one for _, source in sources(room) if "Annotated[" in source for one in classes(source, ast.AnnAssign)]
        for room in ROOMS
    }
    assert sum(len(fields) for found in contents.values() for _, fields in found) > 200
    assert sum(len(fields) for found in models.values() for _, fields in found) > 300
    twice = {room: written_twice(contents[room], models[KEPT_IN.get(room, room)]) for room in ROOMS}
    assert {room: found for room, found in twice.items() if found} == {}


@pytest.mark.parametrize("field", ['ThaiCharField("งบ")', 'models.ForeignKey(Other, verbose_name="งบ")'])
def test_a_word_written_twice_is_found(field):
    content = 'class Measure(Content):\n    budget: Annotated[str, titled("งบ")]'
    model = f"class Measure(Model):\n    budget = {field}"
    found = written_twice([*classes(content, ast.AnnAssign)], [*classes(model, ast.Assign)])
    assert found == ["Measure.budget: งบ"]
