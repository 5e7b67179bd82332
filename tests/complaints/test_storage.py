from datetime import datetime, time

import pytest

from complaints.files import storage
from tests.complaints.demo import BANGKOK
from tests.complaints.filing.test_intake import arrive


@pytest.mark.django_db
def test_kept_files_and_their_folders_tell_only_the_day(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case, _ = desk.file(arrived=[arrive(b"x", "ก.txt"), arrive(b"y", "ข.txt")])
    for file in case.files.all():
        for path in (storage._kept(file.pk), storage._kept(file.pk).parent):
            assert datetime.fromtimestamp(path.stat().st_mtime, BANGKOK).time() == time()
