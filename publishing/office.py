"""What an edition of the office's own facts says (schema organisation-1)."""

from typing import Annotated, Any

from common.licences import DataLicence, Licence, licence

from .contents import Content, titled
from .parts import Stored


def _licence(code: str, whole: Any) -> str | None:
    return DataLicence(code).label if code in DataLicence.values else None


class SocialLink(Content):
    label: Annotated[str, titled("ชื่อช่องทาง")]
    url: Annotated[str, titled("ลิงก์", coded=True)]


class NamedDivision(Content):
    code: Annotated[str, titled("รหัส", coded=True)]
    name: Annotated[str, titled("ชื่อ")]


class Office(Content, tag_field="schema", tag="organisation-1"):
    """The office and its divisions; an unknown fact is empty."""

    name: Annotated[str, titled("ชื่อหน่วยงาน")]
    short_name: Annotated[str, titled("ชื่อย่อ")]
    address: Annotated[str, titled("ที่อยู่")]
    phones: Annotated[str, titled("โทรศัพท์")]
    fax: Annotated[str, titled("โทรสาร")]
    email: Annotated[str, titled("อีเมล")]
    site_address: Annotated[str, titled("ที่อยู่เว็บไซต์", coded=True)]
    chief_executive: Annotated[str, titled("ผู้บริหารสูงสุด")]
    chief_executive_title: Annotated[str, titled("ตำแหน่งผู้บริหารสูงสุด")]
    logo: Annotated[Stored | None, titled("ตราหน่วยงาน")]
    social_links: Annotated[list[SocialLink], titled("ช่องทางสื่อสังคม")]
    divisions: Annotated[list[NamedDivision], titled("ส่วนราชการ")]
    data_licence: Annotated[str, titled("สัญญาอนุญาตของข้อมูลเปิด", words=_licence)] = ""

    @property
    def site_root(self) -> str:
        """Return the site's address without the last slash, to put a path behind; "" when it is not known."""
        return self.site_address.rstrip("/")

    @property
    def licence(self) -> Licence | None:
        """Return the licence under which the office gives its data; None while it says nothing."""
        return licence(self.data_licence)
