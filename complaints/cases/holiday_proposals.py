"""A year's public holidays as far as a library knows them: staff confirm, what the cabinet adds stays theirs to enter."""

from dataclasses import dataclass
from datetime import date

from ..models import Holiday

SATURDAY = 5
# In the library's list, but offices of the state are open.
OF_OTHERS = ("แรงงาน", "เด็ก")


@dataclass(frozen=True)
class Proposal:
    """A working day that is probably a holiday; `likely` says whether offices of the state close."""

    date: date
    name: str
    likely: bool


def proposed(year: int) -> list[Proposal]:
    """Return the holidays of a CE year that fall on working days and are not entered yet, in the order of days."""
    import holidays  # takes a fifth of a second that no other page needs

    known = set(Holiday.objects.filter(date__year=year).values_list("date", flat=True))
    found = holidays.country_holidays("TH", years=year, language="th", categories=("public", "government"))
    return [
        _proposal(day, names) for day, names in sorted(found.items()) if day.weekday() < SATURDAY and day not in known
    ]


def _proposal(day: date, names: str) -> Proposal:
    name = names.split("; ")[0][:200]
    return Proposal(day, name, not any(word in name for word in OF_OTHERS))
