"""gunicorn's settings, for `make run` and for production alike.

HOST and PORT, or BIND (such as unix:/run/kokkhon-ita/gunicorn.sock), say where to listen; WEB_CONCURRENCY how many
processes. No access log: nginx keeps one that leaves complainants' addresses out.
"""

import os
import signal

bind = os.environ.get("BIND") or f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
preload_app = True  # one start-up for all workers, and their memory shared
timeout = 60
graceful_timeout = 600  # a worker that held keys ends, but an upload from a slow telephone is taken first
keepalive = 5
# A kept page takes a fraction of a millisecond: fewer would end a busy worker, and what it keeps, every few seconds.
max_requests = 1_000_000
max_requests_jitter = 100_000
accesslog = None
loglevel = "warning"
control_socket_disable = True


def post_fork(server, worker):
    """Let a worker end once the keys that it held must leave the memory."""
    from complaints import worker_memory

    worker_memory.watch()


def worker_exit(server, worker):
    """Let a worker that ends write down what it still holds: a second Ctrl-C must not cut the visitor counter short."""
    for name in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
