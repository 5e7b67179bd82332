"""`make office NAME=nongbua HOST=www.nongbua.go.th [BACKUP=FILE] [DATABASE_URL=…]`: one more office on this machine, as root. Standard library only.

Each office has its own user, secrets, database and data folder; code, virtualenv and static files are shared. What is there
already stays: a second call changes nothing that an office has.
"""

import os
import re
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import as_site
import local_postgres
from project_venv import ROOT, stop

EXAMPLE = "www.example.go.th"
KEEPING = ("kokkhon-ita-front", "proxy_cache ", "proxy_cache_key", "proxy_cache_lock", "if ($leave_open)")
STATIC = Path("/var/cache/kokkhon-ita/static")
UNITS = ("kokkhon-ita@.service", "kokkhon-ita-daily@.service", "kokkhon-ita-daily@.timer")


def run(*command, **options):
    """Run a command of the machine; a failure raises CalledProcessError."""
    return subprocess.run(command, check=True, **options)


@dataclass
class Office:
    """One office's places on a machine whose file system begins at `machine`; `name` is its short Latin name."""

    name: str
    host: str
    machine: Path = field(default=Path("/"))

    def __post_init__(self):
        if not re.fullmatch("[a-z][a-z0-9]{1,23}", self.name) or not re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", self.host):
            stop(
                "NAME เป็นอักษรละตินตัวเล็กและตัวเลข HOST เป็นชื่อเว็บ", "NAME: small Latin letters and digits, HOST: a host name"
            )

    @property
    def environment(self):
        return self.machine / "etc" / "kokkhon-ita" / f"{self.name}.env"

    @property
    def site(self):
        return self.machine / "etc" / "nginx" / "sites-available" / f"kokkhon-ita-{self.name}"

    @property
    def data(self):
        return Path("/var/lib") / f"kokkhon-ita-{self.name}"

    @property
    def user(self):
        """Its Linux user, and its role on a PostgreSQL of this machine."""
        return f"ita-{self.name}"

    @property
    def database(self):
        """The name of its database on this machine's own PostgreSQL, "" where it has none there."""
        return local_postgres.name(as_site.read(self.environment).get("DATABASE_URL", ""))

    def write(self):
        """Write the office's environment, secrets and nginx site where they are missing, and the shared units as the code has them."""
        values = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "COMPLAINTS_PEPPER": secrets.token_hex(32),
            "ALLOWED_HOSTS": self.host,
            "CSRF_TRUSTED_ORIGINS": f"https://{self.host}",
            "DATA_DIR": str(self.data),
            "WEB_CONCURRENCY": "1",
            "READERS_LOG": "",
        }
        text = _filled((ROOT / "deploy" / "kokkhon-ita.env").read_text(encoding="utf-8"), values)
        own = {"SENDING_CONCURRENCY": "1", "KEPT_PAGES_MEBIBYTES": "4", "DATABASE_URL": os.environ.get("DATABASE_URL")}
        text += "".join(f"{name}={value}\n" for name, value in own.items() if value)
        _new(self.environment, text, 0o600)
        _new(self.site, self.nginx((ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")), 0o644)
        write_units(self.machine)

    def nginx(self, text):
        """Return the example site as this office's: names that nginx knows once for all sites become its own."""
        # An office among many lets its own processes answer: nginx keeps none of its pages.
        text = "".join(line for line in text.splitlines(keepends=True) if not any(word in line for word in KEEPING))
        for name in ("lane", "sender", "told", "static_cache"):
            text = re.sub(rf"\${name}\b", f"${name}_{self.name}", text)
        text = re.sub(r"\bkokkhon_ita(_senders|_files|_readers|_desk)?\b(?!\.)", rf"kokkhon_ita\1_{self.name}", text)
        text = text.replace("/run/kokkhon-ita/", f"/run/kokkhon-ita-{self.name}/").replace(EXAMPLE, self.host)
        return text.replace("/var/log/nginx/kokkhon-ita.", f"/var/log/nginx/kokkhon-ita-{self.name}.")

    def manage(self, *command, **variables):
        """Run a management command as the office's user with its environment, `variables` over it.

        A failure raises CalledProcessError.
        """
        if code := as_site.manage(self.user, self.environment, *command, **variables):
            raise subprocess.CalledProcessError(code, command)

    def prepare(self, run):
        """Prepare the site; the static files that all share are this office's to write anew, if the code has others now."""
        run("chown", "-R", f"ita-{self.name}:www-data", str(STATIC))
        self.manage("prepare_site")

    def restore(self, backup):
        """Make the office what a backup holds; a place that holds anything already is refused (CalledProcessError)."""
        own = self.data / "backups" / backup.name
        run("install", "-d", "-o", self.user, "-g", "www-data", "-m", "0700", str(own.parent))
        run("install", "-o", self.user, "-g", "www-data", "-m", "0600", str(backup), str(own))
        self.manage("restore", str(own))

    def open(self, *answers, backup=""):
        """Make user, folder and database, restore `backup` where one is named, prepare the site, ask for the office if it is new, and start it."""
        if subprocess.run(["id", self.user], capture_output=True).returncode:
            run("adduser", "--system", "--no-create-home", "--ingroup", "www-data", self.user)
        run("install", "-d", "-o", self.user, "-g", "www-data", "-m", "0700", str(self.data))
        run("install", "-d", "-g", "www-data", "-m", "0775", str(STATIC))
        if self.database:
            local_postgres.make(self.database, self.user)
        if backup:
            self.restore(Path(backup))
        self.prepare(run)
        self.manage("new_office", "--unless-open", *answers)
        run("systemctl", "daemon-reload")
        run("systemctl", "enable", "--now", f"kokkhon-ita@{self.name}.service", f"kokkhon-ita-daily@{self.name}.timer")


def write_units(machine):
    """Make the units that all offices share those of the code; what an office wants otherwise is said by `systemctl edit`."""
    place = machine / "etc" / "systemd" / "system"
    place.mkdir(parents=True, exist_ok=True)
    for unit in UNITS:
        shutil.copyfile(ROOT / "deploy" / unit, place / unit)


def _filled(text, values):
    return re.sub(
        r"(?m)^([A-Z_]+)=.*$", lambda line: f"{line[1]}={values[line[1]]}" if line[1] in values else line[0], text
    )


def _new(path, text, mode):
    """Write a file that is not there yet, with its rights from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    office = Office(sys.argv[1], sys.argv[2])
    office.write()
    office.open(*sys.argv[4:], backup=sys.argv[3])
    print(f"✓ {office.name}: https://{office.host} (certbot, ln -s {office.site} /etc/nginx/sites-enabled/, nginx -t)")
