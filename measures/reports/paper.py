"""What stands around the official table: facts, notices, preamble, chart, notes and foot, all from one edition."""

from django.urls import reverse

from common import thai
from common.exports import Chart, Paper, Progress, Signature


def site(edition):
    """Return the published address of the site without a slash at its end, "" when it is not known."""
    return edition.said.organisation.site_address.rstrip("/")


def check(edition):
    """Return what the QR code says: the address that verifies the edition, its hash when the site has no address."""
    address = site(edition)
    return f"{address}{reverse('publishing:verify')}?hash={edition.sha256[:16]}" if address else edition.sha256


def facts(edition):
    """Return the facts of an edition as (Thai label, text) pairs."""
    role = "นำเข้าจากประกาศของหน่วยงาน · ยังไม่มีผู้อนุมัติ" if edition.system_import else edition.approved_role
    return (
        ("ฉบับที่", thai.to_thai_digits(edition.number)),
        ("เผยแพร่เมื่อ", thai.format_datetime(edition.published_at)),
        ("ผู้อนุมัติ", role),
        ("เหตุผลการเผยแพร่", edition.reason),
        ("รหัสตรวจสอบ (SHA-256) ของเนื้อหา", edition.sha256),
        ("ตรวจสอบได้ที่", f"{site(edition)}{reverse('publishing:verify')}"),
    )


def notices(edition):
    """Return what nobody may miss of an edition: that it was withdrawn, or published by one person alone."""
    if edition.withdrawn_at:
        moment = thai.format_datetime(edition.withdrawn_at)
        return (f"ฉบับนี้ถูกเพิกถอนแล้ว เมื่อ {moment} เหตุผล: {edition.withdrawn_reason}",)
    if edition.needs_confirmation:
        return ("เผยแพร่กรณีเร่งด่วนโดยเจ้าหน้าที่คนเดียว ยังรอเจ้าหน้าที่คนที่สองยืนยัน",)
    return ()


def preamble(plan):
    """Return the paragraphs before the table."""
    points = [f"({thai.to_thai_digits(n)}) {p.text}" for n, p in enumerate(plan.weak_points, start=1)]
    weak = f"จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน {' '.join(points)}"
    return (plan.preamble, weak) if points else (plan.preamble,)


def chart(year):
    """Return the chart of progress by measure, None when there is no measure."""
    lines = tuple(
        Progress(
            thai.to_thai_digits(m.number),
            m.title,
            len(m.results),
            m.evidenced,
            m.status.code,
            m.progress_words,
        )
        for m in year.measures
    )
    words = f"สถานะ ณ วันที่ {thai.format_date(year.today)} หนึ่งช่องแทนผลการดำเนินงานหนึ่งรายการ ช่องทึบคือรายการที่มีหลักฐาน"
    labels = ("ลำดับ", "แนวทาง/มาตรการดำเนินการ", "ผลการดำเนินงานและหลักฐาน", "ความก้าวหน้า")
    key = ("มีหลักฐาน", "ยังไม่มีหลักฐาน")
    return Chart("สรุปความก้าวหน้าของมาตรการ", words, labels, key, lines) if lines else None


def notes(edition, part):
    """Return what a round's report must say of results that nobody assigned to a round."""
    unstated = sum(result.round is None for m in edition.said.measures for result in m.results)
    if not part.months or not unstated:
        return ()
    return (f"ผลการดำเนินงานอีก {thai.format_number(unstated)} รายการไม่ได้ระบุรอบการรายงาน จึงอยู่ในรายงานทั้งปีเท่านั้น",)


def foot(edition):
    """Return the lines at the foot of each page."""
    year = thai.to_thai_digits(edition.said.fiscal_year)
    published = thai.format_date(edition.published_at)
    return (
        f"มาตรการปีงบประมาณ พ.ศ. {year} ฉบับที่ {thai.to_thai_digits(edition.number)} เผยแพร่เมื่อ {published}",
        f"รหัสตรวจสอบ {edition.short_hash}",
    )


def around(edition, part, year):
    """Return the Paper of an edition's report; of a withdrawn edition it holds no content."""
    office = edition.said.organisation
    attachment = f"measures-{year.fiscal_year}-edition-{edition.number}.json"
    common = {"author": office.name, "foot": foot(edition), "qr": check(edition), "attachment": attachment}
    if edition.withdrawn_at:
        return Paper(empty="เนื้อหาของฉบับที่เพิกถอนไม่แสดงแล้ว", **common)
    return Paper(
        preamble=preamble(edition.said),
        notes=notes(edition, part),
        empty="แผนของปีนี้ยังไม่มีมาตรการ",
        signature=Signature(office.chief_executive, office.chief_executive_title),
        chart=chart(year),
        **common,
    )
