"""gunicorn's settings, for `make run` and for production alike.

HOST and PORT, or BIND (such as unix:/run/kokkhon-ita/gunicorn.sock), say where to listen; WEB_CONCURRENCY how many
processes. Beside a Unix socket lies a second one, senders.sock, with SENDING_CONCURRENCY processes of many threads: whoever
sends something slowly waits there, and nobody who reads waits behind them. One parent for all: they share what it holds in
memory, such as the key of unlocked desks. No access log: nginx keeps one that leaves complainants' addresses out.
"""

import gc
import os
import signal

SENDERS = "senders.sock"
THREADS_OF_SENDERS = 256  # each waits for the next byte and costs next to nothing

_bind = os.environ.get("BIND") or f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
_readers = int(os.environ.get("WEB_CONCURRENCY", "2"))
_senders = int(os.environ.get("SENDING_CONCURRENCY", "2")) if _bind.startswith("unix:") else 0
bind = [_bind, f"{os.path.dirname(_bind)}/{SENDERS}"] if _senders else [_bind]
workers = _readers + _senders
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


def when_ready(server):
    """Leave what is loaded alone, so that workers share it: the collector would write into each object's page."""
    gc.collect()
    gc.freeze()


def pre_fork(server, worker):
    """Say in the parent, which knows its children, whether a new worker takes the place of one for readers or senders."""
    same = [
        other for other in server.WORKERS.values() if other.cfg is worker.cfg
    ]  # those of before a reload are leaving
    reading = sum(other.for_readers for other in same)
    worker.for_readers = reading < _readers


def _take_lane(worker):
    """Let a worker listen where its lane is, and have the threads and connections that fit it."""
    if not _senders:
        return
    worker.sockets = [one for one in worker.sockets if one.cfg_addr.endswith(SENDERS) != worker.for_readers]
    if not worker.for_readers:
        from django.db import connections

        worker.cfg.set("threads", THREADS_OF_SENDERS)
        connections.settings["default"]["CONN_MAX_AGE"] = 0  # so many threads keep no connection each


def post_fork(server, worker):
    """Put a worker on its lane, let it end once keys that it held must leave the memory, and one count whom nginx answered."""
    from django.conf import settings

    from complaints import worker_memory

    _take_lane(worker)
    worker_memory.watch()
    if getattr(settings, "READERS_LOG", ""):
        from visitors.recording import stream

        stream.watch()
    if getattr(settings, "METRICS_BIND", ""):
        from kokkhon_ita import metrics

        metrics.serve()


def worker_exit(server, worker):
    """Let a worker that ends write down what it still holds: a second Ctrl-C must not cut the visitor counter short."""
    for name in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
