"""What holds now: the newest edition of the guideline that stands; before the first one, what the site itself keeps to."""

from publishing.models import Edition

from .edition import Guideline, Way

KIND = "complaint-guideline"
# Until an office has published its own: the limits of the government's rules by the calendar, and who helps anywhere.
UNPUBLISHED = Guideline(
    organisation="",
    unit="",
    answer_days=15,
    working_days=False,
    progress_days=30,
    reopen_days=30,
    procedure="",
    ways=[
        Way(name="สำนักงาน ป.ป.ช.", detail="สายด่วน ๑๒๐๕", url="https://www.nacc.go.th/", outside=True),
        Way(name="สำนักงาน ป.ป.ท.", detail="สายด่วน ๑๒๐๖", url="https://www.pacc.go.th/", outside=True),
        Way(name="ศูนย์ดำรงธรรม", detail="ที่อำเภอหรือศาลากลางจังหวัด สายด่วน ๑๕๖๗", url="", outside=True),
    ],
    categories=[],
    villages=[],
)


def published() -> Guideline | None:
    """Return what the edition in force says; None while none stands."""
    edition = Edition.objects.stands(KIND, "")
    return edition.said if edition else None


def guideline() -> Guideline:
    """Return what holds now for limits and forms, published or not."""
    return published() or UNPUBLISHED
