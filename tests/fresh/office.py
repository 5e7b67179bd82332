"""An office's site on a machine: its places there, commands on it as its guide types them, and what it shows from outside."""

from dataclasses import dataclass

from tests.fresh.debian import Debian

# Every file that a backup brings back, with its hash, and the ledger as everybody may download it.
HASHES = """cd {data}
find files issued sealed -type f -exec sha256sum {{}} + | sort
curl -fsS https://{host}/ledger.jsonl"""
# What the first page after signing in says of the newest backup.
DASHBOARD = """
from django.test import Client
from common.models import StaffUser
administrator = Client()
administrator.force_login(StaffUser.objects.get(username="admin"))
page = administrator.get("/admin/", secure=True, headers={{"host": "{host}"}})
print(*(line.strip() for line in page.content.decode().splitlines() if "ข้อมูลสำรอง" in line), sep="\\n")
"""


@dataclass(frozen=True)
class Office:
    """A site by its host name; `name` is its short one where its machine serves many."""

    machine: Debian
    host: str
    name: str = ""

    @property
    def data(self):
        return f"/var/lib/kokkhon-ita-{self.name}" if self.name else "/var/lib/kokkhon-ita"

    @property
    def environment(self):
        return f"/etc/kokkhon-ita/{self.name}.env" if self.name else "/etc/kokkhon-ita.env"

    @property
    def command(self):
        """What stands before a command of manage.py."""
        return f"cd /srv/kokkhon-ita\npython3 scripts/as_site.py {f'--office {self.name} ' if self.name else ''}"

    def shell(self, code):
        """Run Python on the site's data, and return what it prints."""
        self.machine.do("cat > ~/code.py", code)
        return self.machine.ask(f'{self.command}shell --no-imports -c "$(cat ~/code.py)"')

    def hashes(self):
        """Return each file's line with its hash, and each line of the ledger; never none."""
        told = set(self.machine.ask(HASHES.format(data=self.data, host=self.host)).splitlines())
        assert all(f"  {store}/" in "\n".join(told) for store in ("files", "issued", "sealed")), told
        return told

    def said_of_backups(self):
        """Return what the dashboard says about backups."""
        return self.shell(DASHBOARD.format(host=self.host))
