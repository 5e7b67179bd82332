"""What the dashboard says about files."""

from .dashboard import Level, Notice
from .uploads import scanning


def of_scanning(user):
    """Yield whether uploads are checked for malware, to whoever looks after the staff's accounts."""
    if not user.has_perm("common.change_staffuser"):
        return
    if not scanning.is_on():
        yield Notice(Level.FINE, "การตรวจไวรัสของไฟล์ที่นำเข้า: ปิดอยู่ (เปิดได้ด้วยตัวแปร CLAMD)")
    elif scanning.answers():
        yield Notice(Level.FINE, "การตรวจไวรัสของไฟล์ที่นำเข้า: เปิดอยู่และทำงานปกติ")
    else:
        yield Notice(Level.WRONG, "โปรแกรมตรวจไวรัสไม่ตอบ จึงยังนำเข้าไฟล์ไม่ได้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")
