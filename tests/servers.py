"""Real servers for tests: a free port, and waiting until somebody listens there."""

import socket
import subprocess
from time import monotonic


def free_port():
    """Return a port of 127.0.0.1 that nobody used a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def listening(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def wait_until_listening(process, port, seconds=60):
    """Return once `process` answers at the port; raises RuntimeError when it ends or takes longer."""
    until = monotonic() + seconds
    while not listening(port):
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            if monotonic() < until:
                continue
        raise RuntimeError(f"{process.args} does not listen on port {port}")
