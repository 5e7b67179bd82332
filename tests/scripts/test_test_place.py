"""Tests write to memory where it has room, and else to where temporary files lie."""

import importlib
import os
import sys
import tempfile
from types import SimpleNamespace

import pytest

from tests.installation import ROOT

GIGABYTE = 2**30


@pytest.fixture
def script(monkeypatch):
    """The module, on a machine whose memory and memory disk have eight gigabytes."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    place = importlib.import_module("test_place")
    monkeypatch.setattr(place, "available", lambda: 8 * GIGABYTE)
    monkeypatch.setattr(place.shutil, "disk_usage", lambda path: SimpleNamespace(free=8 * GIGABYTE))
    monkeypatch.setattr(place.os, "statvfs", lambda path: SimpleNamespace(f_flag=0))
    yield place
    sys.modules.pop("test_place")


def test_memory_with_room_is_taken(script):
    assert script.place() == "/dev/shm"


def test_a_small_memory_disk_as_in_a_container_is_left_alone(script, monkeypatch):
    monkeypatch.setattr(script.shutil, "disk_usage", lambda path: SimpleNamespace(free=64 * 2**20))
    assert script.place() == tempfile.gettempdir()


def test_memory_that_the_tests_themselves_need_is_left_alone(script, monkeypatch):
    monkeypatch.setattr(script, "available", lambda: 7 * GIGABYTE)
    assert script.place() == tempfile.gettempdir()


def test_a_memory_disk_from_which_no_program_starts_is_left_alone(script, monkeypatch):
    monkeypatch.setattr(script.os, "statvfs", lambda path: SimpleNamespace(f_flag=os.ST_NOEXEC))
    assert script.place() == tempfile.gettempdir()


def test_a_machine_without_a_memory_disk_has_another_place(script, monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setattr(script, "MEMORY", tmp_path / "none")
    assert script.place() == tempfile.gettempdir()
