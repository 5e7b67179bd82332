"""Real servers for tests: a free port, and waiting until somebody listens there."""

import socket
import subprocess
from time import monotonic, sleep


def free_port():
    """Return a port of 127.0.0.1 that nobody used a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def listening(address):
    """Return whether somebody listens at a port of 127.0.0.1 or at the path of a Unix socket."""
    family, place = (socket.AF_INET, ("127.0.0.1", address)) if isinstance(address, int) else (socket.AF_UNIX, address)
    with socket.socket(family) as client:
        return client.connect_ex(place) == 0


def wait_for(holds, seconds=300):
    """Return once `holds()`. It fails after more seconds than the busiest machine needs: how long it took proves nothing."""
    until = monotonic() + seconds
    while not holds():
        assert monotonic() < until, "what was waited for never came"
        sleep(0.05)


def wait_until_listening(process, address, seconds=300):
    """Return once `process` listens at the address; raises RuntimeError when it ends or takes longer."""
    until = monotonic() + seconds
    while not listening(address):
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            if monotonic() < until:
                continue
        raise RuntimeError(f"{process.args} does not listen at {address}")
