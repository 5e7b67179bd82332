"""A form that was answered never changes: its next version is a copy that may."""

from django.db import transaction

from common import thai

from ..models import Aspect, Question, SurveyForm


@transaction.atomic
def copy(form: SurveyForm) -> SurveyForm:
    """Return a new form with the same aspects and questions, named as the next version."""
    made = SurveyForm.objects.create(name=_next_name(form.name), cuts=form.cuts)
    for aspect in form.aspects.prefetch_related("questions"):
        other = Aspect.objects.create(form=made, order=aspect.order, name=aspect.name)
        Question.objects.bulk_create(
            Question(aspect=other, order=one.order, text=one.text, indicator=one.indicator)
            for one in aspect.questions.all()
        )
    return made


def _next_name(name: str) -> str:
    """Return the first name of the kind "… ฉบับที่ ๒" that no form has."""
    stem = name.rpartition(" ฉบับที่ ")[0] or name
    known, number = set(SurveyForm.objects.values_list("name", flat=True)), 2
    while (found := f"{stem[:180]} ฉบับที่ {thai.to_thai_digits(number)}") in known:
        number += 1
    return found
