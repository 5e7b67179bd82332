"""One publication of every kind with every optional field filled in, made as staff make it: the data that bites."""

import datetime
import io

import qrcode
from django.utils import timezone

from common.models import SocialLink
from complaints.figures import statistics
from complaints.keys import publication
from complaints.models import Category, Desk, OtherWay, Village
from complaints.readers import keyholders
from disclosures import versions
from disclosures.models import GiftRules, InformationTag, Notice
from ita.models import (
    EitRound,
    IndicatorScore,
    InstrumentScore,
    OitAnswer,
    OitCatalogue,
    OitItem,
    OitJudgement,
    OitPart,
    ScoreYear,
)
from measures.models import Evidence, WeakPoint
from services.models import Comment, ExternalResult, PaperBatch, ServiceCount
from tests import factories
from tests.disclosures import records
from tests.services import records as service_records

DAY = datetime.date(2023, 3, 31)
LONG = "รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" * 3
PICTURE = {"name": "ภาพ.png", "content_type": "image/png"}


def measures():
    """Make a plan whose one result is dated, answers a step of a round, and has evidence of all three types."""
    plan = factories.plan(measures=0)
    WeakPoint.objects.create(plan=plan, text="ประชาชนยังไม่ทราบช่องทาง", indicator=7)
    measure = factories.measure(
        plan,
        evidence=0,
        responsible=2,
        starts=datetime.date(2022, 9, 1),
        outside_reason="เริ่มก่อนปีงบประมาณ",
        delay_reason="รอระเบียบใหม่",
    )
    result = measure.results.get()
    result.step, result.round, result.reported_on = measure.steps.first(), "6", DAY
    result.division = factories.divisions()[0]
    result.save()
    file = records.stored_file(name=f"{LONG[:190]}.pdf")
    Evidence.objects.create(result=result, order=1, title=LONG[:300], file=file)
    Evidence.objects.create(result=result, order=2, title="ข่าวประชาสัมพันธ์", url="https://www.example.go.th/news/1")
    Evidence.objects.create(result=result, order=3, title="หน้าติดต่อหน่วยงาน", page="/contact/")
    return "2566"


def organisation():
    factories.divisions()
    office = factories.organisation(
        address="หมู่ที่ ๑ ตำบลตัวอย่าง",
        phones="๐ ๔๒๐๐ ๐๐๐๐",
        fax="๐ ๔๒๐๐ ๐๐๐๑",
        email="office@example.go.th",
        site_address="https://www.example.go.th",
        data_licence="cc-by-4.0",
        chief_executive="นางสาวทดสอบ ตัวอย่าง",
        chief_executive_title="นายกองค์การบริหารส่วนตำบลตัวอย่าง",
        logo=records.stored_file(**PICTURE),
    )
    SocialLink.objects.create(organisation=office, label="เฟซบุ๊ก", url="https://www.facebook.com/example")
    return ""


def topic():
    """Make a topic with a replaced document, a withdrawn one and a statement."""
    made = records.topic(text="<p>คำอธิบายหัวข้อ</p>", division=factories.divisions()[0])
    facts = {"content_type": "application/pdf", "pages": 3, "has_text_layer": True, "readability": 97}
    old, new = records.stored_file(public_since=timezone.now(), **facts), records.stored_file(**facts)
    document = records.document(made, round="6", dated=DAY, review_on=DAY, file=old)
    versions.replace(document, file=new, reason="พิมพ์ผิด", by=factories.superuser())
    withdrawn = records.document(made, round="12", title="แผนที่เพิกถอน")
    versions.withdraw(withdrawn, reason="ยกเลิกแผน")
    records.statement(made, 2567, round="6")
    return made.slug


def no_gift():
    made = records.announcement(
        introduction="<p>ความเป็นมา</p>",
        text="<p>ไม่รับของขวัญ</p>",
        text_english="<p>No gifts</p>",
        original=records.stored_file(**PICTURE),
        **records.SIGNED,
    )
    activity = records.activity(made, held_on=DAY, text="ประชุมทุกกอง")
    activity.photos.create(file=records.stored_file(**PICTURE), alt="พนักงานถ่ายภาพร่วมกัน")
    return "2566"


def notice(name):
    """Write the notice of that name."""
    made = Notice.objects.create(name=name, dated=DAY)
    made.sections.create(heading="ผู้ควบคุมข้อมูล", text="<p>หน่วยงาน</p>", order=1)
    return ""


def gifts():
    records.gift(division=factories.divisions()[0], value="1234.50")
    return records.gift_report().key


def gift_rules():
    basis = "มาตรา ๑๒๘ แห่งพระราชบัญญัติประกอบรัฐธรรมนูญ"
    facts = {"basis": basis, "gazetted_on": DAY, "text": "<p>รายงานต่อผู้บังคับบัญชา</p>"}
    GiftRules.objects.create(pk=1, limit=3000, report_days=30, **facts)
    return ""


def guideline():
    """Fill the guideline: other words than those that hold without one."""
    days = {"answer_days": 7, "working_days": True, "progress_days": 20, "reopen_days": 45}
    keyholders.ensure_desk()
    Desk.objects.update(**days, unit="สำนักปลัด", procedure="เสนอนายกทุกวันจันทร์")
    OtherWay.objects.create(name="โทรศัพท์", detail="๐ ๔๒๐๐ ๐๐๐๐", order=1)
    OtherWay.objects.create(name="สำนักงาน ป.ป.ช.", url="https://www.nacc.go.th/", outside=True, order=2)
    OtherWay.objects.create(name="สายตรงที่ไม่มีหมายเลข", order=3)
    Category.objects.create(name="ถนน ทางเท้า และทางระบายน้ำ")
    Category.objects.create(name="เลิกใช้แล้ว", active=False)
    Village.objects.create(name="หมู่ที่ ๑ บ้านตัวอย่าง")
    return ""


def benefits():
    facts = {"register": "law", "handling": "kept", "receiver": "left", "reported_to": "executive"}
    records.gift(value="4500", reported_on=datetime.date(2023, 1, 10), **facts)
    return records.gift_report(register="law").key


def information_index():
    """Tag a published topic and a page."""
    topic = records.topic("charter", title="คู่มือ", text="<p>คู่มือ</p>")
    factories.publish("topic", topic.slug)
    InformationTag.objects.create(clause="9-4", topic=topic)
    InformationTag.objects.create(clause="7-3", page="/contact/", page_title="ติดต่อหน่วยงาน")
    return ""


def scores():
    made = ScoreYear.objects.create(
        fiscal_year=2566,
        total="91.50",
        measured_by="สำนักงาน ป.ป.ช.",
        announced_on=DAY,
        announced_in="ประกาศสำนักงาน ป.ป.ช.",
        url="https://www.nacc.go.th/ita",
    )
    InstrumentScore.objects.create(year=made, instrument="IIT", score="90.25")
    IndicatorScore.objects.create(year=made, indicator=1, score="88.75")
    return "2566"


def _qr(text):
    """Return a QR picture as PNG bytes."""
    out = io.BytesIO()
    qrcode.make(text).save(out)
    return out.getvalue()


def eit():
    EitRound.objects.create(
        fiscal_year=2566,
        code="u4gpi2",
        opens=datetime.date(2023, 1, 5),
        closes=datetime.date(2023, 6, 30),
        next_opens=datetime.date(2024, 1, 5),
        next_closes=datetime.date(2024, 6, 30),
        app_store="https://apps.apple.com/th/app/itas/id1",
        official_qr=records.stored_file(_qr("https://itas.nacc.go.th/go/eit/u4gpi2"), **PICTURE),
        google_play="https://play.google.com/store/apps/details?id=th.go.nacc.itas",
    )
    return "2566"


def oit():
    """Make a list of two items: one answered with every field, one without a number."""
    made = OitCatalogue.objects.create(fiscal_year=2566, complete=True, source="คู่มือการประเมิน")
    item = OitItem.objects.create(
        catalogue=made,
        order=1,
        code="O1",
        title="โครงสร้าง",
        sub_indicator="ข้อมูลพื้นฐาน",
        source="คู่มือ หน้า ๑",
        title_confidence="high",
        parts_confidence="med",
    )
    part = OitPart.objects.create(item=item, order=1, text="แสดงแผนผัง")
    facts = {"explanation": "อยู่ท้ายหน้า", "data_year": 2566, "updated_on": DAY, "division": factories.divisions()[0]}
    OitAnswer.objects.create(item=item, page="/contact/", side="political", **facts)
    OitAnswer.objects.create(item=item, order=2, file=records.stored_file(b"%PDF-1.4 oit"), side="officials", **facts)
    OitJudgement.objects.create(part=part, by=factories.user(position="นิติกร"), on=DAY, seen=["/contact/editions/1/"])
    OitPart.objects.create(item=item, order=2, text="แสดงทั้งสองฝ่าย", fact="both-sides", added=True)
    OitItem.objects.create(catalogue=made, order=2, title="รายการที่ไม่ทราบเลขข้อ")
    return "2566"


def services():
    service_records.service(
        other_names="ต่อทะเบียนพาณิชย์", who="ผู้ประกอบการ", papers="บัตรประชาชน\nทะเบียนบ้าน", steps="ยื่นคำขอ\nรับใบทะเบียน",
        days="๓๐ นาที", fee="๕๐ บาท", law="พ.ร.บ.ทะเบียนพาณิชย์", where="กองคลัง", online_url="https://www.example.go.th/e",
        form=records.stored_file(), takes_requests=True,
    )  # fmt: skip
    return ""


def service_counts():
    made = service_records.service(name="ชำระภาษี")
    for month, number in ((datetime.date(2022, 10, 1), 12), (datetime.date(2021, 11, 1), 30)):
        for way in ("counter", "phone", "online"):
            ServiceCount.objects.create(service=made, month=month, way=way, number=number)
    return "2566-1"


def survey():
    """Make a round with every figure, a hidden service, a comment, an earlier round and an outside result."""
    asked = service_records.round_of(
        opens=datetime.date(2023, 4, 1),
        closes=datetime.date(2023, 9, 30),
        fiscal_year=2566,
        part="2",
        population=1154,
        improvement="จัดที่นั่งรอเพิ่ม\nเปิดช่วงพักเที่ยง",
    )
    division = factories.divisions()[0]
    large, small = (service_records.service(name=name, division=division) for name in ("ชำระภาษี", "จดทะเบียน"))
    third = service_records.service(name="ขออนุญาต", division=division)
    service_records.answer(asked, large, "54321", times=20, sex="f", age="60")
    service_records.answer(asked, third, "55555", times=9)
    service_records.answer(asked, small, "11111", times=3)
    Comment.objects.create(round=asked, service=large, text="คุณสมชายดีมาก", cleaned="เจ้าหน้าที่ดีมาก", published=True)
    report = records.stored_file(name="รายงาน.pdf")
    facts = {"measured_by": "มหาวิทยาลัยตัวอย่าง", "mean": "4.58", "percent": "91.65", "document": report}
    ExternalResult.objects.create(round=asked, service=large, **facts)
    facts = {
        "name": "เคาน์เตอร์",
        "day": asked.opens,
        "slips": 20,
        "counted": [1, 2],
        "alone_reason": "กองมีเจ้าหน้าที่คนเดียว",
    }
    PaperBatch.objects.create(round=asked, service=large, **facts)
    return asked.key


def survey_round():
    service_records.service(name="ขอเลขที่บ้าน")
    return service_records.round_of(fiscal_year=2580, part="year", closes=datetime.date(2037, 9, 30)).key


def complaint_statistics():
    return statistics.keys()[0]


# Kind → what makes its working records and returns the key to publish, in an order that works.
EVERY = {
    "organisation": organisation,
    "measures": measures,
    "topic": topic,
    "no-gift": no_gift,
    "gifts": gifts,
    "gift-rules": gift_rules,
    "complaint-guideline": guideline,
    "benefits": benefits,
    "information-index": information_index,
    "privacy-notice": lambda: notice("privacy"),
    "accessibility-statement": lambda: notice("accessibility"),
    "ita-scores": scores,
    "eit": eit,
    "oit": oit,
    "complaint-statistics": complaint_statistics,
    "acknowledgement-key": lambda: publication.keys()[0],
    "services": services,
    "survey": survey,
    "survey-round": survey_round,
    "service-counts": service_counts,
}


def publish(kind):
    """Return the first edition of `kind`, every optional field filled, submitted by one person and approved by another."""
    factories.organisation() if kind != "organisation" else None
    return factories.publish(kind, EVERY[kind]())


def publish_everything():
    """Return kind → its first edition."""
    return {kind: publish(kind) for kind in EVERY}
