"""Static files are gathered when they changed, and only then."""

import os

import pytest

from kokkhon_ita import static_files


@pytest.fixture
def source(settings, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "site.css").write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [sources], tmp_path / "gathered"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return sources / "site.css"


@pytest.fixture
def gathered(tmp_path):
    return tmp_path / "gathered" / "site.css"


def test_offices_of_one_machine_gather_the_same(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "one"
    one = static_files.fingerprint()
    settings.DATA_DIR = tmp_path / "other"
    assert static_files.fingerprint() == one


def test_unchanged_sources_are_left_alone(source, gathered):
    static_files.gather()
    gathered.unlink()
    static_files.gather()
    assert not gathered.exists()


def test_a_changed_source_is_gathered(source, gathered):
    static_files.gather()
    source.write_text("b { color: red }")
    os.utime(source, (2_000_000_000, 2_000_000_000))
    static_files.gather()
    assert gathered.read_text() == "b { color: red }"
