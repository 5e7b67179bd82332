"""Which backups stay."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from common.dashboard import Level
from common.models import StaffUser
from common.thai import BANGKOK
from kokkhon_ita.upkeep import keeping, notices


def daily(first, days):
    return [Path(f"backup-{first + timedelta(days=n)}T020000.tar") for n in range(days)]


def test_fourteen_days_and_the_first_of_twelve_months_stay():
    backups = daily(date(2025, 1, 1), 500)  # until 15 May 2026
    gone = keeping.superfluous(backups)
    left = [path for path in backups if path not in gone]
    assert [path.name[7:17] for path in left[-14:]] == [f"2026-05-{day:02}" for day in range(2, 16)]
    assert [path.name[7:17] for path in left[:-14]] == [
        *[f"2025-{month:02}-01" for month in range(6, 13)],
        *[f"2026-{month:02}-01" for month in range(1, 6)],
    ]


def test_for_two_days_every_backup_stays_and_afterwards_the_last_of_each_day():
    """An update's own backup is followed by the timer's of the same day, which the version before can't read."""
    first, *day = (
        Path(f"backup-2026-01-{day}T{hour}0000.tar.age") for day, hour in (("01", "02"), ("02", "07"), ("02", "20"))
    )
    early, late = day
    assert keeping.superfluous([first, early, late]) == []
    assert keeping.superfluous([first, early, late, Path("backup-2026-01-05T020000.tar")]) == [early]
    assert keeping.superfluous([late]) == []


def test_only_whole_backups_are_counted(tmp_path):
    for name in ("backup-2026-01-01T020000.tar", "other.tar", "backup-2026-01-02T020000.tar.age", ".making-x"):
        (tmp_path / name).touch()
    assert [path.name[7:17] for path in keeping.existing(tmp_path)] == ["2026-01-01", "2026-01-02"]
    assert keeping.existing(tmp_path / "missing") == []


@pytest.mark.django_db
@pytest.mark.parametrize(("hour", "level"), [(13, Level.FINE), (15, Level.LATE)])
def test_first_page_tells_how_old_the_newest_backup_is(settings, tmp_path, hour, level):
    settings.BACKUP_ROOT = tmp_path
    (tmp_path / "backup-2026-01-02T020000.tar").touch()
    with time_machine.travel(datetime(2026, 1, 3, hour, tzinfo=BANGKOK), tick=False):
        (notice,) = notices.notices(StaffUser(is_superuser=True))
    assert notice.level is level
    assert notice.sentence == "ข้อมูลสำรองล่าสุดทำเมื่อ ๒ มกราคม ๒๕๖๙ เวลา ๐๒.๐๐ น."


@pytest.mark.django_db
def test_superusers_alone_are_told_that_there_is_no_backup(settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path
    assert [notice.level for notice in notices.notices(StaffUser(is_superuser=True))] == [Level.LATE]
    assert list(notices.notices(StaffUser())) == []
