"""What docs/ holds, for its index and for the tests that keep it true.

    python -m tests.docs

writes docs/README.md.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
SHELVES = {
    "how-to": "How to",
    "decisions": "Decisions, each dated, with what was passed over",
    "staff-manual": "คู่มือเจ้าหน้าที่ (also at `/admin/manual/`)",
}
HEAD = """# What is written down

Made by `python -m tests.docs` from the first line of each page. Start with the [README](../README.md) at the root.

- [Glossary](glossary.md): the words of the code and of the pages
- [The ledger of promises](promises.md): what the site promises, and the tests that prove it
- [What a page costs](benchmarks.md): measured against a bare Django view
- [Several machines](scaling.md): what they share, and measured figures a core
"""
FENCED = re.compile(r"(?ms)^ *```[^\n]*\n(.*?)^ *```$")
COMMAND = re.compile(
    r"(?<![\w/-])(?:python3? |\.venv/bin/python )?(manage\.py [a-z_]+|-m [a-z_.]+|make [a-z-]+\b)([^`\n#&|;)]*)"
)


def title(path):
    """Return the first heading of a page."""
    return path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")


def index():
    """Return docs/README.md as it should be."""
    shelves = []
    for folder, name in SHELVES.items():
        pages = sorted((DOCS / folder).glob("*.md"))
        lines = [f"- [{title(page)}]({folder}/{page.name})" for page in pages]
        shelves.append(f"\n## {name}\n\n" + "\n".join(lines) + "\n")
    return HEAD + "".join(shelves)


def code(text):
    """Yield what stands as code in a page: between backticks, in fences, and indented by four."""
    yield from FENCED.findall(text)
    text = FENCED.sub("", text)
    yield from re.findall(r"`([^`\n]+)`", text)
    yield from re.findall(r"^ {4}(\S.*)$", text, re.M)


def commands():
    """Return {(what is called, its arguments): pages that name it} of the how-to pages and those at the root."""
    found = {}
    for page in [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]:
        for piece in code(page.read_text(encoding="utf-8")):
            for called, rest in COMMAND.findall(piece):
                found.setdefault((called, rest.strip()), []).append(page.name)
    return found


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
