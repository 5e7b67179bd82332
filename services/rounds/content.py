"""A round as its edition announces it."""

from collections.abc import Iterator
from itertools import groupby

from django.utils import timezone

from common.models import Organisation
from publishing.contents import content_of
from publishing.models import Edition
from publishing.parts import OfficeName

from ..editions import rounds as edition
from ..models import Round, SurveyForm
from ..models.periods import label
from . import announced


def keys() -> list[str]:
    """Return the keys of the rounds that are not over, or were announced before, the newest first."""
    published = set(Edition.objects.filter(kind=edition.KIND).values_list("key", flat=True))
    today = timezone.localdate()
    return [one.key for one in Round.objects.all() if one.closes >= today or one.key in published]


def content(key: str) -> edition.Round:
    """Return the Round of a key; raises LookupError without such a round or the office.

    The services of a round that is over keep the names under which they were asked about.
    """
    year, _, part = key.partition("-")
    found = Round.objects.filter(fiscal_year=year, part=part).select_related("form").first()
    office = Organisation.objects.first()
    if found is None or office is None:
        raise LookupError(f"ไม่มีรอบสำรวจ {key}")
    names = announced.names([key]) if found.closes < timezone.localdate() else {}
    return content_of(
        edition.Round,
        found,
        number=found.pk,
        label=label(key),
        organisation=content_of(OfficeName, office),
        form=found.form.name,
        aspects=list(_aspects(found.form)),
        services=[edition.Service(number=one.pk, name=names.get(one.pk, one.name)) for one in found.asked()],
    )


def warnings(said: edition.Round) -> list[str]:
    """Return a sentence for what nobody could answer."""
    wanted = {"ข้อคำถาม": said.questions, "บริการที่สำรวจ": said.services}
    missing = [words for words, found in wanted.items() if not found]
    return [f"รอบนี้ยังไม่มี{' และ'.join(missing)} จึงยังไม่มีผู้ใดตอบได้"] if missing else []


def _aspects(form: SurveyForm) -> Iterator[edition.Aspect]:
    for aspect, questions in groupby(form.questions(), key=lambda one: one.aspect):
        yield edition.Aspect(aspect.name, [edition.Question(number=one.pk, text=one.text) for one in questions])
