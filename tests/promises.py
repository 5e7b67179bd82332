"""The ledger of promises: every named sentence of the site and every test that bears its name.

    python -m tests.promises

writes docs/promises.md.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "promises.md"
APPS = (
    "common",
    "complaints",
    "disclosures",
    "ita",
    "kokkhon_ita",
    "measures",
    "publishing",
    "services",
    "visitors",
    "witnesses",
)
IN_TEMPLATE = re.compile(r'{% promise "([^"]+)" %}(.*?){% endpromise %}', re.S)
HEAD = """# The ledger of promises

What the site promises to readers, reporters and staff, word for word, and the tests that would fail if it were not so.
`python -m tests.promises` makes this page; [make-a-promise.md](how-to/make-a-promise.md) says how to add one.
`‹…›` stands for what the page fills in.

| promise | sentence | where | what proves it |
| --- | --- | --- | --- |
"""


def plain(text):
    """Return a template's text as a reader sees it: no tags, variables as ‹name›, spaces as on a page."""
    text = re.sub(r"{{\s*([\w.]+).*?}}", r"‹\1›", text)
    return " ".join(re.sub(r"{%.*?%}|<[^>]*>", "", text).split())


def from_templates():
    """Yield (name, sentence, place) of every named sentence in templates."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        for name, text in IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield name, plain(text), path.relative_to(ROOT).as_posix()


def written(node):
    """Return the text of a string literal, with ‹…› for what an f-string fills in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "‹…›" for part in node.values)
    return ast.literal_eval(node)


def from_code():
    """Yield (name, sentence, place) of every call of `promise` in the apps."""
    for path in (path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "promise(" in text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "promise":
                name, sentence = map(written, node.args)
                yield name, sentence, path.relative_to(ROOT).as_posix()


def marks(node):
    """Yield the name in every pytest.mark.promise below `node`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.promise":
            yield from map(ast.literal_eval, call.args)


def functions(tree, where):
    """Yield (path::function, its node) of every test of a module, those in classes too."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from functions(node, f"{where}::{node.name}")
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield f"{where}::{node.name}", node


def proofs():
    """Return {name: the tests that bear it, as path::function}."""
    found = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text) if "mark.promise(" in text else ast.Module(body=[])
        for test, node in functions(tree, path.relative_to(ROOT).as_posix()):
            for name in (name for decorator in node.decorator_list for name in marks(decorator)):
                found[name].append(test)
    return dict(found)


def sentences():
    """Return {name: (its wordings, its places)}, each in the order in which the pages say it."""
    found = defaultdict(lambda: ({}, {}))
    for name, sentence, place in (*from_templates(), *from_code()):
        words, places = found[name]
        words[sentence], places[place] = True, True
    return {name: (list(words), list(places)) for name, (words, places) in found.items()}


# Words by which a sentence binds the site. The second list are sentences with such a word that promise nothing.
BINDING = re.compile("จะไม่|ไม่เก็บ|ไม่สูญหาย|ตลอดไป|ไม่มีผู้ใด|เปิดอ่านไม่ได้|ไม่เปิดเผย|คุกกี้|ไม่บันทึก|ถูกลบภายใน|แก้ไขย้อนหลัง")
UNBOUND = re.compile("เรื่องที่ส่งจะไม่มีผู้ดำเนินการ|ใช้ค่าเดิมตลอดไป|ไม่ทำอะไรเมื่อ")


def unnamed():
    """Yield (place, words) of what sounds like a promise and bears no name, in templates."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = IN_TEMPLATE.sub("", re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8")))
        for piece in re.split(r"<[^>]*>|{%.*?%}|{{.*?}}", text):
            if BINDING.search(piece) and not UNBOUND.search(piece):
                yield path.relative_to(ROOT).as_posix(), " ".join(piece.split())


def page():
    """Return docs/promises.md as it should be."""
    proven = proofs()
    rows = [
        f"| {name} | {'<br>'.join(words)} | {'<br>'.join(places)} | {'<br>'.join(proven.get(name, []))} |\n"
        for name, (words, places) in sorted(sentences().items())
    ]
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
