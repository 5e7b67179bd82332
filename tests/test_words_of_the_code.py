"""Words that the glossary gives one meaning have one in the code."""

import ast

from tests.installation import ROOT

ROOMS = [
    "common",
    "publishing",
    "measures",
    "disclosures",
    "ita",
    "complaints",
    "witnesses",
    "services",
    "visitors",
    "kokkhon_ita",
]


def functions():
    """Yield (where, function) of every function of the rooms."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_of_makes_one_of_its_class():
    named = [
        (where, {ast.unparse(one) for one in node.decorator_list}) for where, node in functions() if node.name == "of"
    ]
    assert len(named) >= 4
    assert [where for where, decorators in named if "classmethod" not in decorators] == []
