"""gunicorn's settings, for `make run` and for production alike.

HOST and PORT, or BIND (such as unix:/run/kokkhon-ita/gunicorn.sock), say where to listen; WEB_CONCURRENCY how many
processes. Beside a Unix socket lie two more, each a lane with processes of its own: senders.sock (SENDING_CONCURRENCY), where
whoever sends something slowly waits and nobody who reads waits behind them; desk.sock (DESK_CONCURRENCY), where alone
the keys of complaint officers come, so that nobody outside can keep a process that holds one. One parent for all: they
share what it holds in memory, such as the key of unlocked desks. No access log: nginx keeps one that leaves
complainants' addresses out.
"""

import ctypes
import gc
import logging
import mmap
import os
import resource
import signal
import sys
from pathlib import Path

from gunicorn import util

M_ARENA_MAX = -8  # malloc.h
# After so long a thread that computes lets another one go on. Python's own 5 ms are what a kept page waits, up to three times, for
# whoever renders or writes beside it.
SWITCH_SECONDS = 0.0005
COLLECTING = (700, 10, 10)  # Python's own, also after manage.py, which looks for garbage less often while it loads
STOPPING = {signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}
READERS, SENDERS, DESK = "gunicorn.sock", "senders.sock", "desk.sock"
THREADS = {SENDERS: 256, DESK: 16}  # each waits for the next byte and costs next to nothing
# Each holds a line, a file and the two files of a database open, more than a process may unless it asks.
_files = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (max(_files[0], min(4096, _files[1])), _files[1]))

_bind = os.environ.get("BIND") or f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
_lanes = {READERS: int(os.environ.get("WEB_CONCURRENCY", "2"))}
if _bind.startswith("unix:"):
    _lanes |= {SENDERS: int(os.environ.get("SENDING_CONCURRENCY", "2"))}
    _lanes |= {DESK: int(os.environ.get("DESK_CONCURRENCY", "1"))}
bind = [_bind, *(f"{os.path.dirname(_bind)}/{lane}" for lane in _lanes if lane in THREADS)]
workers = sum(_lanes.values())
worker_class = "kokkhon_ita.kept.worker.Worker"  # gthread, but kept pages wake up no thread
# Where nothing stands before it, whoever reads or sends slowly waits in a thread of his own.
threads = 4 if _bind.startswith("unix:") else 256
preload_app = True  # one start-up for all workers, and their memory shared
timeout = 60
# A worker that held keys ends, but an upload from a slow telephone is taken first. With `timeout`, after which the parent kills
# a worker that still waits, that is less than the ten minutes that are printed.
graceful_timeout = 500
# Longer than the 60 seconds for which nginx keeps an idle line: what closes first is who asks next. Otherwise a request goes out on a
# line that a busy worker closes at that moment, and of several machines nginx takes two such for two that are gone.
keepalive = 75
# A kept page takes a fraction of a millisecond: fewer would end a busy worker, and what it keeps, every few seconds.
max_requests = 1_000_000
max_requests_jitter = 100_000
accesslog = None
loglevel = "warning"
control_socket_disable = True
limit_request_line = 8190  # as long as a line may be for nginx
# What gunicorn refuses before Django sees it is told by the pages that nginx has for it.
PAGES = Path(__file__).resolve().parent / "pages"
REFUSED = {414: "address-too-long.html"}
REFUSAL = (
    "HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n"
    "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'\r\n\r\n"
)


def when_ready(server):
    """Leave what is loaded alone, so that workers share it: the collector would write into each object's page."""
    util.write_error = _refuse
    server.log.error_log.addFilter(_quote_nothing)
    _load_what_pages_need()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)
    _replace_at_once(server)
    _hold_signals_while_forking(server)


def _load_what_pages_need():
    """Load in the parent what each worker would load with its first page. Memory that threads let go of lies in two places, not in many."""
    from django.conf import settings

    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):  # the GNU C library has it
        mallopt(M_ARENA_MAX, 2)
    if hasattr(settings, "PAGES_AHEAD"):  # the site, and not a bare Django that is measured beside it
        from kokkhon_ita.kept import warming

        warming.warm_up()


def _refuse(sock, status, reason, message):
    """Answer in Thai, in gunicorn's place; its own page is English and quotes what was sent."""
    page = (PAGES / REFUSED.get(status, "not-understood.html")).read_bytes()
    util.write_nonblock(sock, REFUSAL.format(status=status, reason=reason, length=len(page)).encode() + page)


def _quote_nothing(record):
    """Keep requests that could not be read out of the log, where anybody would write, and of one that failed its address."""
    if record.levelno >= logging.ERROR and str(record.msg).startswith("Error handling request"):
        record.msg, record.args = "a request failed outside Django", ()
    return not str(record.msg).startswith("Invalid request from")


def _replace_at_once(server):
    """Let a worker that ends have its successor while it still waits for a slow line: the parent counts it as gone."""
    manage = server.manage_workers

    def manage_workers():
        server.num_workers = server.cfg.workers + sum(map(_is_ending, server.WORKERS.values()))
        manage()

    server.manage_workers = manage_workers


def _hold_signals_while_forking(server):
    """Let a signal to a worker that is just beginning wait until it can hear it: until then gunicorn's child has its parent's ears,
    and a stop that it lost was waited for as long as an upload may take."""
    spawn = server.spawn_worker

    def spawn_worker():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        try:
            return spawn()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    server.spawn_worker = spawn_worker


def _is_ending(worker):
    return worker.ending[0] != 0


def pre_fork(server, worker):
    """Say in the parent, which knows its children, on which lane a new worker takes whose place."""
    worker.ending = mmap.mmap(-1, 1)  # shared with the parent
    same = [
        other for other in server.WORKERS.values() if other.cfg is worker.cfg and not _is_ending(other)
    ]  # those of before a reload are leaving
    taken = [other.lane for other in same]
    worker.lane = next((lane for lane, wanted in _lanes.items() if taken.count(lane) < wanted), READERS)


def _take_lane(worker):
    """Let a worker listen where its lane is, and have the threads and connections that fit it."""
    from django.db import connection

    if len(bind) == 1:
        if connection.vendor == "postgresql":  # a server has a hundred; of a file there are as many as one likes
            _keep_no_connection_each()
        return
    beside = tuple(THREADS)
    lanes = {one: next((lane for lane in beside if one.cfg_addr.endswith(lane)), READERS) for one in worker.sockets}
    worker.sockets = [one for one, lane in lanes.items() if lane == worker.lane]
    if worker.lane in THREADS:
        worker.cfg.set("threads", THREADS[worker.lane])
        _keep_no_connection_each()


def _keep_no_connection_each():
    """Let each of so many threads close its connection to the database after each request."""
    from django.db import connections

    connections.settings["default"]["CONN_MAX_AGE"] = 0


def post_fork(server, worker):
    """Put a worker on its lane."""
    sys.setswitchinterval(SWITCH_SECONDS)
    _take_lane(worker)


def post_worker_init(worker):
    """Let a worker hear signals, end once keys that it held must leave the memory, and let one note what falls due and have
    pages made, one count whom nginx answered, and the first go on with work that waits."""
    from django.conf import settings

    from complaints import worker_memory

    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    if worker.age == 1 and getattr(settings, "WORKS_BY_ITSELF", False):
        from common import queue

        queue.go_on()
    worker_memory.watch(ending=worker.ending)
    if hasattr(settings, "PAGES_AHEAD"):  # the site, and not a bare Django that is measured beside it
        from kokkhon_ita.kept import changes

        changes.watch()
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
