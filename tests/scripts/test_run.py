"""`make run`: what it decides before it serves, and one whole life of a new installation."""

import importlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.scripts.installed import installed
from tests.servers import free_port, wait_until_listening

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def scripts(monkeypatch):
    """The two modules that make an installation, fresh for each test."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    yield importlib.import_module("run"), importlib.import_module("project_venv")
    for name in ("run", "project_venv"):
        sys.modules.pop(name)


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("port", ["http", "70000", "taken"])
def test_an_unusable_port_is_one_sentence(port, taken_port):
    port = str(taken_port) if port == "taken" else port
    run = subprocess.run(
        [sys.executable, ROOT / "scripts" / "run.py"],
        env=os.environ | {"HOST": "127.0.0.1", "PORT": port},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(f"✗ ใช้พอร์ต {port} ของ 127.0.0.1 ไม่ได้")
    assert "Traceback" not in run.stderr


def test_missing_python3_venv_is_one_sentence(scripts, monkeypatch, tmp_path):
    _, project_venv = scripts
    monkeypatch.setattr(project_venv, "VENV", tmp_path / "venv")
    monkeypatch.setattr(project_venv.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        project_venv.create()


def test_packages_are_installed_again_only_when_the_list_changes(scripts, monkeypatch, tmp_path):
    _, project_venv = scripts
    monkeypatch.setattr(project_venv, "VENV", tmp_path)
    monkeypatch.setattr(project_venv, "ROOT", tmp_path)
    monkeypatch.setattr(project_venv, "create", lambda: None)
    calls = []
    monkeypatch.setattr(
        project_venv.subprocess, "run", lambda *a, **k: calls.append(a) or subprocess.CompletedProcess(a, 0)
    )
    (tmp_path / "requirements.txt").write_text("Django==1\n")
    project_venv.prepare("requirements.txt")
    project_venv.prepare("requirements.txt")
    assert len(calls) == 1
    (tmp_path / "requirements.txt").write_text("Django==2\n")
    project_venv.prepare("requirements.txt")
    assert len(calls) == 2


def test_secrets_are_made_once_and_readable_by_their_owner_alone(scripts, monkeypatch, tmp_path):
    run, _ = scripts
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run.os, "environ", {"HOST": "192.0.2.1"})
    run.secrets_file()
    first = (tmp_path / ".env").read_text()
    run.secrets_file()
    assert (tmp_path / ".env").read_text() == first
    assert re.fullmatch(
        r"SECRET_KEY=\S{50,}\nCOMPLAINTS_PEPPER=[0-9a-f]{64}\nALLOWED_HOSTS=192.0.2.1,127.0.0.1,localhost\n", first
    )
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_what_env_or_environment_give_is_kept(scripts, monkeypatch, tmp_path):
    run, _ = scripts
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run.os, "environ", {"HOST": "127.0.0.1", "COMPLAINTS_PEPPER": "theirs"})
    (tmp_path / ".env").write_text("# ours\nexport SECRET_KEY=kept")
    run.secrets_file()
    assert (tmp_path / ".env").read_text() == "# ours\nexport SECRET_KEY=kept\nALLOWED_HOSTS=127.0.0.1,localhost\n"


class Installation:
    """One clone's `make run`, with data of its own."""

    def __init__(self, venv, data_dir, static_root):
        self.port = free_port()
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHON": sys.executable,
            "VENV": str(venv),
            "PORT": str(self.port),
            "SECRET_KEY": "only-for-tests",
            "COMPLAINTS_PEPPER": "5c" * 32,
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": f"sqlite:///{data_dir}/db.sqlite3",
            "DATA_DIR": str(data_dir),
            "STATIC_ROOT": str(static_root),
            "MAKES_FILES": "0",  # tests/publishing has them made
            "PAGES_AHEAD": "0",  # tests/kokkhon_ita/kept has them made
        }

    def life(self):
        """Start, read the home page, press Ctrl-C; return (the home page's main part, printed text)."""
        with subprocess.Popen(
            ["make", "--no-print-directory", "run"],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as make:
            try:
                wait_until_listening(make, self.port)
                with urlopen(f"http://127.0.0.1:{self.port}/") as answer:
                    home = answer.read().decode().partition("<main")[2].partition("</main>")[0]
            finally:
                os.killpg(make.pid, signal.SIGINT)
                printed = make.communicate()[0]
        return home, printed


def inodes(folder):
    """Return {path: inode} of what lies in a data folder; SQLite's own -wal and -shm come and go."""
    return {path: path.stat().st_ino for path in folder.glob("*") if not path.name.endswith(("-wal", "-shm"))}


@pytest.mark.served
@pytest.mark.slow
def test_first_start_makes_everything_and_the_second_keeps_it(static_root, tmp_path):
    gathered = shutil.copytree(static_root, tmp_path / "static")
    installation = Installation(installed(tmp_path), tmp_path / "var", gathered)
    home, printed = installation.life()
    assert "มาตรการ" in home
    assert re.search(r"ชื่อผู้ใช้ admin\n  รหัสผ่าน \S{16}\n", printed)
    assert f"http://127.0.0.1:{installation.port}" in printed
    assert "Traceback" not in printed

    kept = inodes(tmp_path / "var")
    home_again, printed = installation.life()
    assert home_again == home
    assert "รหัสผ่าน" not in printed
    assert kept.items() <= inodes(tmp_path / "var").items()
