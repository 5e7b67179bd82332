"""How long a report takes, cold and warm, at ten years × ten measures × 20 results with 5,000 evidence files; and what
an export of 100,000 rows costs in memory.

python -m tests.benchmarks.reports
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import django

YEARS, MEASURES, RESULTS, EVIDENCE = 10, 10, 20, 5_000
ROWS = (1_000, 100_000)
TEXT = "หน่วยงานต้องจัดให้มีช่องทางการรับเรื่องร้องเรียนและร้องทุกข์ที่มีประสิทธิภาพมากขึ้น ครั้งที่ "
ASK = """
import sys, time
import django
django.setup()
from django.test import Client
from common import exports
client, year = Client(), sys.argv[1]
client.get("/healthz")  # the site itself is up; no report was asked for yet
for name in (*exports.FORMATS, "page"):
    path = f"/measures/{year}/editions/1/report.{name}" if name != "page" else f"/measures/{year}/"
    for _ in range(3):
        began = time.perf_counter()
        response = client.get(path)
        took = (time.perf_counter() - began) * 1000
        assert response.status_code == 200, path
        print(f"{took:9.1f}", end="", flush=True)
    print(f"  ms  {name}  {len(response.content):,} bytes")
"""
EXPORT = "import sys; from tests.benchmarks import reports; reports.export(sys.argv[1], int(sys.argv[2]))"


def fill():
    """Publish the years of the benchmark; each result of a year has evidence files of its own."""
    from common.models import StoredFile
    from measures.models import Evidence, Plan, Result
    from publishing import workflow
    from tests import factories

    factories.organisation()
    a_year = EVIDENCE // YEARS
    for year in range(2566, 2566 + YEARS):
        plan = Plan.objects.create(fiscal_year=year, title=f"มาตรการ {year}", preamble=TEXT)
        for number in range(1, MEASURES + 1):
            measure = factories.measure(plan, number, steps=4, results=0, responsible=4)
            Result.objects.bulk_create(Result(measure=measure, text=f"{TEXT}{n}", order=n) for n in range(RESULTS))
        files = StoredFile.objects.bulk_create(
            StoredFile(sha256=f"{year}{n:060x}", name=f"หลักฐาน {n}.pdf", content_type="application/pdf", size=1)
            for n in range(a_year)
        )
        results = list(Result.objects.filter(measure__plan=plan))
        Evidence.objects.bulk_create(
            Evidence(result=results[n % len(results)], title=f"หลักฐาน {n}", file=file) for n, file in enumerate(files)
        )
        workflow.publish_import(kind="measures", key=str(year), reason="วัดความเร็ว")


def ask(title, year):
    """Print three times for each format and for the page in a process of its own: the first one has nothing ready."""
    print(title, flush=True)
    subprocess.run([sys.executable, "-c", ASK, str(year)], check=True)


def rows(count):
    from datetime import date

    for n in range(count):
        yield {"n": n, "text": f"{TEXT}{n}", "day": date(2023, 10, 25), "items": ["ก", "ข"]}


def export(name, count):
    """Print what one export of so many rows takes in this process."""
    from common.exports import FORMATS, Column, Report

    columns = (
        Column("n", "ลำดับ", "number"),
        Column("text", "เรื่อง"),
        Column("day", "วันที่", "date"),
        Column("items", "ข้อ", "list"),
    )
    chunks = FORMATS[name].write(Report("ส่งออก", columns, rows(count), "ส่งออก"))
    began, size, first = time.perf_counter(), 0, None
    for chunk in chunks:
        first = first or time.perf_counter() - began
        size += len(chunk)
    took = time.perf_counter() - began
    # Not getrusage: after fork and exec that still tells of the parent.
    memory = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
    print(f"{name:5} {count:7,} rows  {took:6.2f} s  first byte {first:5.2f} s  {size:11,} bytes  peak {memory} MiB")


def main():
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": f"sqlite:///{place}/db.sqlite3"}
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill()
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        ask("the first process on a new installation: cold, then twice warm", 2566)
        ask("another process, another year", 2570)
        for name in ("csv", "json", "xlsx"):
            for count in ROWS:
                subprocess.run([sys.executable, "-c", EXPORT, name, str(count)], check=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
