"""The systemd unit and its environment say what the tests run and what the settings read."""

import configparser
import re

from django.core.management import get_commands

from tests.deploy.conftest import environment_file
from tests.installation import ROOT, SERVER

UNIT = ROOT / "deploy" / "kokkhon-ita.service"
PYTHON = "/srv/kokkhon-ita/.venv/bin/python"


def service():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(UNIT, encoding="utf-8")
    return unit["Service"]


def test_unit_starts_what_the_tests_start():
    assert service()["ExecStart"].split() == [PYTHON, *SERVER[1:]]


def test_unit_prepares_the_site_first():
    program, door, command = service()["ExecStartPre"].split()
    assert (program, door) == (PYTHON, "manage.py")
    assert command in get_commands()


def test_unit_listens_where_nginx_looks():
    socket = service()["Environment"].removeprefix("BIND=")
    assert f"server {socket};" in (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_file_is_read():
    text = "".join(
        (ROOT / path).read_text(encoding="utf-8") for path in ("kokkhon_ita/settings.py", "deploy/gunicorn.conf.py")
    )
    read = set(re.findall(r'"([A-Z][A-Z_]+)"', text))
    assert set(environment_file()) <= read
