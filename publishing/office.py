"""What an edition of the office's own facts says (schema organisation-1)."""

from datetime import date
from typing import Annotated, Any, NamedTuple

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


class OfficeDivision(NamedDivision):
    """A division as the office tells of it: when it stands, and who does its work after it."""

    starts_on: Annotated[date | None, kept(Division, "starts_on")] = None
    ends_on: Annotated[date | None, kept(Division, "ends_on")] = None
    followed_by: Annotated[str, kept(Division, "followed_by", "ชื่อของส่วนราชการในรายการเดียวกัน")] = ""

    def stands(self, day: date) -> bool:
        """Return whether it has begun by `day` and not ended before it."""
        return (self.starts_on or day) <= day <= (self.ends_on or day)

    def has_ended(self, day: date) -> bool:
        """Return whether its last day lies before `day`."""
        return self.ends_on is not None and self.ends_on < day


class Former(NamedTuple):
    """A division that has ended, and the name of whoever does its work now; "" where nobody is named."""

    division: OfficeDivision
    heir: str


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
    divisions: Annotated[list[OfficeDivision], titled("ส่วนราชการ")]
    data_licence: Annotated[str, kept(Organisation, "data_licence", words=_licence)] = ""

    def standing(self, day: date) -> list[OfficeDivision]:
        """Return the divisions that the office has on `day`."""
        return [division for division in self.divisions if division.stands(day)]

    def former(self, day: date) -> list[Former]:
        """Return the divisions that ended before `day`, each with whoever does its work on that day."""
        return [Former(one, self._heir(one, day)) for one in self.divisions if one.has_ended(day)]

    def _heir(self, division: OfficeDivision, day: date) -> str:
        named = {one.name: one for one in self.divisions}
        one: OfficeDivision | None = division
        for _ in self.divisions:
            if one and one.has_ended(day):
                one = named.get(one.followed_by)
        return one.name if one and not one.has_ended(day) else ""

    @property
    def site_root(self) -> str:
        """Return the site's address without the last slash, to put a path behind; "" when it is not known."""
        return self.site_address.rstrip("/")

    @property
    def licence(self) -> Licence | None:
        """Return the licence under which the office gives its data; None while it says nothing."""
        return licence(self.data_licence)
