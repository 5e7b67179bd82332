"""What a desk needs before it opens, as steps for whoever sets it up; each state is worked out from what is there.

Nothing here says anything about a case or who reads one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django_otp import user_has_device

from common.thai import be_year, format_date, format_number, to_thai_digits

from ..cases import deadlines
from ..guideline import in_force
from ..models import Channel, Desk, Holiday, Reader, StaffMember
from ..readers import choosing, sound
from ..server_secret import SecretMissing, server_secret

REHEARSED_FOR = timedelta(days=366)
NEXT_YEAR_FROM_MONTH = 10  # the cabinet has usually fixed next year's holidays by then


@dataclass(frozen=True)
class Step:
    """One step: `state` says how it stands, `template` what to do; `needed` is False where a desk may open without."""

    slug: str
    title: str
    is_done: bool
    state: str
    needed: bool = True

    @property
    def template(self) -> str:
        return f"admin/complaints/setup/{self.slug}.html"


def steps(today: date | None = None) -> list[Step]:
    """Return all steps in the order in which they are taken; only the first while it is not done, since keys hang on it."""
    today = today or timezone.localdate()
    secret = _pepper()
    if not secret.is_done:
        return [secret]
    keepers = [_recovery_key(), _rehearsal(today)]
    people = [_roster(), _officers(), _second_factor(), _outside_reader()]
    return [secret, _real_desk(), *keepers, *people, _limits(), _holidays(today), _mail()]


def _pepper() -> Step:
    try:
        server_secret()
    except SecretMissing:
        return Step("pepper", "ความลับของเครื่องแม่ข่าย", False, "ยังไม่ได้กำหนด COMPLAINTS_PEPPER หรือค่าไม่ครบ ๖๔ ตัว")
    return Step("pepper", "ความลับของเครื่องแม่ข่าย", True, "กำหนดแล้ว")


def _real_desk() -> Step:
    demo = Desk.objects.filter(demo=True).exists()
    state = "ห้องนี้เป็นห้องสาธิต กุญแจของห้องเคยแสดงบนหน้าจอ ห้ามใช้รับเรื่องจริง" if demo else "ไม่ใช่ห้องสาธิต"
    return Step("real-desk", "ห้องจริง ไม่ใช่ห้องสาธิต", not demo, state)


def _recovery_key() -> Step:
    key = choosing.recovery_in_use()
    state = f"ใช้กุญแจที่ติดตั้งเมื่อ {format_date(key.made_on)}" if key else "ยังไม่มีกุญแจกู้คืนที่ใช้ได้"
    return Step("recovery-key", "กุญแจกู้คืนของหน่วยงาน", bool(key), state)


def _rehearsal(today: date) -> Step:
    key = choosing.recovery_in_use()
    day = key.rehearsed_on if key else None
    fresh = day is not None and today - day < REHEARSED_FOR
    state = f"ซ้อมล่าสุดเมื่อ {format_date(day)}" if day else "ยังไม่เคยซ้อม"
    return Step("rehearsal", "ซ้อมกู้คืน", fresh, state if fresh or not day else f"{state} เกินหนึ่งปีแล้ว ควรซ้อมใหม่")


def _roster() -> Step:
    active = StaffMember.objects.filter(active=True)
    chief = active.filter(chief_executive=True).exists()
    state = f"มีบุคลากร {format_number(active.count())} ตำแหน่ง"
    if faults := sound.faults():
        return Step("roster", "ทะเบียนบุคลากร", False, " ".join([state, *faults]))
    return Step(
        "roster", "ทะเบียนบุคลากร", chief, f"{state} และระบุผู้บริหารสูงสุดแล้ว" if chief else f"{state} ยังไม่ได้ระบุผู้บริหารสูงสุด"
    )


def _officers() -> Step:
    counts = {channel: len(sound.trusted(Reader.objects.officers(channel))) for channel in Channel}
    state = " ".join(f"{channel.label} {format_number(count)} คน" for channel, count in counts.items())
    done = all(count >= choosing.LEAST_READERS for count in counts.values())
    return Step("officers", "เจ้าหน้าที่ผู้ถือกุญแจ อย่างน้อยสองคนต่อช่องทาง", done, f"ถือกุญแจแล้ว: {state}")


def _second_factor() -> Step:
    without = [str(reader) for reader in Reader.objects.current() if not user_has_device(reader.user)]
    if not Reader.objects.current().exists():
        return Step("second-factor", "ยืนยันตัวตนขั้นที่สอง", False, "ยังไม่มีผู้ถือกุญแจ")
    state = f"ยังไม่ได้เพิ่มโทรศัพท์: {', '.join(without)}" if without else "ผู้ถือกุญแจทุกคนเพิ่มโทรศัพท์แล้ว"
    return Step("second-factor", "ยืนยันตัวตนขั้นที่สอง", not without, state)


def _outside_reader() -> Step:
    held = sound.trusted(Reader.objects.current().filter(outside=True))
    state = f"แต่งตั้งแล้ว: {held[0]}" if held else "ยังไม่มี เรื่องที่พาดพิงผู้บริหารสูงสุดจะไม่ถูกรับไว้"
    return Step("outside-reader", "ผู้รับเรื่องภายนอก", bool(held), state, needed=False)


def _limits() -> Step:
    title, said = "แนวปฏิบัติที่เผยแพร่: ส่วนงาน กำหนดเวลา และช่องทางอื่น", in_force.published()
    if said is None:
        return Step("limits", title, False, "ยังไม่ได้เผยแพร่แนวปฏิบัติการจัดการเรื่องร้องเรียน")
    wanted = {"ส่วนงานที่รับผิดชอบ": said.unit, "ช่องทางอื่น": said.ways}
    lacks = [name for name, found in wanted.items() if not found]
    told = f"แจ้งผลภายใน {format_number(said.answer_days)} {deadlines.rule().unit}"
    return Step("limits", title, not lacks, f"ฉบับที่เผยแพร่ยังไม่มี{'และ'.join(lacks)}" if lacks else told)


def _holidays(today: date) -> Step:
    years = [today.year, today.year + 1]
    counts = [Holiday.objects.filter(date__year=year).count() for year in years]
    wanted = counts if today.month >= NEXT_YEAR_FROM_MONTH else counts[:1]
    state = " ".join(
        f"ปี {to_thai_digits(be_year(year))} มี {format_number(count)} วัน"
        for year, count in zip(years, counts, strict=True)
    )
    return Step("holidays", "วันหยุดราชการของปีนี้และปีหน้า", all(wanted), state)


def _mail() -> Step:
    without = [str(reader) for reader in Reader.objects.current() if not reader.user.email]
    state = f"ยังไม่มีอีเมล: {', '.join(without)}" if without else "ผู้ถือกุญแจทุกคนมีอีเมล"
    return Step("mail", "อีเมลเตือนประจำวัน", not without and Reader.objects.current().exists(), state, needed=False)
