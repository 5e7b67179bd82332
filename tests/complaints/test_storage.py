from datetime import datetime, time

import pytest

from complaints.files import disk, storage
from tests.complaints.demo import BANGKOK
from tests.complaints.filing.test_intake import arrive


@pytest.mark.django_db
def test_kept_files_and_their_folders_tell_only_the_day(desk, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case, _ = desk.file(arrived=[arrive(b"x", "ก.txt"), arrive(b"y", "ข.txt")])
    kept = [disk._kept(file.pk) for file in case.files.all()]
    assert all(path.exists() for path in kept)
    tell_only_the_day(settings.SEALED_ROOT)
    storage.destroy(case.files.first().pk)
    storage.turn_away(arrive(b"z", "ค.txt").id)
    tell_only_the_day(settings.SEALED_ROOT)
    storage.sweep()
    tell_only_the_day(settings.SEALED_ROOT)


def tell_only_the_day(root):
    """Every file and folder of the store, its own and the one for what arrives among them."""
    paths = [root, *root.rglob("*")]
    assert root / "arriving" in paths
    assert {datetime.fromtimestamp(path.stat().st_mtime, BANGKOK).time() for path in paths} == {time()}
