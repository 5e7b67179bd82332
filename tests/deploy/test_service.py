"""The systemd unit and its environment say what the tests run and what the settings read."""

import configparser
import re
import runpy

import pytest
from django.core.management import get_commands
from django.db import connections

from tests.deploy.conftest import environment_file
from tests.installation import ROOT, SERVER

UNIT = "kokkhon-ita.service"
TASK, TIMER = "kokkhon-ita-task@.service", "kokkhon-ita-task@.timer"
PYTHON = "/srv/kokkhon-ita/.venv/bin/python"


def section(name, unit=UNIT):
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read(ROOT / "deploy" / unit, encoding="utf-8")
    return parsed[name]


def test_unit_starts_what_the_tests_start():
    assert section("Service")["ExecStart"].split() == [PYTHON, *SERVER[1:]]


def test_unit_prepares_the_site_and_asks_whether_it_is_sound_first():
    unit = (ROOT / "deploy" / UNIT).read_text(encoding="utf-8")
    commands = [line.split() for line in re.findall(r"^ExecStartPre=(.*)$", unit, re.M)]
    assert commands == [[PYTHON, "manage.py", "prepare_site"], [PYTHON, "manage.py", "doctor", "--before-serving"]]
    assert {command[2] for command in commands} <= set(get_commands())


@pytest.mark.parametrize("unit", [UNIT, "kokkhon-ita@.service"])
def test_no_migration_is_cut_short(unit):
    assert section("Service", unit)["TimeoutStartSec"] == "15min"


@pytest.mark.parametrize("unit", [UNIT, "kokkhon-ita@.service"])
def test_unit_goes_on_trying_while_its_database_is_away(unit):
    # systemd gives up a unit that starts more than five times in ten seconds.
    assert (section("Service", unit)["Restart"], section("Service", unit)["RestartSec"]) == ("on-failure", "5")


def test_unit_listens_where_nginx_looks():
    socket = section("Service")["Environment"].removeprefix("BIND=")
    assert f"server {socket};" in (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_file_is_read():
    text = "".join(
        (ROOT / path).read_text(encoding="utf-8") for path in ("kokkhon_ita/settings.py", "deploy/gunicorn.conf.py")
    )
    read = set(re.findall(r'"([A-Z][A-Z_]+)"', text))
    assert set(environment_file()) <= read


def test_daily_commands_of_the_guide_exist_and_run_like_the_site():
    guide = (ROOT / "docs" / "how-to" / "deploy.md").read_text(encoding="utf-8")
    named = re.findall(r"kokkhon-ita-task@(\w+)\.timer", guide)
    assert {
        "backup",
        "check_ledger",
        "check_links",
        "complaints_anchor",
        "complaints_daily",
        "complaints_retention",
        "read_witnesses",
        "remind_rounds",
        "stamp_ledger",
        "witness",
    } == set(named)
    assert set(named) <= set(get_commands())
    assert section("Service", TASK)["ExecStart"].split() == [PYTHON, "manage.py", "nightly", "%i"]
    for name in ("User", "Group", "WorkingDirectory", "EnvironmentFile", "UMask", "ProtectSystem", "LimitCORE"):
        assert section("Service", TASK)[name] == section("Service")[name]
    assert section("Timer", TIMER)["OnCalendar"].endswith("Asia/Bangkok")


def test_the_anchor_of_complaints_stands_at_one_minute_whatever_else_the_machine_does():
    told = section("Timer", "kokkhon-ita-task@complaints_anchor.timer")
    assert told["OnCalendar"] == "*-*-* 00:07:00 Asia/Bangkok"
    assert (told["RandomizedDelaySec"], told["AccuracySec"], told["Persistent"]) == ("0", "1s", "no")


@pytest.mark.parametrize(("vendor", "kept"), [("postgresql", 0), ("sqlite", 60)])
def test_of_many_threads_without_nginx_none_keeps_a_connection_to_a_server(monkeypatch, vendor, kept):
    monkeypatch.delenv("BIND", raising=False)
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 60)
    monkeypatch.setattr(type(connections["default"]), "vendor", vendor)
    runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))["_take_lane"](None)
    assert connections.settings["default"]["CONN_MAX_AGE"] == kept
