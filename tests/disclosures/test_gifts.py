"""The gift register: its half-years, the limit that is data, and totals without a story."""

import datetime
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from common.thai import half_range
from disclosures.content import gifts
from disclosures.models import Gift, GiftRules
from publishing.contents import write
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "year", "half"),
    [
        ((2022, 9, 30), 2565, 2), ((2022, 10, 1), 2566, 1), ((2022, 12, 31), 2566, 1), ((2023, 1, 1), 2566, 1),
        ((2023, 3, 31), 2566, 1), ((2023, 4, 1), 2566, 2), ((2023, 9, 30), 2566, 2), ((2023, 10, 1), 2567, 1),
    ],
)  # fmt: skip
def test_gift_belongs_to_the_half_year_of_its_day(day, year, half):
    gift = records.gift(datetime.date(*day))
    gift.refresh_from_db()
    assert (gift.fiscal_year, gift.half) == (year, half)
    first, last = half_range(year, half)
    assert first <= gift.received_on <= last


def accepted(value):
    return Gift(
        received_on=datetime.date(2022, 12, 30),
        giver="citizen",
        occasion="ปีใหม่",
        what="ผลไม้",
        value=Decimal(value),
        handling="accepted",
    )


def test_limit_is_data():
    GiftRules.objects.create(pk=1, limit=3000, report_days=30)
    factories.publish("gift-rules", "")
    accepted("3000").full_clean()
    with pytest.raises(ValidationError, match=r"มูลค่าเกิน ๓,๐๐๐ บาท.*ภายใน ๓๐ วัน"):
        accepted("3000.01").full_clean()
    GiftRules.objects.update(limit=5000)  # a draft allows nothing yet
    with pytest.raises(ValidationError):
        accepted("3000.01").full_clean()
    factories.publish("gift-rules", "")
    accepted("3000.01").full_clean()


@pytest.mark.promise("gifts-name-nobody")
def test_content_holds_totals_and_nothing_of_a_gift():
    records.gift(giver="private", value="1250.50", what="นาฬิกาของนายสมมุติ", occasion="งานเลี้ยงของนางสมมุติ")
    records.gift(giver="citizen", value="100", handling="handed-over")
    records.gift(datetime.date(2023, 4, 1), value="9999")
    records.gift_report()
    content = write(gifts.content("2566-1"))
    assert (content["count"], content["value"]) == (2, "1350.50")
    assert [(row["code"], row["count"], row["value"]) for row in content["by_giver"]] == [
        ("agency", 0, "0.00"),
        ("private", 1, "1250.50"),
        ("citizen", 1, "100.00"),
        ("other", 0, "0.00"),
    ]
    assert [(row["code"], row["count"]) for row in content["by_handling"]] == [
        ("returned", 1),
        ("handed-over", 1),
        ("accepted", 0),
    ]
    assert "สมมุติ" not in json.dumps(content, ensure_ascii=False)


@pytest.mark.promise("gifts-name-nobody")
def test_register_has_no_place_for_a_name():
    fields = [field for field in Gift._meta.get_fields() if field.get_internal_type() in ("CharField", "TextField")]
    assert {field.name for field in fields if not field.choices} == {"occasion", "what"}


@pytest.mark.parametrize("key", ["2566-1", "2566-3", "2566", "x-1", ""])
def test_half_year_without_a_signed_report_is_unknown(key):
    with pytest.raises(LookupError):
        gifts.content(key)


def kept(**facts):
    defaults = {"register": "law", "handling": "kept", "value": "4500", "reported_to": "executive"}
    return records.gift(**defaults | {"reported_on": datetime.date(2023, 1, 10)} | facts)


@pytest.mark.parametrize(
    "facts",
    [{"reported_on": None}, {"reported_to": ""}, {"register": "policy"}, {"reported_on": datetime.date(2022, 12, 29)}],
)
def test_leave_to_keep_needs_a_report_to_a_post_under_the_law(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        kept(**facts)
    kept()


def test_benefits_are_counted_apart_with_what_was_reported_late():
    GiftRules.objects.create(pk=1, limit=3000, report_days=30)
    factories.publish("gift-rules", "")
    kept(reported_on=datetime.date(2023, 1, 29))  # the thirtieth day
    kept(reported_on=datetime.date(2023, 1, 30), receiver="left")
    records.gift(register="law", value="3000")
    records.gift(value="9999")
    records.gift_report()
    records.gift_report(register="law")
    told = write(gifts.benefits("2566-1"))
    assert (told["count"], told["value"], told["over_limit"], told["reported_late"]) == (3, "12000.00", 2, 1)
    assert [(row["code"], row["count"]) for row in told["by_receiver"]] == [("serving", 2), ("left", 1)]
    assert [row["count"] for row in told["by_reported_to"]] == [0, 2, 0]
    assert write(gifts.content("2566-1"))["count"] == 1


def test_nothing_in_one_register_says_nothing_of_the_other():
    records.gift_report(register="law", none_received=True)
    records.gift()
    with pytest.raises(IntegrityError), transaction.atomic():
        records.gift(register="law")


BY_HAND = {"entered_count": 4, "entered_value": "1800.00", "entered_from": "ทะเบียนกระดาษปี ๒๕๖๕"}


def test_a_half_year_before_the_register_is_entered_by_hand_and_says_so():
    records.gift_report(**BY_HAND)
    told = write(gifts.content("2566-1"))
    assert (told["count"], told["value"], told["entered_from"]) == (4, "1800.00", "ทะเบียนกระดาษปี ๒๕๖๕")
    with pytest.raises(IntegrityError), transaction.atomic():
        records.gift()
    assert "entered_from" not in write(_counted())


def _counted():
    records.gift(datetime.date(2023, 4, 1))
    records.gift_report(half=2)
    return gifts.content("2566-2")


@pytest.mark.parametrize("facts", [{"entered_from": ""}, {"entered_value": None}, {"none_received": True}])
def test_totals_by_hand_are_whole_and_no_denial(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        records.gift_report(**BY_HAND | facts)
