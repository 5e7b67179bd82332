"""A minus before a relation turns round the order of the model that it leads to: such an order is written by a column."""

import ast
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("common", "publishing", "measures", "disclosures", "ita", "complaints", "witnesses", "visitors", "kokkhon_ita")


def relations():
    """Return the names of all fields of the site that lead to another model."""
    models = [model for room in ROOMS[:-1] for model in apps.get_app_config(room).get_models()]
    return {
        field.name
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created
    }


def orders(tree):
    """Yield every text that an `ordering` or an `order_by()` of a module names."""
    for node in ast.walk(tree):
        named = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ordering"
        called = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by"
        if named or called:
            yield from (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))


def test_no_order_is_a_descending_relation():
    names, found = relations(), []
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if path.parent.name != "migrations":
                texts = [text for text in orders(ast.parse(path.read_text("utf-8"))) if isinstance(text, str)]
                found += [f"{path}: {t}" for t in texts if t.startswith("-") and t.split("__")[-1].lstrip("-") in names]
    assert not found, f"write the column, such as -plan_id: {found}"
