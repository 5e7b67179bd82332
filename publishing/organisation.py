"""The office's own facts as a publication: what the head, the foot and the contact page show."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common import versions
from common.models import Division, Organisation
from common.nothing_yet import nothing_yet

from . import linked, pages, state
from .addresses import Addresses, Onward
from .contents import content_of
from .kinds import Kind
from .kinds import register as register_kind
from .models import Edition
from .office import Office, OfficeDivision, SocialLink
from .parts import Stored

ADDRESSES = Addresses("organisation", "publishing", "contact", "contact/", "contact-")
NOTHING = {"said": None, "sha256": "", "picture": ""}


def content(key: str) -> Office:
    """Return the Office with its divisions; raises LookupError before the office is entered."""
    office = Organisation.objects.select_related("logo").first()
    if office is None:
        raise LookupError("ยังไม่ได้บันทึกข้อมูลหน่วยงาน")
    return content_of(
        Office,
        office,
        logo=content_of(Stored, office.logo) if office.logo else None,
        social_links=[content_of(SocialLink, link) for link in office.social_links.all()],
        divisions=[_named(division) for division in Division.objects.select_related("followed_by")],
    )


def _named(division: Division) -> OfficeDivision:
    heir = cast(Division | None, division.followed_by)
    return content_of(OfficeDivision, division, followed_by=heir.name if heir else "")


_held: tuple = (None, NOTHING)


def published() -> dict[str, Any]:
    """Return what the office's newest edition that stands says (None without one), its sha256 and its picture's address.

    It is read once for each state.State, so it is as new as that.
    """
    global _held
    current = state.now()
    known, found = _held
    if known != current:
        found = _live()
        _held = current, found
    return found


def forget() -> None:
    """Read it again the next time, whatever the state."""
    global _held
    _held = None, NOTHING


def _live() -> dict[str, Any]:
    live = Edition.objects.stands("organisation", "")
    return {"said": live.said, "sha256": live.sha256, "picture": live.picture_url} if live else NOTHING


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the contact page of this edition, its divisions as they are today."""
    said, today = edition.said, timezone.localdate()
    divisions = {"divisions": said.standing(today), "former": said.former(today)}
    context = {"edition": edition, "organisation": said, "facts": linked.office(said), **divisions}
    return render(request, "contact.html", context)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Answer with the newest contact page; before the first edition with where else to go."""
    try:
        return pages.newest(request, "organisation")
    except Http404:
        return nothing_yet(render(request, "publishing/no_contact.html"))


def register() -> None:
    versions.register(lambda: published()["sha256"])
    register_kind(
        Kind(
            name="organisation",
            label="ข้อมูลหน่วยงาน",
            content=content,
            keys=lambda: [""] if Organisation.objects.exists() else [],
            contents=(Office,),
            title=lambda content: f"ข้อมูลหน่วยงาน {content.name}",
            page=page,
            addresses=ADDRESSES,
            onward=Onward("complaints:index", "ช่องทางแจ้งเรื่องทางเว็บไซต์นี้"),
            changed_with=("common.change_organisation", "common.change_division"),
            empty=lambda content: not (content.address or content.phones or content.email),
        )
    )
