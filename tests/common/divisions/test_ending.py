"""A division that is renamed, merged or ended: when it stands, who follows it, and the years before it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from common import notices
from common.models import Division
from kokkhon_ita import roles
from tests import factories

pytestmark = pytest.mark.django_db
LAST = date(2023, 9, 30)  # of the fiscal year 2566


@pytest.fixture
def merged():
    """The second division ended with the year 2566 and the third began the day after to do its work."""
    _, old, new, *_ = factories.divisions()
    new.starts_on = LAST + timedelta(days=1)
    new.save()
    old.ends_on, old.followed_by = LAST, new
    old.save()
    return old, new


def test_a_year_has_what_stood_on_one_of_its_days(merged):
    old, new = merged
    for year, has in ((2566, (True, False)), (2567, (False, True)), (2565, (True, False))):
        found = Division.objects.in_year(year)
        assert (old in found, new in found) == has
    assert Division.objects.in_year(2567).count() == 5
    assert old in Division.objects.in_year(2567, old.pk)


def test_the_last_day_is_one_of_its_days(merged):
    old, _ = merged
    assert old in Division.objects.offered(day=LAST)
    assert old not in Division.objects.offered(day=LAST + timedelta(days=1))
    assert old not in Division.objects.offered()
    assert old in Division.objects.offered(old.pk)


def test_who_is_yet_to_begin_can_be_chosen_ahead():
    coming = Division.objects.create(code="new", name="กองใหม่", starts_on=timezone.localdate() + timedelta(days=30))
    assert coming in Division.objects.offered()


def test_work_goes_on_through_every_division_that_followed(merged):
    old, new = merged
    last = factories.divisions()[3]
    new.ends_on, new.followed_by = date(2024, 9, 30), last
    new.save()
    assert old.carried_on(LAST) == old
    assert old.carried_on(date(2024, 1, 1)) == new
    assert old.carried_on() == last
    assert Division.objects.answered_by(last.pk) == {old.pk, new.pk, last.pk}
    assert old.told_end() == f"กองคลัง สิ้นสุดเมื่อ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือ{last}"


def test_work_of_a_division_that_still_stands_is_not_the_followers():
    old, new, *_ = factories.divisions()
    old.ends_on, old.followed_by = timezone.localdate(), new
    old.save()
    assert Division.objects.answered_by(new.pk) == {new.pk}
    assert old.told_end() == ""


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_on": LAST, "ends_on": LAST - timedelta(days=1)}, "__all__"),
        ({"followed_by": "other"}, "__all__"),
        ({"ends_on": LAST, "followed_by": "itself"}, "followed_by"),
        ({"ends_on": LAST, "followed_by": "back"}, "followed_by"),
    ],
)
def test_what_cannot_be_is_refused(facts, field):
    one, other, *_ = factories.divisions()
    other.ends_on, other.followed_by = LAST, one
    other.save()
    named = {"itself": one, "back": other, "other": factories.divisions()[2]}
    for name, value in facts.items():
        setattr(one, name, named.get(value, value))
    with pytest.raises(ValidationError) as refusal:
        one.full_clean()
    assert field in refusal.value.message_dict


def test_the_administrator_hears_of_accounts_left_in_an_ended_division(merged, page_client):
    old, new = merged
    left = factories.user(roles.DIVISION_CLERK, division=old)
    factories.user(roles.DIVISION_CLERK, division=old, is_active=False)
    administrator = factories.user(roles.ADMINISTRATOR, division=new)
    (notice,) = notices.of_ended_divisions(administrator)
    assert notice.sentence.startswith("กองคลัง สิ้นสุดเมื่อ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือกองช่าง ยังมีบัญชีเจ้าหน้าที่ ๑ บัญชี")
    page_client.force_login(administrator)
    assert list(page_client.get(notice.url).context["cl"].queryset) == [left]
    assert not list(notices.of_ended_divisions(left))
