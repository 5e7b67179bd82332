"""What an edition of the catalogue says (schema services-1)."""

from typing import Annotated
from urllib.parse import urlsplit

from publishing.contents import Content, titled
from publishing.parts import FileFacts, OfficeName

KIND = "services"


class Service(Content):
    """One service; what the office did not say is empty."""

    NAMED_BY = "number"

    number: Annotated[int, titled("เลขที่หน้าเว็บ", ge=1, coded=True)]
    name: Annotated[str, titled("ชื่อบริการ", min_length=1)]
    other_names: Annotated[str, titled("คำที่ประชาชนเรียก")]
    division: Annotated[str, titled("ส่วนราชการผู้รับผิดชอบ")]
    who: Annotated[str, titled("ผู้มีสิทธิขอรับบริการ")]
    papers: Annotated[list[str], titled("เอกสารที่ต้องใช้")]
    steps: Annotated[list[str], titled("ขั้นตอน")]
    days: Annotated[str, titled("ระยะเวลาแล้วเสร็จ")]
    fee: Annotated[str, titled("ค่าธรรมเนียม")]
    law: Annotated[list[str], titled("กฎหมายที่เกี่ยวข้อง")]
    where: Annotated[str, titled("สถานที่และช่องทางให้บริการ")]
    form: Annotated[FileFacts | None, titled("แบบฟอร์ม")]
    online_url: Annotated[str, titled("ลิงก์ยื่นคำขอออนไลน์", coded=True)]
    takes_requests: Annotated[
        bool, titled("รับคำขอทางเว็บไซต์นี้", words=lambda value, whole: "รับ" if value else "ไม่รับ")
    ] = False

    @property
    def title(self) -> str:
        """Return what a search calls the service's form."""
        return f"แบบฟอร์ม {self.name}"

    @property
    def online_host(self) -> str:
        """Return the host of the other system where it can be asked for, "" without one."""
        return urlsplit(self.online_url).netloc


class Catalogue(Content, tag_field="schema", tag="services-1"):
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    services: Annotated[list[Service], titled("บริการที่")]
