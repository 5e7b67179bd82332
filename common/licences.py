"""The licences under which an office can give its data."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Licence:
    """What people call a licence, where its words stand, and in one sentence what it allows."""

    label: str
    address: str
    say: str


class DataLicence(models.TextChoices):
    """The open licences to choose from."""

    BY = "cc-by-4.0", "ครีเอทีฟคอมมอนส์ แสดงที่มา ๔.๐ (CC BY 4.0)"
    ZERO = "cc0-1.0", "ครีเอทีฟคอมมอนส์ ไม่สงวนสิทธิ ๑.๐ (CC0 1.0)"


ADDRESSES = {
    DataLicence.BY: "https://creativecommons.org/licenses/by/4.0/deed.th",
    DataLicence.ZERO: "https://creativecommons.org/publicdomain/zero/1.0/deed.th",
}
SAY = {
    DataLicence.BY: "นำไปใช้ ดัดแปลง และเผยแพร่ต่อได้ โดยอ้างชื่อหน่วยงานเป็นที่มา",
    DataLicence.ZERO: "นำไปใช้ ดัดแปลง และเผยแพร่ต่อได้โดยไม่มีเงื่อนไข",
}


def licence(code: str) -> Licence | None:
    """Return the Licence of a code; None for an empty or unknown one."""
    if code not in DataLicence.values:
        return None
    chosen = DataLicence(code)
    return Licence(str(chosen.label), ADDRESSES[chosen], SAY[chosen])
