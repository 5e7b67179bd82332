"""Working records of the disclosures for tests."""

import datetime
import hashlib
from itertools import count

from common import stores
from common.models import StoredFile
from disclosures.models import (
    Activity,
    Announcement,
    Document,
    Gift,
    GiftReport,
    Section,
    Statement,
    Topic,
)

_numbers = count(1)
SIGNED = {"signed_by": "นางสาวทดสอบ ตัวอย่าง", "position": "ผู้บริหารสูงสุด", "signed_on": datetime.date(2023, 4, 5)}


def stored_file(data=None, *, name="เอกสาร.pdf", content_type="application/pdf", **facts):
    """Return a stored file whose bytes lie in the store: unique ones unless `data` says which."""
    data = f"%PDF-1.7 {next(_numbers)}".encode() if data is None else data
    sha256 = hashlib.sha256(data).hexdigest()
    file = StoredFile.objects.create(sha256=sha256, name=name, content_type=content_type, size=len(data), **facts)
    stores.store("files").write(file.store_name, data)
    return file


def section(**facts):
    number = next(_numbers)
    return Section.objects.create(**{"slug": f"section-{number}", "title": f"หมวดที่ {number}", "order": number} | facts)


def topic(slug="internal-audit-plan", **facts):
    facts = {"title": "แผนการตรวจสอบภายในประจำปี", "first_year": 2566} | facts
    return Topic.objects.create(slug=slug, section=facts.pop("section", None) or section(), **facts)


def document(topic, fiscal_year=2566, *, file=None, **facts):
    facts = {"title": "แผนการตรวจสอบ", "file": file or stored_file()} | facts
    return Document.objects.create(topic=topic, fiscal_year=fiscal_year, **facts)


def statement(topic, fiscal_year=2566, **facts):
    return Statement.objects.create(topic=topic, fiscal_year=fiscal_year, **SIGNED | facts)


def announcement(fiscal_year=2566, **facts):
    return Announcement.objects.create(fiscal_year=fiscal_year, **{"title": "ประกาศนโยบายไม่รับของขวัญ"} | facts)


def activity(announcement, **facts):
    return Activity.objects.create(announcement=announcement, **{"title": "ประชุมพนักงาน"} | facts)


def gift(received_on=datetime.date(2022, 12, 30), **facts):
    defaults = {"giver": "private", "occasion": "ปีใหม่", "what": "กระเช้า", "value": 500, "handling": "returned"}
    return Gift.objects.create(received_on=received_on, **defaults | facts)


def gift_report(fiscal_year=2566, half=1, **facts):
    return GiftReport.objects.create(fiscal_year=fiscal_year, half=half, **SIGNED | facts)
