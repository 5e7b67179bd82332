"""A year at a million visitors: how many bytes it leaves on the disk, and that none of them is anybody's.

python -m tests.benchmarks.visitors_year

Every day of a year VISITORS new ones read two pages each, in a process of its own that writes as the site does and
logs into the same folder; a second process goes on the day after, as after a restart. Then every file of the folder
(database, its log, caches, our logs) is searched for the addresses and browsers, as text and as packed bytes.
The database must not grow by more than 2 MB.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import django

FIRST, DAYS, VISITORS, PAGES = date(2023, 1, 1), 365, 2_740, 300
MARK, IPV6, IPV4 = "Lantern-Marker-7781", "2001:db8:", "198.51.100."
TITLE = "ผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ฉบับที่"
CHILD = "import sys; from tests.benchmarks import visitors_year as year; year.visit(*map(int, sys.argv[1:]))"


def address(n):
    """Return the n-th address, every hundredth of them of the old kind, all of one day different."""
    return f"{IPV4}{n // 100 % 256}" if n % 100 == 0 else f"{IPV6}{n >> 16:x}:{n & 0xFFFF:x}::77"


def browser(n):
    return f"Mozilla/5.0 (Linux; Android 13; {MARK} {n % 500}) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def visit(first_day, last_day):
    """Count the visits of these days, numbered from FIRST, and end as a worker ends."""
    django.setup()
    from django.db import connection

    from tests.visitors.requests import page, visit
    from visitors.recording.recorder import recorder

    paths = [f"/measures/{2500 + n // 12}/{n % 12 + 1}/" for n in range(PAGES)]
    pages = {path: page() for path in paths}
    for path, response in pages.items():
        response.content = f"<title>{TITLE} {path} | Office</title>".encode()
    for day in range(first_day, last_day):
        at = datetime.combine(FIRST + timedelta(days=day), datetime.min.time(), tzinfo=UTC) + timedelta(hours=3)
        for n in range(day * VISITORS, (day + 1) * VISITORS):
            for path in (paths[n % PAGES], paths[n * 7 % PAGES]):
                request = visit(path, address=address(n), browser=browser(n))
                recorder.note(request, pages[path], at=at)
        assert recorder.flush(at=at)
    connection.close()


def in_a_process(log, first_day, last_day):
    command = [sys.executable, "-c", CHILD, str(first_day), str(last_day)]
    subprocess.run(command, check=True, stdout=log, stderr=log)


def size(folder):
    return sum(path.stat().st_size for path in folder.glob("db.sqlite3*"))


def found(folder):
    """Return (file, mark) of every trace of an address or a browser."""
    marks = [MARK, IPV6, IPV4, "2001:0db8:"]
    packed = [ip_address(f"{IPV6}:").packed[:4], *(ip_address(f"{IPV4}{n}").packed for n in range(256))]
    wanted = {*(mark.encode() for mark in marks), *packed}
    contents = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    print(
        f"searched {len(contents)} files for {len(wanted)} marks: {', '.join(sorted(path.name for path in contents))}"
    )
    return [(path.name, mark) for path, content in contents.items() for mark in wanted if mark in content]


def numbers():
    from django.db.models import Sum

    from visitors.models import Day, PageMonth, SeenVisitor

    total = Day.objects.aggregate(visitors=Sum("visitors"), views=Sum("views"))
    rows = f"{Day.objects.count()} days, {PageMonth.objects.count()} page months, {SeenVisitor.objects.count()} hashes"
    print(f"counted {total['visitors']:,} visitors and {total['views']:,} views; rows: {rows}")
    return total["visitors"]


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        connection.close()
        empty, began = size(folder), time.monotonic()
        with (folder / "site.log").open("w") as log:
            in_a_process(log, 0, DAYS)
            in_a_process(log, DAYS, DAYS + 1)
        print(f"{time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        counted, grown = numbers(), size(folder) - empty
        print(f"the database grew from {empty:,} by {grown:,} bytes")
        traces = found(folder)
        print(f"traces of visitors: {traces or 'none'}")
        raise SystemExit(bool(traces or grown > 2_000_000 or counted != (DAYS + 1) * VISITORS))


if __name__ == "__main__":
    main()
