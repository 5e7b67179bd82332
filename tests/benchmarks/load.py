"""Load on a server and what it cost: wrk's answers a second and 99th percentile, processor time and memory of /proc."""

import os
import re
import resource
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.visitors.requests import CHROME

CONNECTIONS, SECONDS = 16, 1
# A cold server on a busy machine needs some time before it answers well.
TRIES, ENOUGH = 20, 2
TICKS = os.sysconf("SC_CLK_TCK")
# Each request is another visitor's: the address comes from our own proxy, as the site believes.
NEW_VISITORS = """
local n = %d
request = function()
  n = n + 1
  wrk.headers["X-Forwarded-For"] = string.format("2001:db8:%%x:%%x::1", math.floor(n / 65536), n %% 65536)
  return wrk.format()
end
"""
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Load:
    """One run: answers a second, the 99th percentile in ms, processors that the servers and that wrk kept busy, processor
    seconds of the servers an answer."""

    rate: float
    p99: float
    busy: float
    asking: float
    cost: float


def missing():
    """Return the name of the program that is not there, or None."""
    return None if shutil.which("wrk") else "wrk (Debian's package of that name)"


def run(url, pids, *, connections=CONNECTIONS, script="", **headers):
    """Return the Load that wrk gets from `url`; `pids` are the servers that are asked for their processor time."""
    named = {"User-Agent": CHROME, "Accept-Encoding": "gzip", "X-Forwarded-For": "203.0.113.7"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    options = [option for name, value in named.items() for option in ("-H", f"{name}: {value}")]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script)
        lua.flush()
        options += ["-s", lua.name] if script else []
        command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", *options, url]
        before, asked, began = processor_seconds(pids), _of_children(), time.perf_counter()
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        spent, asking, took = processor_seconds(pids) - before, _of_children() - asked, time.perf_counter() - began
    return _read(said, url, spent, asking, took)


def warm_up(url, pids, **options):
    """Ask until answers come well; raises RuntimeError when they don't within TRIES."""
    if not any(run(url, pids, **options).rate > ENOUGH for _ in range(TRIES)):
        raise RuntimeError(f"{url} hardly answers")


def _of_children():
    """Return how long programs that this process called and that have ended had a processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _read(said, url, spent, asking, took):
    if failed := re.search(r"Non-2xx or 3xx responses: \d+", said):
        raise RuntimeError(f"{url}: {failed[0]}")
    answers = int(re.search(r"(\d+) requests in", said)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said).groups()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    p99, cost = float(number) * MILLISECONDS[unit], max(spent, 1 / TICKS) / max(answers, 1)
    return Load(max(rate, 0.1), p99, spent / took, asking / took, cost)


def family(pid):
    """Return the ids of a process and of all that it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(id_ for child in children for id_ in family(int(child)))]


def processor_seconds(pids):
    """Return how long these processes and their children have had a processor."""
    return sum(_ticks(id_) for pid in pids for id_ in family(pid)) / TICKS


def _ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def memory(pids):
    """Return the MiB of these processes and their children, what they share counted once (PSS)."""
    pages = (Path(f"/proc/{id_}/smaps_rollup").read_text() for pid in pids for id_ in family(pid))
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) for text in pages) / 1024
