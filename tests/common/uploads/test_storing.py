"""Stored under its SHA-256, once, whole, and nowhere else."""

import hashlib
import os

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from common.models import FileText, StoredFile
from common.uploads import store
from tests import factories
from tests.common.uploads import files

pytestmark = pytest.mark.django_db


def test_bytes_lie_under_their_hash_with_their_facts():
    data, clerk = files.pdf("แผนการตรวจสอบภายในประจำปี"), factories.user()
    file = store(files.upload("แผน.pdf", data), by=clerk)
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert file.path.read_bytes() == data
    assert file.path.is_relative_to(settings.MEDIA_ROOT)
    assert oct(file.path.stat().st_mode & 0o777) == "0o640"
    assert (file.size, file.pages, file.has_text_layer, file.uploaded_by) == (len(data), 1, True, clerk)
    assert "แผนการตรวจสอบภายใน" in file.text.text


def test_same_bytes_lie_once_and_each_name_that_they_came_under_is_kept():
    data = files.pdf("แผนการตรวจสอบภายในประจำปี")
    first, again, other = (store(files.upload(name, data)) for name in ("แผน.pdf", "แผน.pdf", "อีกชื่อ.pdf"))
    assert first == again != other
    assert (first.path, first.name, other.name) == (other.path, "แผน.pdf", "อีกชื่อ.pdf")
    assert other.text.text == first.text.text


def test_scan_has_no_text_to_keep():
    assert not FileText.objects.filter(file=store(files.upload("a.pdf", files.scan()))).exists()


def test_refused_file_leaves_nothing_behind(tmp_path):
    with pytest.raises(ValidationError):
        store(files.upload("a.pdf", b"MZ"))
    assert not list(tmp_path.rglob("*"))
    assert not StoredFile.objects.exists()


def test_full_disk_leaves_nothing_half_written(monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store(files.upload("a.png", files.picture()))
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert not StoredFile.objects.exists()


def test_file_lost_from_the_disk_comes_back_with_the_next_upload():
    data = files.pdf("แผนการตรวจสอบภายในประจำปี")
    file = store(files.upload("แผน.pdf", data))
    file.path.unlink()
    assert store(files.upload("แผน.pdf", data)).path.read_bytes() == data


def test_uploads_on_their_way_lie_inside_the_data_directory():
    with TemporaryUploadedFile("a.pdf", "application/pdf", 0, None) as incoming:
        assert settings.DATA_DIR in type(settings.DATA_DIR)(incoming.temporary_file_path()).parents
