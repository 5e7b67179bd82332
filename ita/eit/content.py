"""Working records → the JSON of an EIT edition (schema eit-1)."""

from common.models import Organisation

from ..models import EitRound
from . import reading


def keys():
    """Return the fiscal years that have a survey round, newest first, as text."""
    return [str(year) for year in EitRound.objects.values_list("fiscal_year", flat=True)]


def content(key):
    """Freeze the survey round of the fiscal year `key` (พ.ศ.); raises LookupError when there is none.

    An official QR picture that no longer leads where the link leads is left out.
    """
    round_ = EitRound.objects.select_related("official_qr").filter(fiscal_year=key).first()
    if round_ is None:
        raise LookupError(f"ไม่มีแบบวัด EIT ของปีงบประมาณ {key}")
    office = Organisation.objects.first()
    return {
        "schema": "eit-1",
        "fiscal_year": round_.fiscal_year,
        "organisation": {name: getattr(office, name, "") for name in ("name", "short_name", "site_address")},
        "link": round_.link,
        **{name: _iso(getattr(round_, name)) for name in ("opens", "closes", "next_opens", "next_closes")},
        "official_qr": _picture(round_),
        "app_store": round_.app_store,
        "google_play": round_.google_play,
    }


def _iso(day):
    return day.isoformat() if day else None


def _picture(round_):
    file = round_.official_qr
    if file is None or reading.mismatch(file.path.read_bytes(), round_.code):
        return None
    return {"sha256": file.sha256, "name": file.name, "size": file.size}
