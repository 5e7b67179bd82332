"""The duties of the running fiscal year and the next, as a calendar that a telephone takes in."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Alarm, Calendar, Event

from common import thai, wheel
from common.wheel import Duty

ALARMS = (30, 7)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Answer with the duties of the person who asks, an all-day event each; the same duty keeps its UID from day to day."""
    shown = Calendar()
    shown.add("prodid", "-//kokkhon-ita//year wheel//TH")
    shown.add("version", "2.0")
    shown.add("x-wr-calname", "หน้าที่ตามวงรอบปีงบประมาณ")
    for duty in wheel.coming(request.user, timezone.localdate()):
        shown.add_component(_event(duty, request))
    response = HttpResponse(shown.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="duties.ics"'
    return response


def _event(duty: Duty, request: HttpRequest) -> Event:
    event = Event()
    event.add("uid", f"{duty.year}-{duty.name}@{request.get_host()}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", duty.day)
    event.add("dtend", duty.day + timedelta(days=1))
    event.add("summary", f"{duty.label} ปีงบประมาณ {thai.to_thai_digits(duty.year)}")
    event.add("transp", "TRANSPARENT")
    for days in ALARMS if duty.ends else ():
        event.add_component(_alarm(event, days))
    return event


def _alarm(event: Event, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", timedelta(days=-days))
    return alarm
