"""Files in a bucket are stored, read, checked, swept and backed up as those of a folder are."""

import hashlib
import tarfile
import time

import pytest

from common import stores
from common.uploads import store
from complaints.files import storage
from complaints.filing import intake
from complaints.models import SealedFile
from complaints.sealing import files as sealing
from disclosures.links.inside import check_file
from kokkhon_ita.upkeep import backup, health, restore
from publishing import issuing
from tests import factories
from tests.common.uploads import files
from tests.complaints import demo
from tests.complaints.conftest import own_gate, own_store  # noqa: F401
from tests.complaints.filing.test_intake import arrive

pytestmark = pytest.mark.django_db


def test_bytes_are_there_whole_or_not_at_all(in_bucket):
    place = stores.store("files")
    assert (place.size("ab/abc"), list(place.names())) == (None, [])
    place.write("ab/abc", b"twelve bytes")
    assert (place.size("ab/abc"), list(place.names())) == (12, ["ab/abc"])
    with place.open("ab/abc") as file:
        file.seek(7)
        assert file.read() == b"bytes"
    with place.as_path("ab/abc") as path:
        assert path.read_bytes() == b"twelve bytes"
    with pytest.raises(FileNotFoundError):
        place.open("ab/another")
    place.remove_all()
    assert in_bucket.names() == set()


def test_what_staff_bring_in_is_served_in_parts_and_checked(in_bucket, client):
    file = store(files.upload("แผน.pdf", files.pdf("แผน")))
    type(file).objects.update(public_since="2023-01-01T00:00:00Z")
    assert in_bucket.names() == {f"files/{file.sha256[:2]}/{file.sha256}"}
    assert hashlib.sha256(client.get(file.get_absolute_url()).getvalue()).hexdigest() == file.sha256
    part = client.get(file.get_absolute_url(), headers={"range": "bytes=0-3"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, b"%PDF")
    assert check_file(file.sha256).problem == ""


def test_a_file_of_an_edition_is_made_by_one_machine_for_all(in_bucket):
    edition = factories.published_plan()
    output = next(one for one in edition.about.files.outputs(edition) if one.format.name == "json")
    made, _ = issuing.issue(edition, output.name, output.format, output.report)
    found, read = issuing.find(edition, output.name)
    assert (found, hashlib.sha256(read()).hexdigest()) == (made, made.sha256)


def test_sealed_files_become_a_case_s_and_the_rest_is_swept(in_bucket):
    desk = demo.make_desk()
    case, code = desk.file(arrived=[arrive(b"evidence")])
    left = arrive(b"nobody's")
    assert (storage.has_arrived(left.id), storage.has_arrived(case.files.get().pk)) == (True, False)
    assert all(name.startswith("sealed/") for name in in_bucket.names())
    assert len(storage.sweep(now=time.time() + 2 * storage.ARRIVING_SECONDS)) == 1
    opened = intake.open_as_reporter(case, intake.claim_of(code))
    (info,) = opened.files()
    with storage.open_kept(info.id) as source:
        assert b"".join(sealing.read(source, info.key, info.id, info.size)) == b"evidence"
    storage.turn_away(info.id)  # a case's stays
    assert SealedFile.objects.get().pk == info.id
    storage.destroy(info.id)
    assert in_bucket.names() == set()


def test_a_backup_holds_the_bucket_and_fills_an_empty_one(in_bucket, settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path
    stores.store("files").write("ab/abc", b"bytes")
    made = backup.make()
    with tarfile.open(made) as tar:
        assert tar.extractfile("files/ab/abc").read() == b"bytes"
    assert restore.rehearse(made)["sha256"]["files/ab/abc"] == hashlib.sha256(b"bytes").hexdigest()


def test_a_bucket_that_does_not_answer_is_told_and_refuses_as_a_disk_does(in_bucket, settings):
    settings.STORAGES["files"]["OPTIONS"]["endpoint_url"] = "http://127.0.0.1:9"
    settings.STORAGES = dict(settings.STORAGES)
    with pytest.raises(OSError, match="the bucket"):
        stores.store("files").write("ab/abc", b"bytes")
    assert "bucket" in [fault.name for fault in health.faults()]
