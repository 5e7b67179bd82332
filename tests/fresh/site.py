"""deploy.md done word for word: the site comes up, works by itself every night, is updated, goes back, survives a restart, and is restored."""

import pyrage

from tests.fresh import away, desk, guide
from tests.fresh.office import Office

HOST = "www.nongbua.go.th"
# Command → what somebody types while it asks.
TYPED = {"new_office": "subdistrict\nหนองบัว\n๑ หมู่ ๑ ต.หนองบัว\n"}
# certbot asks an authority that this machine can't reach. In its place stands what that does: it fetches its question
# from port 80, and only then is there a certificate, which this machine trusts.
CERTBOT = r"""#!/bin/bash -eu
while [ $# -gt 0 ]; do case $1 in -w) root=$2;; -d) name=$2;; esac; shift; done
mkdir -p "$root/.well-known/acme-challenge" "/etc/letsencrypt/live/$name"
echo asked > "$root/.well-known/acme-challenge/question"
[ "$(curl -fsS -H "Host: $name" http://127.0.0.1/.well-known/acme-challenge/question)" = asked ]
openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
  -keyout "/etc/letsencrypt/live/$name/privkey.pem" -out "/etc/letsencrypt/live/$name/fullchain.pem" 2>/dev/null
cp "/etc/letsencrypt/live/$name/fullchain.pem" "/usr/local/share/ca-certificates/$name.crt"
update-ca-certificates >/dev/null
"""
SERVES = r"""
for wait in $(seq 300); do curl -fsS https://{host}/healthz && break; sleep 1; done
[ "$(curl -sS -o /dev/null -w '%{{http_code}} %{{redirect_url}}' http://{host}/contact/)" = "301 https://{host}/contact/" ]
curl -fsS https://{host}/ | grep 'lang="th"' >/dev/null
[ "$(curl -fsS https://{host}/readyz)" = ready ]
"""
# What staff bring and publish: a file, and a first edition by one person, as an import is.
CONTENT = """
from io import BytesIO
from PIL import Image
from django.core.files.uploadedfile import SimpleUploadedFile
from common.models import Organisation
from common.uploads import bringing
from publishing import workflow
Image.new("RGB", (300, 300), "teal").save(picture := BytesIO(), "PNG")
Organisation.objects.update(logo=bringing.store(SimpleUploadedFile("ตรา.png", picture.getvalue(), "image/png")))
print(workflow.publish_import(kind="organisation", key="", reason="เปิดเว็บไซต์"))
"""
LOGS = "journalctl --no-pager -n 40 -u 'kokkhon-ita*' -u 'postgresql*'; systemctl --failed --no-pager"


def be_known(machine, *hosts):
    """Let the machine know these names as its own, and have a certbot that needs no authority."""
    machine.do("\n".join(f"echo 127.0.0.1 {host} >> /etc/hosts" for host in hosts))
    (machine.root / "usr/local/bin").mkdir(parents=True, exist_ok=True)
    certbot = machine.root / "usr/local/bin/certbot"
    certbot.write_text(CERTBOT, encoding="utf-8")
    certbot.chmod(0o755)


# What comes back after a while: the service waits for its database.
DATABASE_AWAY = (
    "systemctl stop postgresql; systemctl restart --no-block kokkhon-ita; sleep 15; systemctl start postgresql"
)
# Its children may answer for some seconds more: only another main process is the site that came back.
KILLED = """
main=$(systemctl show --value -p MainPID kokkhon-ita)
systemctl kill -s KILL --kill-who=main kokkhon-ita
for wait in $(seq 300); do
  sleep 1
  systemctl is-active -q kokkhon-ita && [ "$(systemctl show --value -p MainPID kokkhon-ita)" != "$main" ] && break
done
"""


def follow(machine, heading, database, said="", **names):
    """Do every command of one section of deploy.md."""
    _do(machine, guide.section("deploy", heading), database, said, **names)


def _do(machine, words, database, said="", **names):
    kept = "encrypted" if database == "postgresql" else "plain"
    for block in guide.commands(words, database, kept, REPOSITORY="/media/repository", host=HOST, **names):
        machine.do(block, next((typed for command, typed in TYPED.items() if command in block), said))


def try_out(machine, folder, database):
    """Do the whole page on a fresh machine, and bring away to `folder` what restores it; raises CalledProcessError where a step fails."""
    be_known(machine, HOST)
    follow(machine, "", database)
    office, serves = Office(machine, HOST), SERVES.format(host=HOST)
    machine.do(serves)
    assert "rotate 90" in machine.ask("cat /etc/logrotate.d/nginx")
    machine.do("logrotate --debug /etc/logrotate.d/nginx 2>&1 | grep '90 rotations' >/dev/null")
    assert "ยังไม่มีข้อมูลสำรอง" in office.said_of_backups(), office.said_of_backups()
    machine.do("\n".join(f"systemctl start {timer.removesuffix('.timer')}.service" for timer in _timers(machine)))
    assert "ข้อมูลสำรองล่าสุดทำเมื่อ" in office.said_of_backups(), office.said_of_backups()
    if database == "postgresql":
        machine.do(DATABASE_AWAY + serves)
    machine.do(KILLED + serves)
    machine.stop()
    machine.start()
    machine.do(serves)
    office.shell(CONTENT)
    opened = desk.open_desk(office)
    _update_and_go_back(machine, database, serves)
    desk.assert_opens(office, opened)
    _back_up(office, opened, folder, database)


def _timers(machine):
    """Return the timers of daily work, each of which must have its next time."""
    lines = machine.ask("systemctl list-timers --all --plain --no-legend 'kokkhon-ita-task@*'").splitlines()
    assert len(lines) == 10, lines
    assert not [line for line in lines if line.startswith(("n/a", "-"))], lines
    return sorted(line.split()[-2] for line in lines)


def _update_and_go_back(machine, database, serves):
    old = machine.ask("git -C /srv/kokkhon-ita rev-parse HEAD")
    follow(machine, "Update", database, VERSION="v999.0")
    machine.do(serves)
    assert "v999.0" in machine.ask("git -C /srv/kokkhon-ita tag --points-at HEAD")
    after = "python3 scripts/as_site.py shell -c 'from common.models import Organisation as O; {}'"
    machine.do(after.format('O.objects.update(phones="๐๔๒ หลังปรับรุ่น")'))
    file = machine.ask("ls /var/lib/kokkhon-ita/backups | tail -1")
    follow(machine, "Go back", database, OLD=old, FILE=file)
    machine.do(serves)
    assert "หลังปรับรุ่น" not in machine.ask("cd /srv/kokkhon-ita; " + after.format("print(O.objects.get().phones)"))
    assert machine.ask("git -C /srv/kokkhon-ita rev-parse HEAD") == old


def _back_up(office, opened, folder, database):
    """Follow "Back up", encrypted on PostgreSQL, and bring away what the timer's unit made then, with the key from another computer."""
    key = pyrage.x25519.Identity.generate()
    file = office.machine.ask("ls /var/lib/kokkhon-ita/backups | tail -1")
    follow(office.machine, "Back up", database, FILE=file, PUBLIC=str(key.to_public()))
    # The desk's first night: from then on the public ledger knows of its cases.
    office.machine.do("systemctl start kokkhon-ita-task@complaints_anchor.service")
    away.bring(office, opened, folder, "kokkhon-ita-task@backup.service")
    (folder / away.KEY).write_text(f"# public key: {key.to_public()}\n{key}\n")


def restored(machine, folder, database):
    """Follow "Restore" on a machine that has nothing but what was brought away."""
    be_known(machine, HOST)
    file = away.lay(folder, machine)
    place, _, _, *rest = guide.steps(guide.section("deploy"))
    emptied, complaints = guide.section("deploy", "Restore").split("Complaints stay shut")
    for step in (place, emptied, *rest):
        _do(machine, step, database, FILE=file)
    machine.do(SERVES.format(host=HOST))
    _timers(machine)
    away.assert_same(Office(machine, HOST), folder, lambda codes: _do(machine, complaints, database, codes))
