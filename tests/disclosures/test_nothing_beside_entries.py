"""A signed "there was nothing" and an entry of the same round never stand together, whoever writes them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from disclosures.models import Document, Gift, GiftReport, Statement
from tests.disclosures import records

pytestmark = pytest.mark.django_db

# (round of the statement, round of the document, whether they contradict each other)
ROUNDS = [
    ("", "", True), ("", "6", True), ("", "12", True), ("6", "6", True), ("12", "12", True),
    ("6", "12", False), ("12", "6", False), ("6", "", False),
]  # fmt: skip


def unsaved_document(topic, **facts):
    return Document(topic=topic, title="รายงาน", file=records.stored_file(), **{"fiscal_year": 2566} | facts)


@pytest.mark.parametrize(("stated", "documented", "contradict"), ROUNDS)
def test_document_after_statement(stated, documented, contradict):
    topic = records.topic()
    records.statement(topic, round=stated)
    document = unsaved_document(topic, round=documented)
    if contradict:
        with pytest.raises(ValidationError, match="คำรับรองว่าไม่มีรายการ"):
            document.full_clean()
        with pytest.raises(IntegrityError, match="nothing beside entries"):
            document.save()
    else:
        document.full_clean()
        document.save()


@pytest.mark.parametrize(("stated", "documented", "contradict"), ROUNDS)
def test_statement_after_document(stated, documented, contradict):
    topic = records.topic()
    records.document(topic, round=documented)
    statement = Statement(topic=topic, fiscal_year=2566, round=stated, **records.SIGNED)
    if contradict:
        with pytest.raises(ValidationError, match="มีเอกสารอยู่แล้ว"):
            statement.full_clean()
        with pytest.raises(IntegrityError, match="nothing beside entries"):
            statement.save()
    else:
        statement.full_clean()
        statement.save()


def test_other_years_and_topics_do_not_mind():
    topic = records.topic()
    records.statement(topic)
    records.document(topic, 2567)
    records.document(records.topic("audit-charter"), 2566)


def test_withdrawn_document_lets_the_statement_stand():
    topic = records.topic()
    records.document(topic, withdrawn_at=timezone.now(), withdrawn_reason="นำขึ้นผิดหัวข้อ")
    records.statement(topic)


@pytest.mark.parametrize("change", [{"round": "6"}, {"fiscal_year": 2566}])
def test_updating_rows_past_the_forms_is_refused_too(change):
    topic = records.topic()
    records.statement(topic, round="6")
    document = records.document(topic, 2566 if "round" in change else 2567, round="12" if "round" in change else "6")
    with pytest.raises(IntegrityError, match="nothing beside entries"):
        Document.objects.filter(pk=document.pk).update(**change)


def test_withdrawn_document_can_not_come_back_beside_a_statement():
    topic = records.topic()
    document = records.document(topic, withdrawn_at=timezone.now(), withdrawn_reason="นำขึ้นผิดหัวข้อ")
    records.statement(topic)
    with pytest.raises(IntegrityError, match="nothing beside entries"):
        Document.objects.filter(pk=document.pk).update(withdrawn_at=None, withdrawn_reason="")


def test_gift_after_the_half_year_was_declared_empty():
    records.gift_report(none_received=True)
    gift = Gift(
        received_on=datetime.date(2023, 3, 31),
        giver="citizen",
        occasion="ขอบคุณ",
        what="ผลไม้",
        value=100,
        handling="returned",
    )
    with pytest.raises(ValidationError, match="คำรับรองว่าไม่มีรายการ"):
        gift.full_clean()
    with pytest.raises(IntegrityError, match="nothing beside entries"):
        gift.save()


def test_half_year_with_gifts_can_not_be_declared_empty():
    records.gift(datetime.date(2022, 10, 1))
    report = GiftReport(fiscal_year=2566, half=1, none_received=True, **records.SIGNED)
    with pytest.raises(ValidationError, match="ทะเบียนมีรายการ"):
        report.full_clean()
    with pytest.raises(IntegrityError, match="nothing beside entries"):
        report.save()


def test_gift_moved_into_an_empty_half_year_is_refused():
    records.gift_report(none_received=True)
    gift = records.gift(datetime.date(2023, 4, 1))
    with pytest.raises(IntegrityError, match="nothing beside entries"):
        Gift.objects.filter(pk=gift.pk).update(received_on=datetime.date(2023, 3, 31))


def test_report_that_claims_gifts_without_any_is_questioned():
    with pytest.raises(ValidationError, match="โปรดรับรองว่าไม่มีรายการ"):
        GiftReport(fiscal_year=2566, half=1, **records.SIGNED).full_clean()
