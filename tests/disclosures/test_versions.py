"""Replacing keeps what was, withdrawing keeps the entry; both need a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from disclosures import versions
from disclosures.content import topics
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return records.document(records.topic())


def test_replacing_keeps_the_old_file_with_reason_and_person(document):
    old, new, clerk = document.file, records.stored_file(), factories.user()
    kept = versions.replace(document, file=new, reason="แก้ตัวเลข", by=clerk)
    document.refresh_from_db()
    assert (document.file, kept.file, kept.reason, kept.replaced_by) == (new, old, "แก้ตัวเลข", clerk)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_both_need_a_reason(document, reason):
    with pytest.raises(ValidationError, match="เหตุผล"):
        versions.replace(document, file=records.stored_file(), reason=reason, by=None)
    with pytest.raises(ValidationError, match="เหตุผล"):
        versions.withdraw(document, reason=reason)
    assert not document.replacements.exists()


def test_same_bytes_replace_nothing(document):
    with pytest.raises(ValidationError, match="เหมือนไฟล์เดิม"):
        versions.replace(document, file=document.file, reason="ลอง", by=None)


def test_withdrawn_document_takes_no_file_and_no_second_withdrawal(document):
    versions.withdraw(document, reason="ผิดหัวข้อ")
    with pytest.raises(ValidationError, match="เพิกถอนแล้ว"):
        versions.replace(document, file=records.stored_file(), reason="ลอง", by=None)
    with pytest.raises(ValidationError, match="เพิกถอนไปแล้ว"):
        versions.withdraw(document, reason="อีกครั้ง")


def test_database_refuses_a_withdrawal_without_a_reason(document):
    document.withdrawn_at = timezone.now()
    with pytest.raises(IntegrityError):
        document.save()


def test_edition_lists_older_files_only_when_the_public_has_seen_them(document):
    draft = document.file
    versions.replace(document, file=records.stored_file(public_since=timezone.now()), reason="ร่างผิด", by=None)
    versions.replace(document, file=records.stored_file(), reason="แก้คำผิด", by=None)
    older = topics.content("internal-audit-plan").documents[0].older
    assert [old.reason for old in older] == ["แก้คำผิด"]
    assert draft.sha256 not in str(older)


def test_edition_of_a_withdrawn_document_keeps_entry_and_reason_without_the_file(document):
    versions.withdraw(document, reason="มีข้อมูลส่วนบุคคล")
    [entry] = topics.content("internal-audit-plan").documents
    assert entry.withdrawn.reason == "มีข้อมูลส่วนบุคคล"
    assert (entry.title, entry.file, entry.older) == (document.title, None, [])
