"""An answer is written and counted in one transaction, so that every figure is there at once and never tallied again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from ..models import Answer, Round, Standing
from ..models.answers import GROUPS, UNANSWERED, Channel
from ..models.questions import SCALE


def digits(marks: dict[int, int | None], questions: Sequence[int]) -> str:
    """Return marks by number of a question as the digits of an Answer, in the order of `questions`."""
    return "".join(str(marks.get(number) or UNANSWERED) for number in questions)


def record(asked: Round, answers: Iterable[Answer]) -> int:
    """Write these unsaved answers of one round, count them, and return how many there were."""
    by_service = defaultdict(list)
    for answer in answers:
        by_service[answer.service_id].append(answer)
    numbers = [question.pk for question in asked.form.questions()]
    with transaction.atomic():
        for service, group in sorted(by_service.items()):
            standing = _locked(asked, service)
            Answer.objects.bulk_create(group, batch_size=2000)
            standing.counts = _changed(standing.counts, group, numbers, 1)
            standing.save()
    return sum(map(len, by_service.values()))


@transaction.atomic
def remove(answer: Answer) -> None:
    """Take an answer that is no real one out, and out of the sums."""
    standing = _locked(answer.round, answer.service_id)
    # Whoever came second finds it gone, and takes nothing off the sums.
    if not Answer.objects.filter(pk=answer.pk).delete()[0]:
        return
    numbers = [question.pk for question in answer.round.form.questions()]
    standing.counts = _changed(standing.counts, [answer], numbers, -1)
    standing.save()


def recounted(asked: Round) -> dict[int, dict]:
    """Return the sums of a round by service, counted anew from its answers: what the standings must say."""
    numbers = [question.pk for question in asked.form.questions()]
    by_service = defaultdict(list)
    for answer in asked.answers.all():
        by_service[answer.service_id].append(answer)
    return {service: _changed({}, group, numbers, 1) for service, group in by_service.items()}


def _locked(asked: Round, service: int) -> Standing:
    """Return the standing of a service, which nobody else changes until the transaction ends."""
    Standing.objects.get_or_create(round=asked, service_id=service)
    return Standing.objects.select_for_update().get(round=asked, service_id=service)


def _changed(counts: dict[str, Any], answers: Sequence[Answer], numbers: Sequence[int], sign: int) -> dict[str, Any]:
    """Return counts with these answers added (sign 1) or taken off (-1)."""
    marks = [list(counts.get("marks", {}).get(str(number), [0] * SCALE)) for number in numbers]
    for given, times in Counter(answer.marks for answer in answers).items():
        for question, digit in enumerate(given):
            if digit != UNANSWERED:
                marks[question][int(digit) - 1] += sign * times
    changed = {
        "n": counts.get("n", 0) + sign * len(answers),
        "marks": {str(number): found for number, found in zip(numbers, marks, strict=True)},
    }
    for name in GROUPS:
        found = Counter(counts.get(name, {}))
        for code, times in Counter(getattr(answer, name) for answer in answers).items():
            found[code] += sign * times
        changed[name] = dict(sorted(found.items()))
    return changed | {"days": _days(counts, answers, sign)}


def _days(counts: dict[str, Any], answers: Sequence[Answer], sign: int) -> dict[str, int]:
    """Return how many answers each day brought from machines that are not the office's own."""
    found = Counter(counts.get("days", {}))
    for answer in answers:
        found[str(answer.day)] += sign * (answer.channel == Channel.QR)
    return dict(sorted((+found).items()))
