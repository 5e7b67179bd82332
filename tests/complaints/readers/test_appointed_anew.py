"""Somebody who lost passphrase and code is appointed again: the same account, another key. The key of before counts for nothing."""

from complaints.cases.open_case import writing
from complaints.models import Case
from complaints.readers import by_two, destroying, keyholders, overdue, rekeying, rescue
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.readers.test_overdue import AFTER, daily


def anew(desk, person):
    """Appoint somebody again, confirmed by those who may; return them with their new key."""
    keyholders.dismiss(person.reader)
    reader, code = keyholders.appoint(
        user=person.reader.user,
        passphrase=person.passphrase,
        staff_member=person.reader.staff_member,
        outside=person.reader.outside,
    )
    demo.confirm_changes(desk)
    return demo.Person(reader, person.passphrase, code, keyholders.open_with_passphrase(reader, person.passphrase))


def test_two_readers_let_them_read_again_under_new_keys(desk):
    case, _ = desk.file()
    first, lost, third = desk.officers
    again = anew(desk, lost)
    assert again.opens(case) is None
    assert again.reader in rekeying.candidates(first.opens(case))
    with writing(first.opens(case)) as opened:
        rekeying.propose(opened, reader=again.reader, by=first.reader)
    with writing(third.opens(case)) as opened:
        rekeying.approve(opened, reader_id=again.reader.pk, by=third.reader)
    for person in (first, third, again):
        ids = [one["id"] for one in person.opens(case).leaf("readership")["readers"]]
        assert sorted(ids) == sorted({*ids})
        assert again.reader.pk in ids
    assert lost.opens(case) is None


def test_two_keepers_let_them_read_again(desk):
    case, _ = desk.file()
    again = anew(desk, desk.officers[1])
    rescue.give(case, reader=again.reader, codes=list(desk.recovery.codes[:2]))
    assert again.opens(case)
    assert desk.officers[1].opens(case) is None


def test_their_key_of_before_goes_with_those_of_people_who_left(desk):
    case, _ = desk.file()
    again = anew(desk, desk.officers[1])
    assert rekeying.are_gone(desk.officers[0].opens(case)) == [again.reader.pk]
    assert destroying._current(desk.officers[0].opens(case)) == {one.reader.pk for one in desk.officers[::2]}
    enter(desk.officers[0]).post(f"{DESK}former-readers/", {"sure": "1"})
    assert again.reader.pk not in {one["id"] for one in rekeying.readers_of(desk.officers[0].opens(case))}
    assert desk.officers[1].opens(case) is None


def test_an_overdue_case_reaches_the_outside_reader_who_was_appointed_anew_once_a_reader_opened_it(desk):
    case, unopened = desk.file()[0], desk.file()[0]
    again = anew(desk, desk.outside)
    enter(desk.officers[0]).get(f"{DESK}{case.pk}/")
    daily(AFTER)
    assert again.opens(case)
    assert Case.objects.get(pk=unopened.pk).passed_on is None  # nobody could open what lies by for the key of before
    enter(desk.officers[0]).get(f"{DESK}{unopened.pk}/")
    assert overdue.pass_on(AFTER.date())
    assert again.opens(unopened)


def test_an_outside_reader_who_was_appointed_anew_is_the_second_where_none_is_left(desk):
    case, _ = desk.file(
        involved=[desk.chief.pk, desk.officers[1].reader.staff_member_id, desk.officers[2].reader.staff_member_id]
    )
    again = anew(desk, desk.outside)
    officer = desk.officers[0]
    with writing(officer.opens(case)) as opened:
        rekeying.admit(opened, again.reader)
    with writing(officer.opens(case)) as opened:
        by_two.ask(opened, what="rejected", text=demo.REASON, by=officer.reader)
    opened = again.opens(case)
    assert by_two.may_confirm(opened, by_two.asked(opened)[0], again.reader)
    assert desk.outside.opens(case) is None
