"""What an edition of the office's own facts says (schema organisation-1)."""

from typing import Annotated, Any

from common import models
from common.licences import DataLicence, Licence, licence
from common.models import Division, Organisation

from .contents import Content, titled
from .parts import Stored, kept


def _licence(code: str, whole: Any) -> str | None:
    return DataLicence(code).label if code in DataLicence.values else None


class SocialLink(Content):
    label: Annotated[str, kept(models.SocialLink, "label")]
    url: Annotated[str, kept(models.SocialLink, "url", coded=True)]


class NamedDivision(Content):
    code: Annotated[str, kept(Division, "code", coded=True)]
    name: Annotated[str, titled("ชื่อ")]


class Office(Content, tag_field="schema", tag="organisation-1"):
    """The office and its divisions; an unknown fact is empty."""

    name: Annotated[str, kept(Organisation, "name")]
    short_name: Annotated[str, kept(Organisation, "short_name")]
    address: Annotated[str, kept(Organisation, "address")]
    phones: Annotated[str, kept(Organisation, "phones")]
    fax: Annotated[str, kept(Organisation, "fax")]
    email: Annotated[str, kept(Organisation, "email")]
    site_address: Annotated[str, titled("ที่อยู่เว็บไซต์", coded=True)]
    chief_executive: Annotated[str, titled("ผู้บริหารสูงสุด")]
    chief_executive_title: Annotated[str, kept(Organisation, "chief_executive_title")]
    logo: Annotated[Stored | None, kept(Organisation, "logo")]
    social_links: Annotated[list[SocialLink], titled("ช่องทางสื่อสังคม")]
    divisions: Annotated[list[NamedDivision], titled("ส่วนราชการ")]
    data_licence: Annotated[str, kept(Organisation, "data_licence", words=_licence)] = ""

    @property
    def site_root(self) -> str:
        """Return the site's address without the last slash, to put a path behind; "" when it is not known."""
        return self.site_address.rstrip("/")

    @property
    def licence(self) -> Licence | None:
        """Return the licence under which the office gives its data; None while it says nothing."""
        return licence(self.data_licence)
