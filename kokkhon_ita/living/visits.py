"""Two years of visits, written day by day as the counter itself writes them."""

from datetime import date, timedelta
from random import Random

from publishing.search import unfound
from publishing.search.folding import fold
from visitors.identity import keys
from visitors.models import Interruption, LeftOut, OpeningBalance
from visitors.recording import store
from visitors.recording.batch import Batch

from .shared import Office

DAYS = 730
PAGES = {"/": "หน้าแรก", "/measures/": "มาตรการ", "/disclosures/": "เปิดเผยข้อมูล", "/no-gift-policy/": "นโยบายไม่รับของขวัญ"}
HASH_BYTES = 16
OLD = "ภาพหน้าจอตัวนับของเว็บไซต์เดิมในวันสุดท้ายที่ใช้"


def make(office: Office) -> None:
    """Write a small office's visits, and forget who came as the counter does."""
    rng, now, filler = office.random("visits"), office.calendar.now, office.filler("visits")
    for ago in range(DAYS, 0, -1):
        store.write(_day(rng, (now - timedelta(days=ago)).date()))
    keys.forget(at=now, today=now.date())
    filler.fill(Interruption, began_at=now - timedelta(days=60, hours=2), ended_at=now - timedelta(days=60))
    before = (now - timedelta(days=DAYS + 1)).date()
    filler.fill(OpeningBalance, id=1, visitors=45_000, as_of=before, label="ยอดยกมาจากเว็บไซต์เดิม", source=OLD)


def ask_in_vain() -> None:
    """Let readers ask for what the office does not have, one question often enough to be told to staff."""
    for question, times in (("สระว่ายน้ำ", unfound.ENOUGH), ("รถไฟฟ้า", 1)):
        for _ in range(times):
            unfound.count(question, fold(question))


def _day(rng: Random, day: date) -> Batch:
    batch, month = Batch(), day.replace(day=1)
    for _ in range(rng.randint(2, 15)):
        batch.visitors.add((day, rng.randbytes(HASH_BYTES)))
    for path, title in PAGES.items():
        views = rng.randint(1, 20)
        batch.views[day] += views
        batch.pages[month, path] += views
        batch.titles[path] = title
    for reason in LeftOut.Reason:
        batch.left_out[month, reason] += rng.randint(0, 3)
    return batch
