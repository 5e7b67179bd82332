"""Every file that an edition of a year becomes: reports of the year, of its rounds, of each measure, and the ZIP."""

from functools import partial

from common import exports
from common.exports import Format
from publishing.kinds import Files, Output
from publishing.models import Edition

from . import archive
from .downloads import name, path
from .parts import PARTS, WHOLE, Part
from .table import report, stem

ZIP = Format("zip", "ZIP", "รายงานและหลักฐานทั้งหมด", "application/zip", archive.stream)


def outputs(edition: Edition) -> list[Output]:
    """Return the Outputs of an edition; a withdrawn one has reports that say so, but no ZIP."""
    formats = exports.offered(printed=True)
    parts = [*PARTS, *(Part(measure=measure.number) for measure in edition.said.measures)]
    found = [
        Output(name(part, f), f, partial(report, edition, part), path(part, f), stem=stem(edition, part))
        for part in parts
        for f in formats
    ]
    return found if edition.withdrawn_at else [*found, _zip(edition)]


def _zip(edition: Edition) -> Output:
    made_of = tuple(name(part, format) for part in PARTS for format in exports.offered(printed=True))
    edition_itself = partial(_itself, edition)
    return Output(archive.NAME, ZIP, edition_itself, archive.PATH, stem=stem(edition, WHOLE), made_of=made_of)


def _itself(edition: Edition) -> Edition:
    return edition


FILES = Files(
    (
        "report.<str:ending>",
        "report-<int:months>-months.<str:ending>",
        "<int:measure>/report.<str:ending>",
        archive.PATH,
    ),
    outputs,
)
