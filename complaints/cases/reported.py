"""What the parts of a report and the entries of a case are called where they are read."""

from ..models import Channel
from .actionable import PARTS
from .open_case import Entry
from .workflow import Status

# Of whoever asks for a service, who is accused of nothing.
APPLICANT = {"applicant": "ผู้ยื่นคำขอ", "applicant_contact": "ติดต่อผู้ยื่นคำขอ"}
LABELS = {
    "kind": "ประเภท",
    "category": "หมวดเรื่อง",
    "text": "รายละเอียด",
    "place": "ที่ไหน",
    **PARTS,
    "involved_words": "ผู้ที่เกี่ยวข้อง",
    **APPLICANT,
}

TITLES = {
    "report": "แจ้งเรื่อง",
    "message": "ข้อความ",
    "rating": "ให้คะแนน",
    "note": "บันทึกภายใน",
    "assigned": "มอบหมาย",
    "shut-out": "กันเจ้าหน้าที่ออกจากเรื่อง",
    "reader-removed": "นำเจ้าหน้าที่ออกจากเรื่อง",
    "reader-left": "ผู้รับเรื่องออกจากเรื่องนี้",
    "passed-on": "เลยกำหนดแจ้งผล",
    "asked": "ขอให้ผู้รับเรื่องอีกคนยืนยัน",
    "on-board": "นำขึ้นกระดานเรื่องทั่วไป",
    "off-board": "นำออกจากกระดานเรื่องทั่วไป",
    "not-agreed": "คำขอที่ไม่มีผลแล้ว",
    "reader-proposed": "เสนอเพิ่มผู้รับผิดชอบเรื่อง",
    "reader-added": "เพิ่มผู้รับผิดชอบเรื่อง",
    "recovered": "เปิดด้วยกุญแจกู้คืน",
    "opened": "เปิดอ่าน",
    "destruction-agreed": "ยืนยันให้ทำลายเมื่อครบกำหนดเก็บรักษา",
    "exported": "ส่งออกสำเนาเรื่อง",
    "sent-on": "จัดทำสำเนาส่งหน่วยงานอื่น",
    "identity-opened": "เปิดซองชื่อผู้แจ้ง",
    "identity-given": "แจ้งชื่อหรือช่องทางติดต่อในซองปิดผนึก",
    "identity-taken-back": "ขอถอนชื่อและช่องทางติดต่อ",
}


# What its own reporter reads of an entry or a status that names the reporter, or that an officer's word alone leaves unclear.
TOLD = {
    Status.CONFIRMED: "ท่านยืนยันผลแล้ว",
    Status.REOPENED: "ท่านขอเปิดเรื่องอีกครั้ง",
    Status.APPEALED: "ท่านอุทธรณ์ต่อผู้รับเรื่องภายนอก",
    Status.WITHDRAWN: "ท่านถอนเรื่องแล้ว",
    Status.TAKEN_BACK: "หน่วยงานรับเรื่องกลับมาดำเนินการ",
    "identity-opened": "เปิดซองชื่อของท่าน",
    "assigned": "มอบหมายให้ส่วนราชการดำเนินการ",
    "sent-on": "หน่วยงานจัดทำสำเนาเรื่องของท่านเพื่อส่งหน่วยงานอื่น",
}
ASKS = "ขอข้อมูลเพิ่ม"
TOOK_NOTE = "ท่านรับทราบผลแล้ว"  # of corruption, where nobody is asked whether it was mended


def names_applicant(fields: dict) -> bool:
    """Return whether these fields of a report tell who asks for a service: name and contact stand in it, in no envelope."""
    return any(fields.get(name) for name in APPLICANT)


def parts(fields: dict) -> list[tuple[str, str]]:
    """Return (label, text) of a report's fields, in the order of the form."""
    return [(LABELS[name], text) for name, text in fields.items()]


def entry_title(entry: Entry) -> str:
    """Return what an entry is: its new status, a question, or its kind."""
    if "asks" in entry.content:
        return ASKS
    return Status(entry.content["status"]).label if entry.type == "status" else TITLES[entry.type]


def status_told(status: Status, channel: str) -> str:
    """Return how the status of a case is told to its own reporter."""
    took_note = status == Status.CONFIRMED and channel == Channel.CORRUPTION
    return TOOK_NOTE if took_note else TOLD.get(status, status.label)


def entry_told(entry: Entry, channel: str) -> str:
    """Return what an entry is, as the case's own reporter reads it."""
    if entry.type == "status":
        return status_told(Status(entry.content["status"]), channel)
    return TOLD.get(entry.type, entry_title(entry))
