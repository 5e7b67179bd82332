"""What the dashboard says about the services: drafts to check, months to type, results to publish."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice
from common.models import Division, StaffUser
from publishing.models import Edition
from publishing.yearly import draft_url

from . import access
from .editions import rounds
from .models import Round, Service, ServiceCount
from .results import content, thermometer
from .survey import unusual

A_YEAR = timedelta(days=365)
FORTNIGHT = timedelta(days=14)


def notices(user: StaffUser, today: date | None = None) -> Iterator[Notice]:
    """Yield what waits for this member of staff."""
    today = today or timezone.localdate()
    services = access.services_to_edit(user)
    if drafts := services.filter(active=False).count():
        sentence = f"ร่างบริการรอตรวจ {thai.format_number(drafts)} รายการ"
        yield Notice(Level.TASK, sentence, reverse("admin:services_service_changelist") + "?active__exact=0")
    yield from _of_ended(services.filter(active=True))
    if user.has_perm("services.change_servicecount"):
        yield from _uncounted(services.filter(active=True), today)
    if user.has_perm("services.change_round"):
        yield from _unannounced(today)
        yield from _unusual(today)
        yield from _unpublished(today)
        yield from _weak(today)


def _of_ended(services: QuerySet[Service]) -> Iterator[Notice]:
    for division in (
        Division.objects.ended().annotate(n=Count("services", filter=Q(services__in=services))).filter(n__gt=0)
    ):
        sentence = f"{division.told_end()} ยังมีบริการ {thai.format_number(division.n)} บริการ โปรดเปลี่ยนผู้รับผิดชอบ"
        url = f"{reverse('admin:services_service_changelist')}?active__exact=1&division__id__exact={division.pk}"
        yield Notice(Level.TASK, sentence, url)


def _uncounted(services: QuerySet[Service], today: date) -> Iterator[Notice]:
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    typed = ServiceCount.objects.filter(month=month).values("service")
    if missing := services.exclude(pk__in=typed).count():
        name = f"{thai.MONTHS[month.month - 1]} {thai.to_thai_digits(thai.be_year(month))}"
        sentence = f"ยังไม่ได้บันทึกสถิติการให้บริการเดือน{name} {thai.format_number(missing)} บริการ"
        yield Notice(Level.TASK, sentence, reverse("admin:services_servicecount_grid"))


def _unannounced(today: date) -> Iterator[Notice]:
    """Yield each round that should take answers but that nobody announced."""
    known = set(Edition.objects.newest_of_each(rounds.KIND).filter(withdrawn_at=None).values_list("key", flat=True))
    for asked in Round.objects.filter(opens__lte=today, closes__gte=today):
        if asked.key not in known:
            sentence = f"รอบสำรวจ{asked} ยังไม่เผยแพร่ ประชาชนจึงยังตอบไม่ได้"
            yield Notice(Level.WRONG, sentence, draft_url(rounds.KIND, asked.key))


def _unusual(today: date) -> Iterator[Notice]:
    """Yield each day of the last fortnight that brought many times the usual number of answers."""
    for asked in Round.objects.filter(opens__lte=today, closes__gt=today - FORTNIGHT):
        for one in unusual.days(asked):
            if one.day > today - FORTNIGHT:
                yield Notice(Level.TASK, one.sentence, one.url)


def _unpublished(today: date) -> Iterator[Notice]:
    over = content.keys(today)
    known = set(Edition.objects.filter(kind="survey", key__in=over).values_list("key", flat=True))
    if waiting := len(set(over) - known):
        sentence = f"ผลสำรวจความพึงพอใจที่สิ้นรอบแล้วและยังไม่เผยแพร่ {thai.format_number(waiting)} รอบ"
        yield Notice(Level.TASK, sentence, reverse("admin:publishing_submission_add"))


def _weak(today: date) -> Iterator[Notice]:
    """Say which of the EIT's indicators the newest answered round foretells as weak, for a year after it opened."""
    answered = Round.objects.filter(standings__counts__n__gt=0, opens__gt=today - A_YEAR).order_by("-opens")
    asked = answered.select_related("form").first()
    weak = [reading for reading in thermometer.readings(asked) if reading.is_weak] if asked else []
    if asked and weak:
        numbers = " ".join(thai.to_thai_digits(one.number) for one in sorted(weak))
        sentence = f"แบบสำรวจส่งสัญญาณว่าตัวชี้วัด EIT ที่ {numbers} อ่อน (ต่ำกว่าร้อยละ {thai.to_thai_digits(thermometer.WEAK)})"
        yield Notice(Level.TASK, sentence, reverse("admin:services_round_results", args=[asked.pk]))
