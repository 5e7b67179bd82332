"""One officer against a case of corruption, with every verb of the desk and whatever may be sent with it."""

import pytest

from complaints.admin.verbs import VERBS
from complaints.cases.workflow import OUTCOMES, Status
from complaints.forms.actions import MoveForm, ReaderForm
from complaints.models import Case, Reader
from complaints.readers import by_two, naming
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

FIRST_STEPS = ([], [Status.ACCEPTED, Status.IN_PROGRESS])
OWN = {"step-aside", "let-go", "agree"}  # leaving oneself, and taking back what one asked
ENDS = [*OUTCOMES, Status.CONFIRMED]


def chosen(verb):
    """Everything that a verb's form lets an officer choose."""
    form = VERBS[verb].form
    if issubclass(form, ReaderForm):
        return [{"reader": reader.pk} for reader in Reader.objects.all()]
    return [{"to": to} for to in ENDS] if issubclass(form, MoveForm) or verb == "write" else [{}]


def try_everything(client, case, person):
    """Send every verb, then agree to whatever was asked."""
    for verb in [verb for verb in VERBS if verb not in OWN]:
        for more in chosen(verb):
            client.post(
                f"{DESK}{case.pk}/act/",
                {"action": verb, "sure": "1", "text": demo.REASON, "place": "วัด", "category": "ถนน"} | more,
            )
    for one in by_two.asked(person.opens(case)):
        client.post(f"{DESK}{case.pk}/act/", {"action": "agree", "ask": one["id"]})


@pytest.mark.slow
@pytest.mark.promise("nobody-ends-alone")
@pytest.mark.alike
@pytest.mark.parametrize("steps", FIRST_STEPS, ids=len)
def test_with_every_verb_one_officer_ends_nothing_and_takes_nobody_off(desk, steps):
    case, _ = desk.file()
    alone, others = desk.officers[0], desk.officers[1:]
    client = enter(alone)
    for to in steps:
        client.post(f"{DESK}{case.pk}/act/", {"action": "move", "to": to})
    try_everything(client, case, alone)
    client.post(f"{DESK}turn-away/", {"case": [str(case.pk)], "reason": demo.REASON, "sure": "1"})
    client.post(f"{DESK}retention/agree/", {"case": [str(case.pk)], "sure": "1"})
    client.post(f"{DESK}former-readers/", {"sure": "1"})
    row = Case.objects.get(pk=case.pk)
    assert (row.closed_on, row.outcome, row.destroyed_on) == (None, "open", None)
    assert not naming.is_open_to(alone.opens(row), alone.reader)
    for person in others:
        opened = person.opens(row)
        assert {one["by"] for one in by_two.asked(opened)} == {alone.reader.pk}
        assert by_two.may_confirm(opened, by_two.asked(opened)[0], person.reader)
