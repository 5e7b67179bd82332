"""The guides' commands, looked at without doing them (`make test-deploy` does them): each parses, what it names is there, in an order that works."""

import re
import runpy
import shutil
import subprocess

import pytest
from django.core.management import get_commands

from tests.deploy.conftest import LANES, SEVERAL
from tests.fresh import guide
from tests.installation import ROOT

NGINX_KEEPS_AN_IDLE_LINE = 60  # seconds, to a server behind it
WHOLE = {
    name: "\n".join(block.commands for block in guide.blocks(guide.text(name))) for name in ("deploy", "many-offices")
}


@pytest.mark.parametrize("name", WHOLE)
def test_every_command_is_one_that_a_shell_reads_and_every_file_is_there(name):
    told = subprocess.run(["bash", "-n", "-c", WHOLE[name]], capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
    for path in re.findall(r"(?<![/\w])((?:deploy|scripts)/[\w./*@-]+|requirements\.txt)", WHOLE[name]):
        assert list(ROOT.glob(path)), path


def test_commands_of_the_site_exist():
    told = re.findall(r"scripts/as_site\.py (?:--office \w+ )?(\w+)", "\n".join(WHOLE.values()))
    assert {"prepare_site", "new_office", "backup", "restore", "doctor"} <= set(told) <= set(get_commands())


@pytest.mark.parametrize(("name", "in_order"), [
    ("deploy", ["apt-get install -y python3-venv nginx", "createuser", "createdb", "/etc/kokkhon-ita.env", "prepare_site", "new_office",
                "systemd-tmpfiles --create", "enable --now kokkhon-ita\n", "certbot certonly", "sites-enabled", "rotate 90", "nginx -t"]),
    ("many-offices", ["make office", "certbot certonly", "sites-enabled", "rotate 90", "nginx -t"]),
])  # fmt: skip
def test_the_order_is_one_that_works(name, in_order):
    places = [WHOLE[name].index(step) for step in in_order]
    assert places == sorted(places)


def test_whoever_is_on_sqlite_types_nothing_of_postgresql():
    words = guide.section("deploy")
    sqlite, postgresql = ("\n".join(guide.commands(words, database)) for database in ("sqlite", "postgresql"))
    assert "createdb" in postgresql
    assert "postgres" not in sqlite
    assert "www.nongbua.go.th" in "\n".join(guide.commands(words, host="www.nongbua.go.th"))


def test_an_idle_line_is_closed_by_nginx_and_one_broken_line_takes_no_machine_out():
    nginx = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    upstreams = re.findall(r"(?ms)^upstream .+?^}", nginx)
    assert len(upstreams) == len(LANES)
    assert "keepalive_timeout" not in "".join(upstreams)  # so it is nginx's own
    assert runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))["keepalive"] > NGINX_KEEPS_AN_IDLE_LINE
    assert f"`{SEVERAL.strip()}`" in (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_systemd_takes_the_units(tmp_path):
    """Where there is a systemd: the units as they are, with a program and a user that this machine has."""
    units = sorted((ROOT / "deploy").glob("*.service")) + sorted((ROOT / "deploy").glob("*.timer"))
    assert len(units) == 8
    if not (analyze := shutil.which("systemd-analyze")):
        return
    for unit in units:
        text = re.sub(r"/srv/kokkhon-ita/\.venv/bin/python", "/bin/true", unit.read_text(encoding="utf-8"))
        (tmp_path / unit.name.replace("@.", "@x.")).write_text(text, encoding="utf-8")
    told = subprocess.run([analyze, "verify", *sorted(tmp_path.iterdir())], capture_output=True, text=True)
    ours = [line for line in told.stderr.splitlines() if "kokkhon" in line and "user-runtime" not in line]
    assert ours == []
