"""How long a search takes among 20,000 documents: `python -m tests.benchmarks.search [documents]` prints p50 and p95.

Runs on the database of DATABASE_URL, by default a new SQLite file in a directory that goes away. It must stay at or
below 50 ms at p95, the page's ten results with their marked words included. By the clock on an idle machine; where others work
too, the processor's time is the one to believe.
"""

import os
import random
import statistics
import sys
import time

import django

QUESTIONS = (
    "ของขวัญ",
    "นโยบายไม่รับของขวัญ",
    "มาตรการ",
    "การ",
    "ปี 2566",
    "ปี 66",
    "จัดซื้อจัดจ้าง",
    "รายงานผล การดำเนินงาน",
    "อำนาจ",
    "ป้องกันการทุจริต",
    "แผนปฏิบัติการ 2565",
    "ไม่มีคำนี้แน่นอน",
    "งบประมาณ",
    "ประชาชน",
    "เลขที่ 77",
)
WORDS = [
    "หน่วยงาน",
    "มาตรการ",
    "ป้องกัน",
    "การทุจริต",
    "ดำเนินการ",
    "รายงานผล",
    "งบประมาณ",
    "ประชาชน",
    "ของขวัญ",
    "นโยบาย",
    "จัดซื้อจัดจ้าง",
    "แผนปฏิบัติการ",
    "ประจำปี",
    "ปีงบประมาณ",
    "พ.ศ.",
    "๒๕๖๕",
    "๒๕๖๖",
    "๒๕๖๗",
    "คุณธรรม",
    "ความโปร่งใส",
    "อำนาจหน้าที่",
    "เจ้าหน้าที่",
    "ผู้บริหาร",
    "กองคลัง",
    "กองช่าง",
    "สำนักปลัด",
    "ตรวจสอบ",
    "ภายใน",
]
DOCUMENTS_A_TOPIC = 100


def fill(documents):
    """Index so many documents of about 1,500 characters, spread over topics with a live edition each."""
    from django.utils import timezone

    from publishing.models import Edition, SearchEntry
    from publishing.search.entries import Entry
    from publishing.search.index import _rows

    now, chance = timezone.now(), random.Random(2566)
    for topic in range(documents // DOCUMENTS_A_TOPIC):
        edition = Edition.objects.create(
            kind="topic",
            key=f"topic-{topic}",
            number=1,
            content={},
            sha256=f"{topic:064}",
            reason="x",
            title="x",
            published_at=now,
            approved_at=now,
            system_import=True,
        )
        rows = []
        for number in range(DOCUMENTS_A_TOPIC):
            text = "".join(chance.choice(WORDS) + chance.choice(["", " "]) for _ in range(170))
            title = f"{''.join(chance.choices(WORDS, k=4))} เลขที่ {topic * DOCUMENTS_A_TOPIC + number}"
            rows += _rows(edition, Entry(title, text, f"/documents/{topic}/{number}", "เอกสาร"))
        SearchEntry.objects.bulk_create(rows)


def measure(times=20):
    """Return the milliseconds of every search by the clock, and those of the processor: what it takes on an idle machine."""
    from publishing import search

    took, worked = [], []
    for _ in range(times):
        for question in QUESTIONS:
            start, busy = time.perf_counter(), time.process_time()
            search.find(question)[:10]
            took.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - busy) * 1000)
    return took, worked


def main(documents=20_000):
    """Fill a test database, search it, print the figures."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    fill(documents)
    print(f"{documents} documents on {connection.vendor}, load {os.getloadavg()[0]:.1f}")
    for name, found in zip(("clock", "processor"), measure(), strict=True):
        p95 = statistics.quantiles(found, n=20)[-1]
        print(f"{name}: p50 {statistics.median(found):.1f} ms, p95 {p95:.1f} ms")
    connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
