"""The verbs of a bundle of slips."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from common import thai
from common.models import StaffUser

from ..models import Answer, Channel, PaperBatch
from ..models.answers import Age, Sex
from ..survey import recording
from ..tally import slips
from . import typists

ENTRIES = {1: "first", 2: "second"}


def titles(batch: PaperBatch) -> dict[str, str]:
    """Return what each value of a slip is called, in the order of the form."""
    questions = enumerate(batch.round.form.questions(), start=1)
    named = {f"q{question.pk}": f"ข้อ {thai.to_thai_digits(place)}" for place, question in questions}
    return {**named, "sex": "เพศ", "age": "อายุ"}


def store(batch: PaperBatch, which: int, entry: dict[int, dict], *, by: StaffUser, reason: str = "") -> None:
    """Keep the first (1) or second (2) entry.

    Raises ValidationError once slips of the bundle are counted, and for one person's both entries as typists.refusal says.
    """
    with transaction.atomic():
        batch = PaperBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.counted:
            raise ValidationError("ชุดนี้นับแล้ว จึงแก้การกรอกไม่ได้")
        if said := typists.refusal(batch, which, by, reason):
            raise ValidationError(said)
        batch.alone_reason = reason if typists.is_alone(batch, which, by) else ""
        setattr(batch, f"{ENTRIES[which]}_by", by)
        setattr(batch, ENTRIES[which], {str(number): slip for number, slip in sorted(entry.items())})
        batch.settled = {}
        batch.save()


def settle(batch: PaperBatch, chosen: dict[int, dict]) -> None:
    """Keep what somebody read on the slips that differ, {slip: {question: value}}."""
    with transaction.atomic():
        batch = PaperBatch.objects.select_for_update().get(pk=batch.pk)
        for number, values in chosen.items():
            batch.settled[str(number)] = {**batch.settled.get(str(number), {}), **values}
        batch.save()


def differences(batch: PaperBatch) -> list[slips.Difference]:
    """Return what two whole entries read differently and nobody settled; nothing before both are there."""
    return slips.differences(*_both(batch)) if batch.first and batch.second else []


def ready(batch: PaperBatch) -> dict[int, slips.Slip]:
    """Return the slips that may be counted and are not yet, by number; none of a bundle that is not the round's."""
    if not (batch.first and batch.second) or batch.misfit:
        return {}
    return {number: slip for number, slip in slips.counted(*_both(batch)).items() if number not in batch.counted}


def count(batch: PaperBatch) -> int:
    """Count every slip that is ready, each once, and return how many; raises ValidationError for a bundle not of the round."""
    with transaction.atomic():
        batch = PaperBatch.objects.select_for_update().select_related("round__form").get(pk=batch.pk)
        if batch.misfit:
            raise ValidationError(batch.misfit)
        numbers = [one.pk for one in batch.round.form.questions()]
        found = {number: slip for number, slip in ready(batch).items() if any(slip.get(f"q{one}") for one in numbers)}
        recording.record(batch.round, [_answer(batch, slip, numbers) for slip in found.values()])
        batch.counted = sorted([*batch.counted, *found])
        batch.save()
    return len(found)


def _answer(batch: PaperBatch, slip: Mapping[str, Any], numbers: Sequence[int]) -> Answer:
    marks = recording.digits({number: slip.get(f"q{number}") for number in numbers}, numbers)
    facts = {"round": batch.round, "service": batch.service, "channel": Channel.PAPER, "day": batch.day}
    return Answer(**facts, sex=slip.get("sex") or "", age=slip.get("age") or "", marks=marks)


def _both(batch: PaperBatch) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]:
    """Return both entries by number of slip, what was settled in place of what was typed."""
    settled = batch.settled
    first, second = (
        {
            int(number): {**entry.get(number, {}), **settled.get(number, {})}
            for number in [*entry, *(settled.keys() - entry)]
        }
        for entry in (batch.first, batch.second)
    )
    return first, second


def words(name: str, value: Hashable) -> str:
    """Return a value of a slip as people read it."""
    if value in (None, "", "0"):
        return "ไม่ได้ตอบ"
    labels: dict[Hashable, str] = dict([*Sex.choices, *Age.choices])
    return labels.get(value, thai.to_thai_digits(value)) if name in ("sex", "age") else thai.to_thai_digits(value)
