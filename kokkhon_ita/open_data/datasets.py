"""Which data sets there are: the newest edition of everything that becomes a table."""

from dataclasses import dataclass

from common.numbers import short_number
from publishing import issuing, kinds
from publishing.kinds import Output
from publishing.models import Edition

TABLE, FOR_PROGRAMS = "csv", ("csv", "json", "xlsx")


@dataclass(frozen=True)
class File:
    """A file of a data set: where it lies for ever, what kind it is, and its size and hash once it was made."""

    output: Output
    path: str
    size: int | None
    sha256: str


@dataclass(frozen=True)
class DataSet:
    """One edition with the files that programs read."""

    edition: Edition
    files: list[File]

    @property
    def label(self) -> str:
        """Return what people call data of this kind."""
        return self.edition.about.label


def everything() -> list[DataSet]:
    """Return the data sets that stand, kind by kind, the newest first; withdrawn ones are none."""
    names = [kind.name for kind in kinds.everything()]
    newest = Edition.objects.newest_of_each(*names).filter(withdrawn_at=None).filter(kind__in=_with_files())
    found = [DataSet(edition, files(edition)) for edition in newest]
    order = {name: place for place, name in enumerate(names)}
    return sorted((one for one in found if one.files), key=lambda one: order[one.edition.kind])


def files(edition: Edition) -> list[File]:
    """Return the files of an edition for programs, those of the whole of it; none for one that is no table."""
    outputs = edition.about.files.outputs(edition)
    if not any(output.format.name == TABLE for output in outputs):
        return []
    whole = {output.format.name: output for output in reversed(outputs)}
    return [_file(edition, one) for one in outputs if one in whole.values() and one.format.name in FOR_PROGRAMS]


def described(path: str) -> Output | None:
    """Return the table of an edition that lies at this address; None where there is none."""
    start, _, rest = path.rpartition("editions/")
    number = short_number(rest.partition("/")[0])
    if number is None:
        return None
    numbered = Edition.objects.out().filter(kind__in=_with_files(), number=number, withdrawn_at=None).defer("content")
    edition = next((one for one in numbered if one.get_absolute_url() == f"{start}editions/{number}/"), None)
    if edition is None:
        return None
    outputs = edition.about.files.outputs(edition)
    return next((one for one in outputs if edition.file_url(one.path) == path and one.format.name == TABLE), None)


def _with_files() -> list[str]:
    return [kind.name for kind in kinds.everything() if kind.files.patterns]


def _file(edition: Edition, output: Output) -> File:
    made = issuing.find(edition, output.name)
    known = made[0] if made else None
    return File(output, edition.file_url(output.path), known.size if known else None, known.sha256 if known else "")
