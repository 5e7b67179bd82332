"""The month's list of cases whose time is over, as each reader's key opens it, and the reader's word that they be destroyed."""

from collections.abc import Collection
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common.thai import format_number

from ..cases import retention
from ..models import Case
from ..readers import destroying
from ..readers.unlocking import Unlocked
from . import finals
from .access import unlocked
from .bulk import MOST, chosen_cases, each_of
from .frame import page
from .lists import TRIED, lines_of, told

PAGE = "admin:complaints_desk_retention"


@unlocked
@require_safe
def show(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """List this reader's cases of the month's list, and who has confirmed."""
    altered: list[Case] = []
    lines = lines_of(retention.listed(timezone.localdate())[:TRIED], desk, altered)
    context = {
        "lines": [(line, _stands(destroying.agreed(line.opened), desk)) for line in lines],
        "desk": desk,
        "final": finals.DESTROY,
        **told(altered, desk),
    }
    return page(request, "retention", context, title="เรื่องที่ครบกำหนดเก็บรักษา")


def _stands(agreed: Collection[int], desk: Unlocked) -> str:
    return "ท่านยืนยันแล้ว รอผู้รับเรื่องอีกคน" if desk.reader.pk in agreed else "รอท่านยืนยัน มีผู้ยืนยันแล้ว ๑ คน" if agreed else ""


@unlocked
@require_POST
def agree(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Confirm each chosen case; what could not be confirmed is named."""
    if "sure" not in request.POST:
        messages.error(request, finals.SURE)
        return redirect(PAGE)
    chosen = chosen_cases(request)
    done = each_of(request, desk, chosen, partial(destroying.agree, by=desk.reader))
    if done:
        messages.success(request, f"ยืนยันแล้ว {format_number(done)} เรื่อง เรื่องที่ยืนยันครบสองคนจะถูกทำลายในคืนนี้")
    elif not chosen:
        messages.error(request, f"ยังไม่ได้เลือกเรื่อง เลือกได้ครั้งละไม่เกิน {format_number(MOST)} เรื่อง")
    return redirect(PAGE)
