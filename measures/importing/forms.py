"""Forms in place of a table: the fields of a measure below each other, laid into one row a measure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .columns import NAMES, SEVERAL, columns, named
from .numbering import number_in
from .sheets import Copied, Sheet

FEWEST_FIELDS = 4
NOTE = "อ่านจากแบบฟอร์มที่มีหัวข้ออยู่ทางซ้าย มาตรการละหนึ่งชุด จัดเป็นตารางหนึ่งแถวต่อมาตรการ"


@dataclass
class _Form:
    rows: list[int] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


def laid_flat(sheet: Sheet) -> Sheet:
    """Return a sheet of forms as a table, noted so; any other sheet as it is."""
    if any(columns(row) for row in sheet.rows):
        return sheet
    forms = _forms(sheet.rows)
    if not forms or any(len(set(form.values) & set(NAMES)) < FEWEST_FIELDS for form in forms):
        return sheet
    first = forms[0].rows[0]
    labels = list(dict.fromkeys(label for form in forms for label in form.values))
    above = [row for row in sheet.rows[: first - 1] if any(row)]
    rows = [*above, [NAMES.get(label, label) for label in labels]]
    begins = {n: len(rows) + place for place, form in enumerate(forms, start=1) for n in form.rows}
    rows += [[form.values.get(label, "") for label in labels] for form in forms]
    taken = {n for form in forms for n in form.rows}
    rows += [row for n, row in enumerate(sheet.rows, start=1) if n > first and n not in taken and any(row)]
    notes = [(len(above) + 1, NOTE), *_moved(sheet.notes, begins)]
    return Sheet(sheet.name, rows, notes, list(_moved(sheet.repairs, begins)))


def _forms(rows: list[list[str]]) -> list[_Form]:
    """Return the forms of a sheet's rows: another begins where a field comes that the one before has."""
    forms: list[_Form] = []
    label = ""
    for number, row in enumerate(rows, start=1):
        own = [cell for cell in row if cell and not isinstance(cell, Copied)]
        if len(own) == 2 and row[0]:
            label = _label(*own)
            if not forms or (label in forms[-1].values and label not in SEVERAL):
                forms.append(_Form())
            forms[-1].values[label] = "\n".join(filter(None, (forms[-1].values.get(label), own[1])))
        elif not (forms and len(own) == 1 and not row[0] and forms[-1].rows[-1] == number - 1):
            continue
        else:
            forms[-1].values[label] += f"\n{own[0]}"
        forms[-1].rows.append(number)
    return forms


def _label(label: str, value: str) -> str:
    """Return the name of a field, or its label where it is none of the official columns; "มาตรการที่ ๑" is a number."""
    name = named(label)
    return "number" if name == "title" and number_in(value) else name or label


def _moved(told: Iterable[tuple[int, str]], begins: dict[int, int]) -> Iterable[tuple[int, str]]:
    return ((begins.get(row, 1), sentence) for row, sentence in told)
