"""Who may work at the desk: signed in, second factor given, desk unlocked. Everybody else is asked to sign in, and sees no case."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from .. import worker_memory
from ..cases import access_log, identity
from ..cases.one_state import once_more
from ..cases.open_case import OpenCase
from ..models import Case, Desk, Reader
from ..no_store import no_store
from ..readers import overdue, shutting_out, unlocking
from ..readers.unlocking import Unlocked
from ..sealing.errors import SealError
from . import signed_out
from .frame import page
from .passphrases import ask_again

SAFE = ("GET", "HEAD")


def reader_of(user: Any) -> Reader | None:
    """Return the key holder that this user is now, or None; at a demo desk only where the site was started as one."""
    reader = Reader.objects.current().filter(user_id=user.pk).first() if user.is_authenticated else None
    at_demo = reader and not settings.DEMONSTRATION and Desk.objects.filter(demo=True).exists()
    return None if at_demo else reader


class PagesOnly(admin.ModelAdmin):
    """A line of the admin's menu with pages and no rows; `has_module_permission` decides on all of them."""

    has_view_permission = has_change_permission = lambda self, request, obj=None: self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def for_readers(view: Callable[..., HttpResponseBase]) -> Callable[..., Any]:
    """Let in only signed-in key holders; to others the page does not exist. The view gets `reader`.

    Whoever is not signed in any more gets back the words that they sent.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        reader = reader_of(request.user)
        if reader is None:
            raise Http404("ไม่มีหน้านี้")
        worker_memory.hold(f"reader {reader.pk}")
        return view(request, *args, reader=reader, **kwargs)

    inside = admin.site.admin_view(entered)

    @no_store
    @sensitive_post_parameters()
    @wraps(inside)
    def entered_or_signed_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return signed_out.kept(request) or inside(request, *args, **kwargs)

    return entered_or_signed_out


def unlocked(view: Callable[..., HttpResponseBase]) -> Callable[..., Any]:
    """Let in readers who gave their second factor and unlocked the desk. The view gets `desk`.

    What was sent to a desk that had locked meanwhile waits in the page that asks for the passphrase.
    """

    @for_readers
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, reader: Reader, **kwargs: Any) -> HttpResponseBase:
        if not cast(Any, request.user).is_verified():
            return redirect("admin:complaints_desk_second_factor")
        desk = unlocking.current(request)
        if desk is None and request.method != "POST":
            return redirect("admin:complaints_desk_unlock")
        if desk is None:
            desk, asked = ask_again(request, reader)
            if desk is None:
                return cast(HttpResponseBase, asked)
        answer = partial(view, request, *args, desk=desk, **kwargs)
        try:
            response = once_more(answer) if request.method in SAFE else answer()
        except SealError:
            response = page(request, "altered", {}, title="ยังเปิดเรื่องนี้ไม่ได้", status=409)
        if not getattr(response, "locks_desk", False):
            unlocking.remember(response, desk, request)
        return response

    return entered


def opened_case(desk: Unlocked, case_id: UUID) -> OpenCase:
    """Return the case opened by this desk; a case that is not its own does not exist for it. The opening is noted in it.

    Raises SealError, which `unlocked` answers, for what was changed behind the site.
    """
    return once_more(partial(_opened_case, desk, case_id))


def _opened_case(desk: Unlocked, case_id: UUID) -> OpenCase:
    case = Case.objects.standing().filter(pk=case_id).first()
    opened = case and unlocking.open_case(case, desk.box)
    if not opened:
        raise Http404("ไม่มีเรื่องนี้")
    opened = overdue.joined(shutting_out.carried_over(opened, desk.box), desk.reader)
    overdue.renewed(opened)
    opened = identity.enclosed(opened)
    return access_log.note(opened, what=access_log.CASE, by=str(desk.reader))
