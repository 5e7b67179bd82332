"""Many offices on one machine: what `make office` writes, and that `upgrade-all` goes back when the first is not sound."""

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests import private_postgres
from tests.deploy.conftest import MAIN
from tests.installation import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import as_site
import local_postgres
import office as offices
import upgrade_all

A, B = ("nongbua", "www.nongbua.go.th"), ("phonsa", "www.phonsa.go.th")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)  # of the tests themselves, on PostgreSQL
    for name, host in (A, B):
        offices.Office(name, host, tmp_path).write()
    return tmp_path


def test_each_office_has_secrets_and_places_of_its_own(machine):
    a, b = (as_site.read(machine / "etc" / "kokkhon-ita" / f"{name}.env") for name, _ in (A, B))
    for name in ("SECRET_KEY", "COMPLAINTS_PEPPER", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DATA_DIR"):
        assert a[name]
        assert a[name] != b[name]
    assert a["STATIC_ROOT"] == b["STATIC_ROOT"]
    assert stat.S_IMODE((machine / "etc" / "kokkhon-ita" / "nongbua.env").stat().st_mode) == 0o600
    assert not [value for value in a.values() if "phonsa" in value]


def test_an_office_may_have_a_database_of_its_own_on_a_server(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres:////var/run/postgresql/ita_nongbua")
    offices.Office(*A, tmp_path).write()
    told = as_site.read(tmp_path / "etc" / "kokkhon-ita" / "nongbua.env")
    assert told["DATABASE_URL"] == "postgres:////var/run/postgresql/ita_nongbua"


@pytest.mark.slow
def test_its_database_on_this_machine_is_made_once_and_put_aside_before_the_way_back(monkeypatch):
    with private_postgres.server() as server:
        place = server["DATABASE_URL"].removeprefix("postgres:///").removesuffix("/postgres")
        monkeypatch.setattr(local_postgres, "AS_ITS_OWNER", ("env", f"PGHOST={place}", f"PGUSER={server['PGUSER']}"))

        def told(role, database, question):
            command = ["psql", "-h", place, "-U", role, "-Atqc", question, database]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

        for _ in range(2):
            local_postgres.make("ita_nongbua", "ita-nongbua")
            told("ita-nongbua", "ita_nongbua", "CREATE TABLE IF NOT EXISTS kept ()")
        for _ in range(2):  # what failed at an earlier time is in the way of nothing
            local_postgres.put_aside("ita_nongbua", "ita-nongbua")
            assert (
                told("ita-nongbua", "ita_nongbua", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == ""
            )
            told("ita-nongbua", "ita_nongbua", "CREATE TABLE kept ()")
        tables = told(
            "ita-nongbua", "ita_nongbua_failed", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        assert tables == "kept"


def test_a_second_call_changes_no_secret(machine):
    before = as_site.read(machine / "etc" / "kokkhon-ita" / "nongbua.env")
    offices.Office(*A, machine).write()
    assert as_site.read(machine / "etc" / "kokkhon-ita" / "nongbua.env") == before


def test_nginx_takes_the_sites_of_fifty_offices_together(machine):
    """Real nginx, real files: nothing that it knows once is said twice, and each site leads to its own socket."""
    for number in range(48):
        offices.Office(f"office{number}", f"www.subdistrict-office-number-{number}.go.th", machine).write()
    sites = sorted((machine / "etc/nginx/sites-available").iterdir())
    text = "\n".join(site.read_text() for site in sites)
    own = {f"/run/{site.name}/gunicorn.sock" for site in sites}
    assert len(own) == 50
    assert own <= set(re.findall(r"unix:([^;]+)", text))
    certificate = ("-keyout", machine / "privkey.pem", "-out", machine / "fullchain.pem", "-subj", "/CN=x")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *certificate], check=True, capture_output=True
    )
    text = re.sub(r"/etc/letsencrypt/live/[^/]+", str(machine), text).replace("/var/log/nginx", str(machine))
    (machine / "site.conf").write_text(text)
    (machine / "nginx.conf").write_text(MAIN.format(place=machine, user=""))
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    told = subprocess.run([program, "-t", "-p", machine, "-c", machine / "nginx.conf"], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr


def test_an_office_is_restored_before_anything_fills_its_place(machine, monkeypatch):
    done = []
    monkeypatch.setattr(offices.Office, "manage", lambda self, *command: done.append(command))
    monkeypatch.setattr(offices, "run", lambda *command: done.append(command))
    offices.Office(*A, machine).open(backup="/media/away/backup-2026.tar")
    names = [one[0] for one in done]
    assert ("restore", "/var/lib/kokkhon-ita-nongbua/backups/backup-2026.tar") in done
    assert names.index("restore") < names.index("prepare_site") < names.index("new_office")
    assert ("new_office", "--unless-open") in done


@pytest.mark.parametrize(("name", "host"), [("../x", "www.x.go.th"), ("Nong", "www.x.go.th"), ("nong", "x y")])
def test_a_name_that_is_no_name_stops(name, host):
    with pytest.raises(SystemExit):
        offices.Office(name, host)


@pytest.fixture
def calls(machine, monkeypatch):
    """Let the offices be those of this machine, whose commands are written down and not run: (office, what), or the command."""
    done = []
    monkeypatch.setattr(upgrade_all, "offices", lambda: [offices.Office(*A, machine), offices.Office(*B, machine)])
    monkeypatch.setattr(offices.Office, "data", property(lambda self: machine / "data" / self.name))
    monkeypatch.setattr(upgrade_all, "prepare", lambda requirements: None)

    def manage(self, *command, BACKUP_DIR="", **variables):
        done.append((self.name, command[0]))
        if BACKUP_DIR:
            Path(BACKUP_DIR).mkdir()

    def run(*command, **options):
        unit = command[-1].partition("@")[2]
        done.append((unit, command[1]) if command[0] == "systemctl" else command[:2] + command[-1:])
        return subprocess.CompletedProcess(command, 0, "old\n")

    monkeypatch.setattr(offices.Office, "manage", manage)
    monkeypatch.setattr(upgrade_all, "run", run)
    for name, _ in (A, B):
        (machine / "data" / name / "backups").mkdir(parents=True)
    return done


def of(calls, *names):
    return [one for one in calls if one[0] in names]


def test_a_first_office_that_is_not_sound_goes_back_and_the_others_stay(machine, calls, monkeypatch):
    monkeypatch.setattr(upgrade_all, "ready", lambda office: False)
    (machine / "data" / "phonsa" / "db.sqlite3").write_text("migrated")
    with pytest.raises(SystemExit, match="phonsa did not start on new"):
        upgrade_all.main("new", canary="phonsa")
    # Stopped before the backup: nobody is told that something is stored which the way back would lose.
    assert [what for _, what in of(calls, "phonsa")] == [
        "stop", "backup", "backup", "prepare_site", "start", "stop", "restore", "start",
    ]  # fmt: skip
    assert not of(calls, "nongbua")
    checked_out = [one[-1] for one in calls if one[:2] == ("git", "checkout")]
    assert checked_out == ["new", "old"]
    assert not (machine / "data" / "phonsa" / "db.sqlite3").exists()
    assert (machine / "data" / "phonsa-failed" / "db.sqlite3").exists()


def test_a_first_office_on_this_machine_s_postgresql_gets_its_database_back_too(machine, calls, monkeypatch):
    with (machine / "etc" / "kokkhon-ita" / "phonsa.env").open("a") as file:
        file.write("DATABASE_URL=postgres:////var/run/postgresql/ita_phonsa\n")
    monkeypatch.setattr(upgrade_all, "ready", lambda office: False)
    monkeypatch.setattr(local_postgres, "put_aside", lambda *names: calls.append(("phonsa", *names)))
    with pytest.raises(SystemExit, match="phonsa did not start on new"):
        upgrade_all.main("new", canary="phonsa")
    done = [one[1:] for one in of(calls, "phonsa")]
    assert done[-4:] == [("stop",), ("ita_phonsa", "ita-phonsa"), ("restore",), ("start",)]


def test_a_first_office_whose_database_is_elsewhere_stops_before_anything(machine, calls):
    with (machine / "etc" / "kokkhon-ita" / "phonsa.env").open("a") as file:
        file.write("DATABASE_URL=postgres://u:p@10.0.0.5/ita_phonsa\n")
    with pytest.raises(SystemExit, match="on another machine"):
        upgrade_all.main("new", canary="phonsa")
    assert calls == []


def test_packages_that_cannot_be_installed_leave_the_first_office_as_it_was(calls, monkeypatch):
    fails = iter([True, False])
    monkeypatch.setattr(upgrade_all, "prepare", lambda requirements: next(fails) and sys.exit("no network"))
    with pytest.raises(SystemExit, match="everything is as before"):
        upgrade_all.main("new", canary="phonsa")
    assert [what for _, what in of(calls, "phonsa")][-2:] == ["restore", "start"]


def test_after_a_sound_first_office_the_others_follow_each_after_a_backup(machine, calls, monkeypatch):
    monkeypatch.setattr(upgrade_all, "ready", lambda office: True)
    upgrade_all.main("new", canary="phonsa")
    first = calls.index(("phonsa", "prepare_site"))
    assert calls[first - 1] == ("chown", "-R", "/var/cache/kokkhon-ita/static")  # no other's file keeps it from writing
    assert of(calls, "phonsa", "nongbua") == [
        ("phonsa", "stop"), ("phonsa", "backup"), ("phonsa", "backup"), ("phonsa", "prepare_site"), ("phonsa", "start"),
        ("nongbua", "stop"), ("nongbua", "backup"), ("nongbua", "prepare_site"), ("nongbua", "start"),
    ]  # fmt: skip
    assert not (machine / "data" / "phonsa" / upgrade_all.BEFORE).exists()


def test_units_come_with_the_version(machine, calls, monkeypatch):
    monkeypatch.setattr(upgrade_all, "ready", lambda office: True)
    (old := machine / "etc/systemd/system/kokkhon-ita@.service").write_text("of the version before")
    upgrade_all.main("new", canary="phonsa")
    assert old.read_bytes() == (ROOT / "deploy" / old.name).read_bytes()
    assert ("", "daemon-reload") in calls


def test_of_the_others_those_that_are_not_sound_are_named_and_fail_the_command(calls, monkeypatch):
    monkeypatch.setattr(upgrade_all, "ready", lambda office: office.name == "phonsa")
    with pytest.raises(SystemExit, match="Not sound on new: nongbua"):
        upgrade_all.main("new", canary="phonsa")


def test_a_first_office_that_is_none_stops(calls):
    with pytest.raises(SystemExit, match="No such office"):
        upgrade_all.main("new", canary="elsewhere")
    assert calls == []


@pytest.mark.parametrize(("starts", "answers", "sound"), [([0, 0, 0], [7, 0], True), ([4, 5, 6, 7], [7, 7, 7], False)])
def test_an_office_is_waited_for_unless_systemd_starts_it_in_vain(machine, monkeypatch, starts, answers, sound):
    """The first of `starts` is what systemd counted before; of curl's exit codes 0 says that /readyz answered."""
    told = {"systemctl": iter(starts), "curl": iter(answers)}

    def run(command, **options):
        number = next(told[command[0]])
        return subprocess.CompletedProcess(command, number, f"{number}\n")

    monkeypatch.setattr(upgrade_all.subprocess, "run", run)
    monkeypatch.setattr(upgrade_all, "sleep", lambda seconds: None)
    assert upgrade_all.ready(offices.Office(*A, machine)) is sound


def test_daily_work_of_an_office_is_all_that_the_guide_names():
    guide = (ROOT / "docs" / "how-to" / "deploy.md").read_text(encoding="utf-8")
    unit = (ROOT / "deploy" / "kokkhon-ita-daily@.service").read_text(encoding="utf-8")
    done = re.findall(r"(?m)^ExecStart=.*manage\.py nightly (\w+)$", unit)
    assert set(done) == set(re.findall(r"kokkhon-ita-task@(\w+)\.timer", guide))
    assert done[-1] == "backup"


def test_units_of_an_office_have_the_walls_of_a_single_site():
    single = (ROOT / "deploy" / "kokkhon-ita.service").read_text(encoding="utf-8").split("NoNewPrivileges")[1]
    walls = re.findall(r"(?m)^\w+=.*$", single.split("[Install]")[0])
    for unit in ("kokkhon-ita@.service", "kokkhon-ita-daily@.service"):
        assert not set(walls) - set((ROOT / "deploy" / unit).read_text(encoding="utf-8").splitlines())
