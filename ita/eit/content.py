"""Working records → what an edition of the EIT survey says."""

from common.later import later
from common.models import Organisation
from publishing.contents import content_of
from publishing.parts import OfficeName

from ..models import EitRound
from .edition import Picture, Survey

_mismatch = later("ita.eit.reading.mismatch")


def keys() -> list[str]:
    """Return the fiscal years that have a survey round, newest first, as text."""
    return [str(year) for year in EitRound.objects.values_list("fiscal_year", flat=True)]


def survey(key: str) -> Survey:
    """Return the Survey of the fiscal year `key` (พ.ศ.); raises LookupError when there is none.

    An official QR picture that no longer leads where the link leads is left out.
    """
    round_ = EitRound.objects.select_related("official_qr").filter(fiscal_year=key).first()
    if round_ is None:
        raise LookupError(f"ไม่มีแบบวัด EIT ของปีงบประมาณ {key}")
    office = content_of(OfficeName, Organisation.objects.first() or Organisation())
    return content_of(Survey, round_, organisation=office, official_qr=_picture(round_))


def _picture(round_: EitRound) -> Picture | None:
    file = round_.official_qr
    if file is None or _mismatch(file.read(), round_.code):
        return None
    return content_of(Picture, file)
