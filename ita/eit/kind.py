"""The EIT survey as something that can be published."""

from common import thai
from publishing.addresses import Addresses, Onward
from publishing.kinds import Files, Kind
from publishing.kinds import register as register_kind

from . import links
from .edition import Survey

ADDRESSES = Addresses("eit", "eit", "year", "<int:year>/")


def title(content: Survey) -> str:
    return f"แบบวัด EIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content.fiscal_year)}"


def warnings(content: Survey) -> list[str]:
    """Return what the public will miss: the office's code, or a date."""
    found = [] if content.link != links.BARE else ["ลิงก์ยังไม่มีรหัสหน่วยงาน ผู้ตอบต้องค้นหาหน่วยงานในระบบ ITAS เอง"]
    return found if content.opens and content.closes else [*found, "ยังไม่ระบุวันเปิดหรือวันปิดรับคำตอบ"]


def register() -> None:
    from . import content, files, views

    register_kind(
        Kind(
            name="eit",
            label="แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
            content=content.survey,
            keys=content.keys,
            contents=(Survey,),
            title=title,
            page=views.page,
            addresses=ADDRESSES,
            onward=Onward("eit:years", "การประเมินของปีอื่น"),
            changed_with=("ita.change_eitround",),
            warnings=warnings,
            files=Files(tuple(files.FILES), files.outputs),
        )
    )
