"""Which backups stay: all of two days, the last of each of fourteen days, and the first of each of twelve months."""

from datetime import datetime, timedelta
from pathlib import Path

from common.thai import BANGKOK

from .backup import SUFFIXES

# The one before an update is not the last of its day: whoever goes back needs it.
WHOLE = timedelta(days=2)
DAYS = 14
MONTHS = 12


def existing(folder: Path) -> list[Path]:
    """Return the backups in a folder, the oldest first."""
    return sorted(path for path in folder.glob("backup-*") if path.name.endswith(SUFFIXES)) if folder.exists() else []


def made_at(path: Path) -> datetime:
    """Return when a backup was made, by its name."""
    return datetime.strptime(path.name[7:24], "%Y-%m-%dT%H%M%S").replace(tzinfo=BANGKOK)


def superfluous(backups: list[Path]) -> list[Path]:
    """Return those of the backups, oldest first, that the rule lets go. The newest is never among them."""
    days = {made_at(path).date(): path for path in backups}
    months = {made_at(path).strftime("%Y-%m"): path for path in reversed(backups)}
    newest_months = sorted(months)[-MONTHS:]
    recent = [path for path in backups if made_at(path) > made_at(backups[-1]) - WHOLE]
    kept = {*recent, *[days[day] for day in sorted(days)[-DAYS:]], *[months[month] for month in newest_months]}
    return [path for path in backups if path not in kept]
