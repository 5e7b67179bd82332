"""Two machines of one office as production has them, all on this one: only their places and ports are a test's own."""

import json
import shutil
import subprocess
import sys
from contextlib import ExitStack

import boto3

from tests import private_postgres
from tests.deploy.conftest import Front, production
from tests.installation import Installation
from tests.machines.relay import Relay
from tests.servers import free_port, wait_until_listening

# An acknowledged request outlives its server: this PostgreSQL waits for its log as production's does.
SURE = {"synchronous_commit": "on", "fsync": "on"}
KEY = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "S3_BUCKET": "office"}
NAMES = ("a", "b")
GATE = """
daemon off;
master_process off;
pid {place}/gate.pid;
error_log /dev/null emerg;
events {{}}
http {{
    access_log off;
    client_max_body_size 0;
    client_body_temp_path {place}/gate-body;
    proxy_temp_path {place}/gate-proxy;
    fastcgi_temp_path {place}/unused;
    uwsgi_temp_path {place}/unused;
    scgi_temp_path {place}/unused;
    server {{
        listen 127.0.0.1:{address};
        location / {{ proxy_pass http://127.0.0.1:{port}; proxy_set_header Host $http_host; }}
    }}
}}
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
"""


class Machines:
    """`front` leads to all, `sites` are the machines; `shell` runs code on one of them and returns its last line's JSON."""

    def __init__(self, place, static_root):
        self.place, self.static_root = place, static_root
        self._stack, self.sites = ExitStack(), []

    def __enter__(self):
        enter = self._stack.enter_context
        self.database = enter(private_postgres.server(**SURE))
        self.redis = enter(Program("redis-server", "--port", "0", "--save", "", "--unixsocket", f"{self.place}/redis"))
        self.bucket = enter(Bucket())
        self.gate = enter(_gate(self.place, self.bucket.port))
        shared = self.database | KEY | {
            "S3_ENDPOINT": f"http://127.0.0.1:{self.gate.address}", "REDIS_URL": f"unix://{self.place}/redis", "DESK_RUN_KEY": "d5" * 32,
            "REGISTER_DIR": str(self.place / "register"), "WEB_CONCURRENCY": "1", "SENDING_CONCURRENCY": "1", "MAKES_FILES": "0",
        }  # fmt: skip
        for name in NAMES:
            folder = self.place / name
            (folder / "data").mkdir(parents=True)
            told = production(Installation(folder / "none", static_root=self.static_root), folder, copied=False)
            told.environment |= shared
            self.sites.append(told)
        return self

    def serve(self):
        """Start the machines, each with its relay, and the nginx before them, once the database is filled."""
        enter = self._stack.enter_context
        self.relays = {enter(site): enter(Relay(site)) for site in self.sites}
        (self.place / "front").mkdir()
        self.front = enter(Front(self.place / "front", *self.sites, reached=self._reached))

    def _reached(self, site, lane):
        return self.relays[site].server(lane)

    def __exit__(self, *exception):
        self._stack.__exit__(*exception)

    def shell(self, code, number=0):
        return json.loads(self.sites[number].shell(code).splitlines()[-1])


class Program:
    """A program that serves at `address`, by default the Unix socket that is named last; it can be entered again."""

    def __init__(self, name, *arguments, address=None):
        self.command = [shutil.which(name, path="/usr/bin:/usr/local/bin:/usr/sbin"), *arguments]
        self.address = address or self.command[-1]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        wait_until_listening(self.process, self.address)
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()


def _gate(place, port):
    """The bucket's front door: moto keeps its objects in memory, so what dies is the way to it."""
    address = free_port()
    (place / "gate.conf").write_text(GATE.format(place=place, address=address, port=port), encoding="utf-8")
    return Program("nginx", "-p", str(place), "-c", str(place / "gate.conf"), address=address)


class Bucket:
    """An S3 server of the test's own, with one empty bucket."""

    def __enter__(self):
        self.port = port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until_listening(self.process, port)
        key = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
        self.client = boto3.client("s3", endpoint_url=self.url, **key)
        self.client.create_bucket(Bucket=KEY["S3_BUCKET"])
        return self

    def names(self):
        """Return the name of every object."""
        told = self.client.list_objects_v2(Bucket=KEY["S3_BUCKET"]).get("Contents", [])
        return {one["Key"] for one in told}

    def empty(self):
        """Take every object away."""
        for name in self.names():
            self.client.delete_object(Bucket=KEY["S3_BUCKET"], Key=name)

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(timeout=30)
