"""many-offices.md done word for word: two offices beside each other, one of them on PostgreSQL and restored on another machine, a version that is not sound, and one that is."""

import subprocess
from time import monotonic

from tests.fresh import away, desk, guide, site
from tests.fresh.office import Office

A, B = ("nongbua", "www.nongbua.go.th", "หนองบัว", "sqlite"), ("phonsa", "www.phonsa.go.th", "โพนสา", "postgresql")
READY = "curl -fsS --retry 60 --retry-delay 1 --retry-all-errors https://{1}/readyz"
# Every address that a reader or a robot finds, saved under the office's name; what a spreadsheet or a text document packs is unpacked.
CRAWL = """
import io, re, subprocess, sys, zipfile
host, told = sys.argv[1], []
asked = {"/", "/robots.txt", "/sitemap.xml", "/ledger.jsonl", "/.well-known/security.txt"}
while waiting := [path for path in sorted(asked) if path not in told]:
    for path in waiting:
        told.append(path)
        page = subprocess.run(["curl", "-sSL", f"https://{host}{path}"], capture_output=True).stdout
        if page.startswith(b"PK"):
            packed = zipfile.ZipFile(io.BytesIO(page))
            page = b"".join(map(packed.read, packed.namelist()))
        sys.stdout.buffer.write(page.replace("\\u2060".encode(), b""))
        found = re.findall(rb'(?:href|src)="(/[^"#?]*)', page) + re.findall(rb'https://%b(/[^<>"#?\\s]*)' % host.encode(), page)
        if len(asked) < 400:
            asked |= {one.decode() for one in found if not one.startswith((b"/admin", b"/static"))}
print(len(told), "addresses", file=sys.stderr)
"""
# How many processes an office has while nobody asks, and how much memory is theirs alone or their share of it (PSS).
MEMORY = """
import pathlib, pwd, sys
uid = pwd.getpwnam(f"ita-{sys.argv[1]}").pw_uid
own = [path for path in pathlib.Path("/proc").glob("[0-9]*") if path.stat().st_uid == uid]
lines = [line.split() for path in own for line in (path / "smaps_rollup").read_text().splitlines()]
print(len(own), "processes,", sum(int(line[1]) for line in lines if line[0] == "Pss:") // 1024, "MiB")
"""


def try_out(machine, folder):
    """Open two offices, crawl both, bring one away to `folder`, and upgrade them; raises CalledProcessError where a step fails."""
    site.be_known(machine, A[1], B[1])
    place, *_ = guide.commands(guide.section("deploy"), REPOSITORY="/media/repository")
    machine.do(place)
    for office in (A, B):
        _open(machine, *office)
    machine.do("cat > ~/memory.py", MEMORY)
    for name, host, *_ in (A, B):
        print(f"→ {name}, idle: {machine.ask(f'python3 ~/memory.py {name}')}", flush=True)
        Office(machine, host, name).shell(site.CONTENT)
    machine.do("cat > ~/crawl.py", CRAWL)
    for mine, other in ((A, B), (B, A)):
        machine.do(f"python3 ~/crawl.py {mine[1]} > ~/{mine[0]}.txt\ngrep -q {mine[2]} ~/{mine[0]}.txt")
        machine.do(f"! grep -cE '{other[0]}|{other[2]}' ~/{mine[0]}.txt")
        machine.do(f"! runuser -u ita-{mine[0]} -- ls /var/lib/kokkhon-ita-{other[0]} 2>/dev/null")
    _bring_away(Office(machine, B[1], B[0]), folder)
    _upgrade(machine)


def _open(machine, name, host, where, database):
    """Follow the guide for one office, and say how long it took."""
    began = monotonic()
    for block in guide.commands(guide.section("many-offices"), database, host=host, nongbua=name, หนองบัว=where):
        machine.do(block)
    machine.do(READY.format(name, host))
    print(f"→ {name}, from the first command until it is ready: {monotonic() - began:.0f} s", flush=True)


def _bring_away(office, folder):
    """Let an office take a case, and its daily work, on a timer that has its next time, back it up."""
    timer = office.machine.ask(f"systemctl list-timers --plain --no-legend kokkhon-ita-daily@{office.name}.timer")
    assert timer, office.machine.ask("systemctl list-timers --all")
    assert not timer.startswith(("n/a", "-")), timer
    away.bring(office, desk.open_desk(office), folder, f"kokkhon-ita-daily@{office.name}.service")


def restored(machine, folder):
    """Follow "Restore" on a machine that has nothing but what was brought away of one office."""
    name, host, _, database = B
    site.be_known(machine, host)
    file = away.lay(folder, machine)
    place, *_ = guide.commands(guide.section("deploy"), REPOSITORY="/media/repository")
    machine.do(place)
    emptied, complaints = guide.section("many-offices", "Restore").split("Complaints stay shut")
    names = {"host": host, "nongbua": name, "FILE": file}
    for block in guide.commands(emptied, database, **names):
        machine.do(block)
    machine.do(READY.format(name, host))
    (accepted,) = guide.commands(complaints, **names)
    away.assert_same(Office(machine, host, name), folder, lambda codes: machine.do(accepted, codes))


def _upgrade(machine):
    """Try a version that does not start, first on each of the two, which goes back and fails, then a sound one."""
    names, version = (A[0], B[0]), guide.section("many-offices", "Upgrade")
    old = {
        _upgraded_to(machine, guide.commands(version, nongbua=name, **{"v1.2": "v999.1"}), fails=True) for name in names
    }
    failed = machine.ask("ls -d /var/lib/kokkhon-ita-*-failed").split()
    assert failed == [f"/var/lib/kokkhon-ita-{name}-failed" for name in names]
    assert "ita_phonsa_failed" in machine.ask("runuser -u postgres -- psql -Atc 'SELECT datname FROM pg_database'")
    new = _upgraded_to(machine, guide.commands(version, **{"v1.2": "v999.0"}))
    assert [*old, new] == [machine.ask(f"git -C /media/repository rev-parse {one}^0") for one in ("v999.0~1", "v999.0")]


def _upgraded_to(machine, blocks, *, fails=False):
    """Type an upgrade, which must fail if it `fails`, and return the version of the code once both offices are ready."""
    began = monotonic()
    try:
        for block in blocks:
            machine.do(block)
        assert not fails, "a version that does not start was taken"
    except subprocess.CalledProcessError:
        if not fails:
            raise
    print(f"→ {blocks[0].splitlines()[-1]}: {monotonic() - began:.0f} s", flush=True)
    for office in (A, B):
        machine.do(READY.format(*office))
    return machine.ask("git -C /srv/kokkhon-ita rev-parse HEAD")
