"""What filing, unlocking, lists and large files cost, with the real Argon2. Prints figures; fails for none.

python -m tests.benchmarks.complaints_desk
"""

import atexit
import os
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

folder = Path(tempfile.mkdtemp(prefix="complaints-benchmark-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "kokkhon_ita.settings", "DEBUG": "0", "SECRET_KEY": "benchmark", "ALLOWED_HOSTS": "*",
    "DATA_DIR": str(folder), "COMPLAINTS_PEPPER": "5a" * 32,
}  # fmt: skip

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from complaints.admin import lists  # noqa: E402
from complaints.cases import case_line  # noqa: E402
from complaints.files import storage  # noqa: E402
from complaints.files.uploads import MEBIBYTE, Arrived  # noqa: E402
from complaints.filing import intake  # noqa: E402
from complaints.models import Case  # noqa: E402
from complaints.readers import unlocking  # noqa: E402
from complaints.sealing import files, people, receipts  # noqa: E402
from complaints.sealing.errors import Busy  # noqa: E402
from tests.complaints import demo  # noqa: E402


def timed(label, work):
    began = time.perf_counter()
    result = work()
    print(f"{label:<58} {time.perf_counter() - began:8.2f} s", flush=True)
    return result


def forget_peak():
    """Let the kernel count this process's peak of memory anew (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")


def memory(field):
    """Return VmRSS (now) or VmHWM (the peak) of this process in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1]) / 1024


def fifty_at_once(desk):
    def one(_):
        try:
            return bool(desk.file())
        except Busy:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as pool:
        filed = sum(pool.map(one, range(50)))
    print(f"{'  of them filed, the rest politely deferred':<58} {filed:8d}")


def large_file(size=300 * MEBIBYTE, count=3):
    arrived = []
    for _ in range(count):
        file, sink = storage.arrive()
        key = files.new_key()
        writer = files.Writer(sink, key, file)
        for _ in range(size // count // MEBIBYTE):
            writer.write(bytes(MEBIBYTE))
        arrived.append(Arrived(file, "วิดีโอ.mp4", writer.close(), "00" * 32, key))
        sink.close()
    return arrived


def copies(case, count, **changes):
    """Store rows like `case` whose slots nobody opens, twenty closed on a day: what a list of others' cases looks like."""
    values = Case.objects.filter(pk=case.pk).values().get() | changes
    for start in range(0, count, 500):
        Case.objects.bulk_create(_copy(values, number) for number in range(start, min(start + 500, count)))


def _copy(values, number):
    closed = values["closed_on"] and values["closed_on"] + timedelta(days=number // 20)
    return Case(**values | {"id": uuid4(), "locator": os.urandom(32), "closed_on": closed})


def opened(cases, box):
    unlocking._tried.clear()
    return sum(bool(unlocking.open_case(case, box)) for case in cases)


def main():
    call_command("migrate", verbosity=0)
    desk = demo.make_desk()
    case, _ = timed("filing without files", desk.file)
    timed("50 filings at once", lambda: fifty_at_once(desk))
    forget_peak()
    before = memory("VmRSS")
    arrived = timed("sealing 300 MiB", large_file)
    timed("filing 300 MiB, read back", lambda: desk.file(code=receipts.generate(), arrived=arrived))
    more = memory("VmHWM") - before
    print(f"{'  more memory for it':<58} {more:8.1f} MiB")
    person = desk.officers[0]
    timed("unlocking with the passphrase", lambda: unlocking.unlock(person.reader, person.passphrase))
    copies(case, 1_000)
    box = people.box_of(person.private)
    timed("opening a list of 1,000 open cases", lambda: opened(Case.objects.open(), box))
    copies(case, 50_000, closed_on=date(2023, 5, 1), outcome="done")
    timed("a page of 400 tried among 50,000 closed cases", lambda: opened(Case.objects.closed()[:400], box))
    mark = case_line.mark(Case.objects.closed()[25_000])
    timed("the same from the middle on", lambda: opened(lists._after(Case.objects.closed(), mark)[:400], box))
    print(f"{'database':<58} {connection.vendor:>8}")
    assert intake.already_filed(intake.claim_of(receipts.generate())) is None


if __name__ == "__main__":
    main()
