"""The tables of the living office say the same in LibreOffice and in two readers of PDF as in the data."""

from collections import Counter

import pytest

from common.exports import FORMATS, as_xlsx, offered
from common.exports.report import words
from publishing import kinds
from publishing.models import Edition
from services.models import PaperBatch
from services.paper import tables as slips
from tests.common.pdf_text import EXTRACTORS, squeezed
from tests.living import office_files

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", ",\u2060\u200b\u00ad")
READ = ("xlsx", "docx", "pdf")


def plain(text):
    return squeezed(text).translate(DIGITS)


def tables():
    """Yield (name, {ending: (Format, its Report)}) of every kind that becomes a table, and of a bundle of paper slips."""
    for kind in kinds.everything():
        edition = Edition.objects.out().filter(kind=kind.name, withdrawn_at=None).first()
        outputs = kind.files.outputs(edition) if edition else []
        found = {output.format.name: output for output in reversed(outputs) if output.format in offered(printed=True)}
        if "xlsx" in found:
            yield kind.name, {e: (found[e].format, found[e].report()) for e in READ if e in found}
    for batch in PaperBatch.objects.all()[:1]:
        yield "paper-slips", {"xlsx": (FORMATS["xlsx"], slips.empty(batch))}


@pytest.fixture
def shown(lived, tmp_path):
    """{(kind, ending, reader): plain text} of every table, and {kind: its Report}."""
    made = {
        f"{kind}.{ending}": b"".join(form.write(report))
        for kind, outputs in tables()
        for ending, (form, report) in outputs.items()
    }
    office = office_files.shown({name: data for name, data in made.items() if not name.endswith("pdf")}, tmp_path)
    found = {(*name.split("."), "libreoffice"): plain(text) for name, text in office.items()}
    for name, data in made.items():
        if name.endswith("pdf"):
            found |= {(*name.split("."), reader): plain(read(data)) for reader, read in EXTRACTORS.items()}
    return found


def pieces(report, *, printed):
    """Yield every text that a reader of the table is to find: of columns that are on paper, or of all with their heads.

    On paper a report of chapters is laid out otherwise (tests/services/results/test_printed.py).
    """
    if printed and report.printed.chapters:
        return
    yield from () if printed else (f"หัวตาราง: {label}" for label in as_xlsx.labels(report.columns))
    columns = [one for one in report.columns if one.paper or not printed]
    for row in report.rows:
        for column in columns:
            value = row.get(column.key)
            # A period is two days in a spreadsheet, each in a cell; LibreOffice writes days in their short form.
            ends = column.type == "period" and not printed
            told = [f"{day:%d/%m/%Y}" for day in value or ()] if ends else words(column, value).split("\n")
            yield from (f"{column.label}: {line}" for line in told if line)


def stands(wanted, text, pages):
    """Return whether a text holds `wanted`, which the foot and head between so many pages may cut apart."""
    for _ in range(pages):
        if wanted in text:
            return True
        found = next((end for end in range(len(wanted), 0, -1) if wanted[:end] in text), 0)
        if not found:
            return False
        wanted = wanted[found:]
    return False


@pytest.mark.slow
def test_every_table_shows_its_data_to_every_reader(shown):
    missing, counted = [], 0
    for kind, outputs in tables():
        for ending, (form, report) in outputs.items():
            texts = {reader: text for (k, e, reader), text in shown.items() if (k, e) == (kind, ending)}
            assert set(texts) == (set(EXTRACTORS) if ending == "pdf" else {"libreoffice"})
            for piece in pieces(report, printed=form.printed):
                counted += 1
                wanted, pages = plain(piece.partition(": ")[2]), 3 if ending == "pdf" else 1
                missing += [(kind, reader, piece) for reader, text in texts.items() if not stands(wanted, text, pages)]
    assert counted > 300
    told = Counter((kind, reader, piece.partition(": ")[0]) for kind, reader, piece in missing)
    assert told == {}, missing[:3]
    assert "paper-slips" in dict(tables())
