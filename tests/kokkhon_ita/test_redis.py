"""With REDIS_URL, staff sign in and guessing is stopped beside a real Redis."""

import shutil
import subprocess

import pytest
from django.core.cache import caches

from tests import factories

LOGIN = "/admin/login/"


@pytest.fixture
def redis(tmp_path_factory, settings):
    """Serve a Redis on a socket of this test alone, as the site's shared cache."""
    socket = tmp_path_factory.mktemp("redis") / "redis.sock"
    program = shutil.which("redis-server", path="/usr/bin:/usr/local/bin:/usr/sbin")
    command = [program, "--port", "0", "--unixsocket", str(socket), "--save", "", "--daemonize", "no"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert any("ready to accept connections" in line.lower() for line in server.stdout)
    settings.CACHES = settings.CACHES | {
        "shared": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": f"unix://{socket}"}
    }
    yield
    for pool in caches["shared"]._cache._pools.values():
        pool.disconnect()
    server.terminate()
    server.communicate()


@pytest.mark.django_db
def test_guessing_is_stopped_beside_redis(redis, client):
    factories.user(username="somchai")
    for _ in range(8):
        client.post(LOGIN, {"username": "somchai", "password": "guess"})
    caches["shared"].clear()  # a Redis that is full or restarted unlocks nobody
    locked = client.post(LOGIN, {"username": "somchai", "password": factories.PASSWORD})
    assert locked.status_code == 429
