"""What published topics and the No Gift Policy let everybody see."""

from django.urls import reverse

from common import thai
from publishing.facts import Asked, Fact, Step, in_what_is_said, register
from publishing.models import Edition

from .content.topics import says_something
from .editions.no_gift import Policy
from .editions.topic import Topic

TOPICS, POLICY = "disclosures.topic", "disclosures.announcement"


def _document(topic: Topic, year: int) -> bool:
    files = (row.file for row in topic.documents if row.fiscal_year == year and row.file)
    return any(not file.text_problem for file in files)


def _document_or_statement(topic: Topic, year: int) -> bool:
    return _document(topic, year) or any(row.fiscal_year == year for row in topic.statements)


def _text(topic: Topic, year: int) -> bool:
    return says_something(topic.text)


def _signed(policy: Policy, year: int) -> bool:
    signed = policy.signed_by and policy.position and policy.signed_on and policy.original
    return policy.fiscal_year == year and bool(signed)


def _announced(policy: Policy, year: int) -> bool:
    return policy.fiscal_year == year and bool(policy.text or policy.original)


def _active(policy: Policy, year: int) -> bool:
    return policy.fiscal_year == year and any(activity.text for activity in policy.activities)


def _active_in_the_year(policy: Policy, year: int) -> bool:
    first, last = thai.fiscal_year_range(year)
    return any(activity.held_on and first <= activity.held_on <= last for activity in policy.activities)


def _policy_of(year: int) -> str:
    return reverse("disclosures:no-gift-year", args=[year])


def _gifts(asked: Asked) -> bool | None:
    """Return whether a signed report of gifts of the year stands; None away from the pages of that policy."""
    if not asked.leads_under(reverse("disclosures:no-gift")):
        return None
    keys = [f"{asked.year}-{half}" for half in (1, 2)]
    return Edition.objects.newest_of_each("gifts").filter(key__in=keys, withdrawn_at=None).exists()


def register_all() -> None:
    """Make the facts of topics, of the No Gift Policy and of the gift reports known."""
    register(*_of_topics(), *_of_the_policy())


def _of_topics() -> tuple[Fact, ...]:
    return (
        Fact(
            "document-of-the-year",
            "มีเอกสารของปีที่ขอดู ซึ่งค้นหาและอ่านออกเสียงได้",
            Step("เพิ่มเอกสารของปีนั้นที่ค้นหาและอ่านออกเสียงได้", TOPICS),
            in_what_is_said("topic", _document),
        ),
        Fact(
            "document-or-statement",
            "มีเอกสารหรือคำรับรองว่าไม่มีรายการ ของปีที่ขอดู",
            Step("เพิ่มเอกสารหรือคำรับรองของปีนั้น", TOPICS),
            in_what_is_said("topic", _document_or_statement),
        ),
        Fact("topic-text", "หัวข้อมีข้อความอธิบาย", Step("เขียนข้อความของหัวข้อ", TOPICS), in_what_is_said("topic", _text)),
    )


def _of_the_policy() -> tuple[Fact, ...]:
    return (
        Fact(
            "announcement-signed",
            "ประกาศลงนามและลงวันที่ มีต้นฉบับที่ลงนาม",
            Step("กรอกผู้ลงนาม ตำแหน่ง วันที่ และนำต้นฉบับที่ลงนามเข้า", POLICY),
            in_what_is_said("no-gift", _signed),
            _policy_of,
        ),
        Fact(
            "announcement-of-the-year",
            "มีข้อความหรือต้นฉบับของประกาศประจำปีที่ขอดู",
            Step("กรอกข้อความประกาศของปีนั้น", POLICY),
            in_what_is_said("no-gift", _announced),
            _policy_of,
        ),
        Fact(
            "activity",
            "มีรายละเอียดของกิจกรรม",
            Step("เพิ่มกิจกรรมพร้อมรายละเอียด", "disclosures.activity"),
            in_what_is_said("no-gift", _active),
            _policy_of,
        ),
        Fact(
            "activity-in-the-year",
            "มีกิจกรรมที่จัดในปีที่ขอดู",
            Step("เพิ่มกิจกรรมพร้อมวันที่จัด", "disclosures.activity"),
            in_what_is_said("no-gift", _active_in_the_year),
            _policy_of,
        ),
        Fact(
            "gift-report",
            "เผยแพร่รายงานการรับของขวัญของปีที่ขอดู",
            Step("ลงนามรายงานการรับของขวัญรายครึ่งปี", "disclosures.giftreport"),
            _gifts,
            _policy_of,
        ),
    )
