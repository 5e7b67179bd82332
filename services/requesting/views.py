"""The form of a request. It is sent to the general channel, so that nothing of it is read, kept or sealed here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.filing import tokens
from complaints.forms.applying import BY_CODE
from complaints.forms.general import REQUEST
from complaints.models import Channel, Desk
from complaints.readers import choosing
from publishing.models import Edition

from ..editions.catalogue import KIND

WAY = {"step": 1, "steps": range(1, 3)}  # the request, then the last look of the general channel


@require_safe
def form(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a service that the office takes requests for; say so while the channel is closed."""
    live = Edition.objects.live(KIND, "")
    services = live.said.services if live and not live.withdrawn_at else []
    service = next((one for one in services if one.number == number and one.takes_requests), None)
    if service is None:
        raise Http404("บริการนี้ไม่รับคำขอทางเว็บไซต์ โปรดดูสถานที่และช่องทางให้บริการ")
    is_open = choosing.is_open(Channel.GENERAL)
    context = {"service": service, "is_open": is_open, "kind": REQUEST, "by_code": BY_CODE, **WAY}
    if is_open:
        context |= {"token": tokens.issue(Channel.GENERAL), "demo": Desk.objects.filter(demo=True).exists()}
    response = render(request, "services/request.html", context, status=200 if is_open else 503)
    response.headers["Cache-Control"] = "no-store, private"
    return response
