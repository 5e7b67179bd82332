"""Services, rounds and answers for tests."""

from itertools import count

from django.utils import timezone

from common import thai
from services.models import Answer, Aspect, Channel, Question, Round, Service, SurveyForm
from services.survey import recording
from tests import factories

_numbers = count(1)


def service(**facts):
    """Return a service that the first division offers."""
    facts = {"name": f"บริการตัวอย่างที่ {next(_numbers)}", "division": factories.divisions()[0], "active": True} | facts
    return Service.objects.create(**facts)


def catalogue(**facts):
    """Return the first edition of a catalogue of one service with these facts."""
    factories.organisation(site_address="https://www.example.go.th")
    service(**facts)
    return factories.publish("services", "")


def form(*, questions=(2, 1, 1, 1), **facts):
    """Return a form with so many questions in each aspect; the first one foretells indicator 6, the others 7 and 8."""
    made = SurveyForm.objects.create(**{"name": f"แบบสำรวจที่ {next(_numbers)}"} | facts)
    for order, many in enumerate(questions, start=1):
        aspect = Aspect.objects.create(form=made, order=order, name=f"ด้านที่ {order}")
        for place in range(1, many + 1):
            Question.objects.create(aspect=aspect, order=place, text=f"ข้อ {order}.{place}", indicator=5 + min(order, 3))
    return made


def round_of(made=None, **facts):
    """Return the round that is open today, of a form made for it unless given."""
    today = timezone.localdate()
    year, half = thai.fiscal_year(today), thai.half_of(today)
    first, last = thai.half_range(year, half)
    facts = {"fiscal_year": year, "part": str(half), "opens": first, "closes": last} | facts
    return Round.objects.create(form=made or form(), **facts)


def announced(made=None, **facts):
    """Return the round of today, announced by its first edition; a service must be there."""
    asked = round_of(made, **facts)
    announce(asked)
    return asked


def announce(asked):
    """Publish a round as it is now."""
    factories.organisation()
    factories.publish("survey-round", asked.key)


def answer(asked, service, marks, times=1, **facts):
    """Write `times` answers with these marks, digits in the order of the questions."""
    facts = {"channel": Channel.QR, "day": asked.opens} | facts
    recording.record(asked, [Answer(round=asked, service=service, marks=marks, **facts) for _ in range(times)])
