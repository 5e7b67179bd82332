"""The living office as the command makes it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import models
from django.test.utils import isolate_apps

from common.models import Organisation
from complaints.cases.workflow import Status
from complaints.models import Channel
from kokkhon_ita.living import completeness
from kokkhon_ita.living.filling import Filler, Unfillable
from publishing import kinds
from publishing.models import Edition, Submission
from visitors.models import Day


def test_nothing_of_the_models_is_missing_in_it(lived):
    assert completeness.gaps() == []


def test_a_field_that_nobody_filled_is_named(lived):
    Organisation.objects.update(fax="")
    try:
        assert completeness.gaps() == ["common.Organisation.fax"]
    finally:
        Organisation.objects.update(fax="๐๔๒ ๐๐๐ ๐๐๒")


@isolate_apps("common")
def test_a_field_of_an_unknown_type_is_named():
    class Odd(models.Model):
        lasts = models.DurationField()

        class Meta:
            app_label = "kokkhon_ita"

        def __str__(self):
            return "odd"

    with pytest.raises(Unfillable, match=r"Odd.lasts: no maker for DurationField"):
        Filler(None, moment=None, year=2566).fill(Odd)


def test_it_is_made_only_where_no_office_is(lived):
    with pytest.raises(CommandError, match="มีหน่วยงานอยู่แล้ว"):
        call_command("living_office")


def test_it_is_made_only_where_the_site_is_a_demonstration(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="ไม่ได้เปิดเพื่อสาธิต"):
        call_command("living_office")


def test_every_kind_has_editions_of_every_state(lived):
    out = Edition.objects.filter(pk__in=Edition.objects.out())
    hidden = Edition.objects.exclude(pk__in=Edition.objects.out())
    states = {
        "withdrawn": out.exclude(withdrawn_at=None),
        "cancelled": hidden.exclude(withdrawn_at=None),
        "to come": hidden.filter(withdrawn_at=None),
        "confirmed": out.exclude(confirmed_at=None),
        "unconfirmed": out.filter(pk__in=Edition.objects.unconfirmed()),
    }
    for kind in ("measures", "topic", "no-gift", "eit", "ita-scores"):
        assert [name for name, found in states.items() if not found.filter(kind=kind).exists()] == [], kind
        assert set(Submission.objects.filter(kind=kind).values_list("status", flat=True)) == set(Submission.Status), (
            kind
        )
    assert set(Edition.objects.values_list("kind", flat=True)) == {kind.name for kind in kinds.everything()}


def test_every_state_of_a_complaint_is_told_with_its_receipt_code(lived):
    lines = [line.split() for line in lived.told.splitlines() if "รหัสติดตาม" in line]
    assert {(channel, status) for _, _, channel, status in lines} == {
        (channel.value, status.value)
        for channel in Channel
        for status in Status
        if (channel, status) != (Channel.GENERAL, Status.APPEALED)  # only the end of a corruption case can be appealed
    }


def test_two_years_of_visits(lived):
    assert Day.objects.filter(visitors__gt=0, views__gt=0).count() >= 730
