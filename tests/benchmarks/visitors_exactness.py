"""64 processes × 1,000 new visitors at once, counted on an empty database: 64,000.

python -m tests.benchmarks.visitors_exactness
python -m tests.private_postgres python -m tests.benchmarks.visitors_exactness
"""

import os
import subprocess
import sys
import tempfile
import time

import django

PROCESSES, VISITORS = 64, 1_000
CHILD = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from tests.visitors.requests import page, visit
from visitors.recording.recorder import recorder

number, visitors = int(sys.argv[1]), int(sys.argv[2])
at = datetime(2023, 4, 24, 5, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
for n in range(visitors):
    recorder.note(visit(address=f"10.{number}.{n // 256}.{n % 256}"), page(), at=at)
assert recorder.flush(at=at, insist=True)
"""


def start(number):
    command = [sys.executable, "-c", CHILD, str(number), str(VISITORS)]
    return subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def storm():
    """Let all processes count at once and return the seconds until the database has everybody."""
    children = [start(number) for number in range(PROCESSES)]
    for child in children:
        child.stdout.readline()
    began = time.monotonic()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        child.communicate()
    if any(child.returncode for child in children):
        raise SystemExit("a process failed")
    return time.monotonic() - began


def main():
    with tempfile.TemporaryDirectory() as place:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{place}/db.sqlite3")
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from visitors.models import Day

        call_command("migrate", verbosity=0)
        connection.close()
        seconds = storm()
        day = Day.objects.get()
        print(f"{connection.vendor}: {PROCESSES} × {VISITORS} new visitors → {day.visitors} counted, {day.views} views")
        print(f"  {seconds:.1f} s, {day.visitors / seconds:.0f} visitors/s")
        connection.close()
        raise SystemExit((day.visitors, day.views) != (PROCESSES * VISITORS,) * 2)


if __name__ == "__main__":
    main()
