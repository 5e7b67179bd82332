"""Is this installation fit to serve? Each question is one function; `/readyz`, `manage.py doctor` and backups ask them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils import timezone

from common import migrating, stores, thai
from common.later import later
from publishing import ledger
from publishing.models import LedgerEntry

_is_shaped = later("common.lettering.is_shaped")

CLOCK_SLACK_SECONDS = 60


@dataclass(frozen=True)
class Fault:
    """What is wrong, as one Thai sentence, and the step that mends it; `name` is the question's, for machines."""

    name: str
    sentence: str
    step: str


def database() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return iter(())


def database_is_open() -> Iterator[Fault]:
    """Ask whether the database takes what is written, without writing."""
    if connection.vendor == "sqlite":
        files = [
            path for end in ("", "-wal", "-shm") if (path := Path(f"{connection.settings_dict['NAME']}{end}")).exists()
        ]
        is_open = all(os.access(path, os.W_OK) for path in files)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            is_open = cursor.fetchone() == ("off",)
    if not is_open:
        said = "ฐานข้อมูลอ่านได้อย่างเดียว จึงบันทึกสิ่งใดไม่ได้"
        step = "SQLite: ให้ผู้ใช้ที่รันเว็บไซต์เป็นเจ้าของไฟล์ (chown) PostgreSQL: ตรวจว่าไม่ได้ต่อกับเครื่องสำรอง และปิด default_transaction_read_only"
        yield Fault("database-read-only", said, step)


def migrations() -> Iterator[Fault]:
    if waiting := migrating.waiting():
        number = thai.format_number(waiting)
        yield Fault("migrations", f"ฐานข้อมูลยังไม่ปรับตามรุ่นนี้ {number} รายการ", "สั่ง manage.py prepare_site")


def disk() -> Iterator[Fault]:
    free = shutil.disk_usage(settings.DATA_DIR).free // 2**20
    if free < settings.DISK_FLOOR_MEBIBYTES:
        left, floor = thai.format_number(free), thai.format_number(settings.DISK_FLOOR_MEBIBYTES)
        yield Fault("disk", f"ที่ว่างของดิสก์เหลือ {left} MiB น้อยกว่า {floor} MiB", f"เพิ่มที่ว่างในดิสก์ของ {settings.DATA_DIR}")


def folders() -> Iterator[Fault]:
    for folder in (
        settings.DATA_DIR,
        settings.MEDIA_ROOT,
        settings.ISSUED_ROOT,
        settings.SEALED_ROOT,
        settings.REGISTER_ROOT,
    ):
        if Path(folder).exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            yield Fault(
                "folders",
                f"เขียนในโฟลเดอร์ {folder} ไม่ได้",
                "ให้ผู้ใช้ที่รันเว็บไซต์เป็นเจ้าของโฟลเดอร์นั้น (chown -R) และตรวจว่าดิสก์ไม่ได้เปิดแบบอ่านอย่างเดียว (mount)",
            )


def bucket() -> Iterator[Fault]:
    if not settings.S3_BUCKET:
        return
    try:
        stores.store("files").size("asked-whether-it-answers")
    except OSError:
        yield Fault("bucket", f"ที่เก็บไฟล์ร่วม {settings.S3_BUCKET} ไม่ตอบ", "ตรวจ S3_BUCKET, S3_ENDPOINT และกุญแจของที่เก็บไฟล์")


def chain() -> Iterator[Fault]:
    newest = LedgerEntry.objects.order_by("position").last()
    told = (newest.position, newest.sha256) if newest else ledger.head()
    if told != ledger.head():
        yield Fault("chain", "รายการท้ายสุดของทะเบียนไม่ตรงกับที่บันทึกไว้", "สั่ง manage.py check_ledger แล้วกู้คืนจากข้อมูลสำรอง")


def secret() -> Iterator[Fault]:
    """Ask each app what would stop the start of a server (kokkhon_ita/wsgi.py): today the desk's secret."""
    try:
        for config in apps.get_app_configs():
            getattr(config, "before_serving", lambda: None)()
    except ImproperlyConfigured:
        yield Fault(
            "secret",
            "COMPLAINTS_PEPPER หายไปหรือไม่ใช่ค่าเดิมของห้องรับเรื่อง",
            "ใส่ค่าที่เก็บไว้นอกเครื่องลงในตัวแปรสภาพแวดล้อม แล้วเริ่มเว็บไซต์ใหม่",
        )


def register() -> Iterator[Fault]:
    """Ask each app of several machines whether it notes elsewhere than the others: each alone would take theirs for forged."""
    apart = [getattr(config, "is_apart", lambda: False) for config in apps.get_app_configs()]
    if not settings.SEVERAL_MACHINES or not any(is_apart() for is_apart in apart):
        return
    said = f"ทะเบียนสถานะเรื่องร้องเรียนใน {settings.REGISTER_ROOT} ไม่ใช่ที่เครื่องอื่นใช้ หรือหายไป เครื่องนี้จึงไม่รับและไม่เปิดเรื่องร้องเรียน"
    yield Fault("register", said, "ต่อโฟลเดอร์ร่วมเข้ากับเครื่องนี้ ถ้าทะเบียนหายไปแล้ว สั่ง manage.py complaints_restored")


def register_place() -> Iterator[Fault]:
    if settings.SEVERAL_MACHINES and not settings.REGISTER_IS_NAMED:
        said = "เว็บไซต์ใช้ที่เก็บไฟล์ร่วม (S3_BUCKET) ซึ่งหลายเครื่องใช้ได้ แต่ยังไม่ได้บอกที่ของทะเบียนสถานะเรื่องร้องเรียน"
        yield Fault("register-place", said, "ตั้ง REGISTER_DIR เป็นโฟลเดอร์ที่ทุกเครื่องต่อร่วมกัน (เครื่องเดียว: โฟลเดอร์ของเครื่อง)")


def clock() -> Iterator[Fault]:
    lived, now = ledger.lived_until(), timezone.now()
    if lived and (lived - now).total_seconds() > CLOCK_SLACK_SECONDS:
        said = f"นาฬิกาของเครื่องบอกเวลา {thai.format_datetime(now)} ซึ่งก่อนรายการหรือฉบับล่าสุดที่เผยแพร่แล้ว"
        step = (
            "ตั้งนาฬิกาของเครื่องให้ตรง (timedatectl) หากตรงอยู่แล้ว สิ่งนั้นเผยแพร่ไปตอนที่นาฬิกาเดินล้ำ: "
            f"เผยแพร่ทันทีได้ตามปกติ แต่ตั้งเวลาเผยแพร่ล่วงหน้าได้เฉพาะหลัง {thai.format_datetime(lived)}"
        )
        yield Fault("clock", said, step)


def desk_key() -> Iterator[Fault]:
    """Ask what only sends officers back to their passphrase; a server always has one, so `doctor` alone can know."""
    if settings.SEVERAL_MACHINES and not os.environ.get("DESK_RUN_KEY"):
        said = "ยังไม่ได้ตั้ง DESK_RUN_KEY ห้องรับเรื่องที่เปิดบนเครื่องหนึ่งจะปิดอยู่บนอีกเครื่อง"
        yield Fault("desk-key", said, "ตั้ง DESK_RUN_KEY ให้เหมือนกันทุกเครื่อง (docs/scaling.md)")


def pictures() -> Iterator[Fault]:
    """Ask what only makes pictures of shared links ugly."""
    if not _is_shaped():
        said = "เครื่องนี้ไม่มีไลบรารี libfribidi0 ภาพสำหรับแบ่งปันจึงวางสระและวรรณยุกต์ไม่ตรงที่"
        yield Fault("pictures", said, "ติดตั้ง libfribidi0 (apt-get install libfribidi0) แล้วเริ่มเว็บไซต์ใหม่")


def mail() -> Iterator[Fault]:
    """Ask what keeps nobody from reading: whoever wants to be told of errors can be reached."""
    if settings.ERRORS_TO and not settings.MAIL_IS_SET_UP:
        said = "ERRORS_TO ระบุผู้รับแจ้งข้อผิดพลาดไว้ แต่ยังไม่ได้ตั้งค่าอีเมล จึงไม่มีอีเมลออกไป"
        yield Fault("mail", said, "ใส่ EMAIL_URL และ DEFAULT_FROM_EMAIL ในตัวแปรสภาพแวดล้อม แล้วเริ่มเว็บไซต์ใหม่")


QUESTIONS: list[Callable[[], Iterator[Fault]]] = [
    database, database_is_open, migrations, disk, folders, bucket, chain, secret, register_place, register, clock,
]  # fmt: skip
# While one of these stands, going on would harm what is stored.
HARMFUL = frozenset({"secret", "chain", "register-place"})


def faults() -> list[Fault]:
    """Return what is wrong with this installation; a database that does not answer hides what only it knows."""
    try:
        return [fault for question in QUESTIONS for fault in question()]
    except (DatabaseError, OSError) as error:
        step = "ดูว่าฐานข้อมูลทำงานอยู่และ DATABASE_URL ถูกต้อง แล้วสั่ง manage.py doctor ใหม่"
        return [Fault("database", f"ฐานข้อมูลหรือดิสก์ไม่ตอบ ({type(error).__name__})", step)]
