"""What stands on each of several machines before its gunicorn: nginx with deploy/nginx-relay.conf."""

import shutil
import subprocess
from pathlib import Path

from tests.deploy.conftest import LANES, replaced
from tests.installation import ROOT
from tests.servers import free_port, wait_until_listening

MAIN = """
daemon off;
master_process off;
pid {place}/relay.pid;
error_log {place}/relay-error.log;
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
events {{}}
include {place}/relay-site.conf;
"""


class Relay:
    """Hands on what comes to its ports to the sockets of an installation; `server` names a lane as upstreams do."""

    def __init__(self, installation):
        self.place = Path(installation.socket).parent
        self.ports = {lane: free_port() for lane in LANES}

    def server(self, lane):
        """Return where nginx reaches a lane."""
        return f"127.0.0.1:{self.ports[lane]}"

    def __enter__(self):
        changes = {
            **{f"listen 10.0.0.11:{8101 + at};": f"listen {self.server(lane)};" for at, lane in enumerate(LANES)},
            "allow 10.0.0.5;": "allow 127.0.0.1;",
            "/run/kokkhon-ita/": f"{self.place}/",
        }
        site = (ROOT / "deploy" / "nginx-relay.conf").read_text(encoding="utf-8")
        (self.place / "relay-site.conf").write_text(replaced(site, changes), encoding="utf-8")
        (self.place / "relay.conf").write_text(MAIN.format(place=self.place), encoding="utf-8")
        program = shutil.which("nginx", path="/usr/bin:/usr/local/bin:/usr/sbin")
        self.process = subprocess.Popen([program, "-p", self.place, "-c", self.place / "relay.conf"])
        wait_until_listening(self.process, self.ports[LANES[0]])
        return self

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(timeout=30)
