"""After every step of a case's life exactly the right people can open it, and all of it."""

import shutil

import pytest
from django.conf import settings as site_settings
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from complaints.cases import identity
from complaints.cases.open_case import Entry, writing
from complaints.filing import intake
from complaints.models import Case
from complaints.readers import keyholders, rekeying, rescue
from tests.complaints import demo


class ReadersMachine(RuleBasedStateMachine):
    """One case, six people who might read it, and every verb that changes who does."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    @initialize(accused=st.sets(st.integers(0, 3), max_size=3), chief=st.booleans())
    def file(self, accused, chief):
        self.desk = demo.make_desk(officers=4)
        involved = [self.desk.officers[n].reader.staff_member_id for n in accused] + [self.desk.chief.pk] * chief
        self.case, self.code = self.desk.file(involved=involved)
        self.people = {person.reader.pk: person for person in [*self.desk.officers, self.desk.outside]}
        self.excluded = {self.desk.officers[n].reader.pk for n in accused}
        self.reading = {pk for pk in self.people if pk not in self.excluded}
        if not chief and len(self.reading) > 2:
            self.reading.discard(self.desk.outside.reader.pk)
        self.proposals, self.texts, self.ended = {}, 1, set()

    def opened(self):
        self.case.refresh_from_db()
        reader = min(self.reading - self.ended, default=min(self.reading))
        return self.people[reader].opens(self.case)

    @rule(staff_only=st.booleans())
    def write(self, staff_only):
        with writing(self.opened()) as opened:
            opened.add(Entry("message", "x", demo.MONDAY, {"text": "ข้อความ"}, staff_only=staff_only))
        self.texts += 1

    @rule(number=st.integers(0, 4))
    def remove(self, number):
        pk = sorted(self.people)[number]
        outside = self.desk.outside.reader.pk
        left = self.reading - {pk}
        needs_outside = len(left) < 2
        allowed = pk in self.reading and not (needs_outside and pk == outside)
        mine = self.opened()
        if not allowed:
            with pytest.raises(ValidationError), writing(mine) as opened:
                rekeying.remove(opened, reader_id=pk, by="x")
            return
        with writing(mine) as opened:
            rekeying.remove(opened, reader_id=pk, by="x")
        self.reading = left | ({outside} if needs_outside else set())
        self.texts += 1

    @rule(number=st.integers(0, 3))
    def step_aside(self, number):
        reader = self.desk.officers[number].reader
        if reader.pk not in self.reading:
            return
        with writing(self.opened()) as opened:
            rekeying.step_aside(opened, reader=reader)
        left = self.reading - {reader.pk}
        self.reading = left | ({self.desk.outside.reader.pk} if len(left) < 2 else set())
        self.excluded.add(reader.pk)
        self.proposals.pop(reader.pk, None)
        self.texts += 1

    @rule(number=st.integers(0, 4), by=st.integers(0, 4))
    def propose(self, number, by):
        reader, proposer = (self.people[sorted(self.people)[n]].reader for n in (number, by))
        mine = self.opened()
        if proposer.pk not in self.reading or reader.pk in self.reading | self.excluded:
            return
        with writing(mine) as opened:
            rekeying.propose(opened, reader=reader, by=proposer)
        self.proposals[reader.pk] = proposer.pk
        self.texts += 1

    @rule(by=st.integers(0, 4))
    @precondition(lambda self: self.proposals)
    def approve(self, by):
        approver = self.people[sorted(self.people)[by]].reader
        pk, proposer = min(self.proposals.items())
        if approver.pk not in self.reading:
            return
        mine = self.opened()
        if approver.pk == proposer or pk in self.reading:
            with pytest.raises(ValidationError), writing(mine) as opened:
                rekeying.approve(opened, reader_id=pk, by=approver)
            return
        with writing(mine) as opened:
            rekeying.approve(opened, reader_id=pk, by=approver)
        del self.proposals[pk]
        self.reading.add(pk)
        self.texts += 1

    @rule(number=st.integers(0, 4), pair=st.sampled_from([(0, 1), (1, 2), (2, 0)]))
    def recover(self, number, pair):
        pk = sorted(self.people)[number]
        codes = [self.desk.recovery.codes[n] for n in pair]
        if pk in self.excluded:
            with pytest.raises(ValidationError):
                rescue.give(self.case, reader=self.people[pk].reader, codes=codes)
            return
        rescue.give(self.case, reader=self.people[pk].reader, codes=codes)
        self.texts += pk not in self.reading
        self.reading.add(pk)
        self.proposals.pop(pk, None)

    @rule(number=st.integers(0, 4))
    def forget_passphrase(self, number):
        person = self.people[sorted(self.people)[number]]
        person.reader.refresh_from_db()
        person.code = keyholders.reset_with_code(person.reader, code=person.code, passphrase="คำใหม่ที่ยาวพอสมควร")
        person.private = keyholders.open_with_passphrase(person.reader, "คำใหม่ที่ยาวพอสมควร")

    @invariant()
    def exactly_the_right_people_open_everything(self):
        case = Case.objects.get(pk=self.case.pk)
        opened = {pk: person.opens(case) for pk, person in self.people.items()}
        assert {pk for pk, case in opened.items() if case} == self.reading
        for mine in filter(None, opened.values()):
            assert len(mine.entries()) + len(mine.entries(staff_only=True)) == self.texts
            assert {reader["id"] for reader in rekeying.readers_of(mine)} == self.reading
        reporter = intake.open_as_reporter(case, intake.claim_of(self.code))
        assert reporter.entries()[0].content["fields"]
        assert identity.read(reporter)["name"]

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)
        # As empty as the tables again: the next example's desk is put back, not made.
        shutil.rmtree(site_settings.REGISTER_ROOT)


@pytest.mark.slow
@pytest.mark.django_db
def test_exactly_the_right_people_open_a_case_after_every_step():
    run_state_machine_as_test(ReadersMachine, settings=settings(max_examples=20, stateful_step_count=12, deadline=None))
