"""What was taken, for the receipt: the report, its files with their fingerprints, who reads and who is kept out."""

from ..cases.open_case import OpenCase
from ..cases.reported import parts
from ..forms.general import REQUEST
from ..readers import circle


def taken(opened: OpenCase) -> dict:
    """Return the receipt's context of a case; the report only until its code was confirmed, since the page comes again."""
    report = opened.entries()[0].content["fields"]
    return {
        "report": [] if opened.case.code_confirmed else parts(report),
        "files": opened.files(),
        "circle": circle.circle_of(opened),
        "is_request": report.get("kind") == REQUEST,
        "has_identity": bool(opened.leaf("identity")),
    }
