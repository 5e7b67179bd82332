"""nginx in front of gunicorn, both with the files of deploy/: only paths, ports and secrets are a test's own."""

import http.client
import os
import shutil
import ssl
import subprocess

import pytest

from tests.installation import ROOT, Installation
from tests.servers import free_port, wait_for, wait_until_listening

NAME = "www.example.go.th"
LANES = ("gunicorn", "senders", "desk")
OWN = ("_DIR", "_ROOT", "_LOG")
# Behind the line of each of several machines, as docs/scaling.md says.
SEVERAL = " max_fails=3 fail_timeout=3s"
MAIN = """
daemon off;
{user}
pid {place}/nginx.pid;
error_log {place}/main-error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/unused;
    uwsgi_temp_path {place}/unused;
    scgi_temp_path {place}/unused;
    include {place}/site.conf;
}}
"""


def replaced(text, changes):
    """Return `text` with every change made; one that no longer fits the file fails."""
    for old, new in changes.items():
        assert old in text, f"the file of deploy/ no longer says {old!r}"
        text = text.replace(old, str(new))
    return text


def environment_file():
    """Return the variables that deploy/kokkhon-ita.env sets."""
    lines = (ROOT / "deploy" / "kokkhon-ita.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def in_its_socket(installation, lane):
    """Return where nginx reaches a lane of an installation on its own machine."""
    return f"unix:{installation.socket.replace('gunicorn', lane)}"


class Front:
    """nginx with deploy/nginx.conf before an installation that listens on a Unix socket, or before several alike.

    `reached(installation, lane)` says where it finds each.
    """

    def __init__(self, place, *installations, reached=in_its_socket):
        self.place, self.installation, self.installations = place, installations[0], installations
        self.reached = reached
        self.http, self.https = free_port(), free_port()
        self.process = None

    def __enter__(self):
        self._certificate()
        site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        changes = {
            **{f"server unix:/run/kokkhon-ita/{lane}.sock;": self._servers(lane) for lane in LANES},
            "listen [::]:80;": "",
            "listen [::]:443 ssl http2;": "",
            "listen 80;": f"listen 127.0.0.1:{self.http};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.https} ssl http2;",
            f"/etc/letsencrypt/live/{NAME}": self.place,
            "/var/log/nginx": self.place,
            "/run/kokkhon-ita-front": self.place,
            "/srv/kokkhon-ita": ROOT,
            "/var/cache/kokkhon-ita/static": self.installation.static_root,
        }
        (self.place / "site.conf").write_text(replaced(site, changes), encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (self.place / "nginx.conf").write_text(MAIN.format(place=self.place, user=user), encoding="utf-8")
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        self.process = subprocess.Popen([program, "-p", self.place, "-c", self.place / "nginx.conf"])
        wait_until_listening(self.process, self.https)
        return self

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(timeout=30)

    def _servers(self, lane):
        """Return nginx's lines for one lane of every machine."""
        more = SEVERAL if len(self.installations) > 1 else ""
        return "\n".join(f"server {self.reached(one, lane)}{more};" for one in self.installations)

    def _certificate(self):
        names = ("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}")
        files = ("-keyout", self.place / "privkey.pem", "-out", self.place / "fullchain.pem")
        command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files)
        subprocess.run(command, check=True, capture_output=True)

    def ask(self, path, method="GET", body=None, headers=None, *, tls=True, source="127.0.0.1"):
        """Return the answer to one request, its body read into `content`."""
        if tls:
            context = ssl.create_default_context(cafile=self.place / "fullchain.pem")
            context.check_hostname = False  # the name is in the Host header, the address is ours
            client = http.client.HTTPSConnection(
                "127.0.0.1", self.https, context=context, timeout=300, source_address=(source, 0)
            )
        else:
            client = http.client.HTTPConnection("127.0.0.1", self.http, timeout=300)
        client.request(method, path, body, {"Host": NAME, **(headers or {})})
        answer = client.getresponse()
        answer.content = answer.read()
        client.close()
        return answer

    def log(self, until=""):
        """Return the access log as soon as it says `until`: a running nginx writes its lines each second, in their order."""
        log = self.place / "kokkhon-ita.access.log"
        wait_for(lambda: until in log.read_text(encoding="utf-8"), seconds=30)
        return log.read_text(encoding="utf-8")


def production(prepared, place, *, copied=True):
    """Return an installation with production's environment, not yet served, that will listen on a socket.

    It has a copy of the prepared data, unless `copied` is off: then its data folder is there already and empty.
    """
    variables = {name: value for name, value in environment_file().items() if value and not name.endswith(OWN)}
    told = {"BIND": f"unix:{place}/gunicorn.sock", "READERS_LOG": f"{place}/readers.log"}
    told["METRICS_BIND"] = f"127.0.0.1:{free_port()}"
    if not copied:
        return Installation(place / "data", static_root=prepared.static_root, **told, **variables)
    return prepared.copy(place / "data", **told, **variables)


@pytest.fixture(scope="session")
def front(prepared, tmp_path_factory):
    """nginx and gunicorn with production's files, on HTTPS."""
    place = tmp_path_factory.mktemp("front")
    with production(prepared, place) as site, Front(place, site) as front:
        yield front


@pytest.fixture
def front_alone(prepared, tmp_path):
    """nginx before a site that does not run."""
    with Front(tmp_path, production(prepared, tmp_path)) as front:
        yield front
