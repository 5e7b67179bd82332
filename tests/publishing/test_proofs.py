"""verify.py alone checks a proof of filing, by a key that stands in the ledger."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from complaints.filing import intake
from complaints.keys import publication
from complaints.models import Case
from publishing import verify, workflow
from publishing.models import Edition, LedgerEntry
from publishing.verify import canonical
from tests import factories
from tests.complaints import demo


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 511))
def test_signatures_are_judged_as_libsodium_judges_them(seed, message, bit):
    signer = SigningKey(seed)
    key, signature = bytes(signer.verify_key), signer.sign(message).signature
    assert verify.signature_holds(key, message, signature)
    spoilt = bytearray(signature)
    spoilt[bit // 8] ^= 1 << bit % 8
    assert not verify.signature_holds(key, message, bytes(spoilt))
    assert not verify.signature_holds(key, message + b"x", signature)


@pytest.fixture
def office(settings, db, tmp_path):
    """A filed case with its proof and report as files, and the key in the ledger."""
    settings.COMPLAINTS_PEPPER, settings.SEALED_ROOT = "5a" * 32, tmp_path / "sealed"
    factories.organisation()
    edition = factories.publish(publication.KIND, publication.keys()[0])
    case, code = demo.make_desk().file()
    opened = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
    (tmp_path / "proof.json").write_text(intake.proof(opened), "utf-8")
    (tmp_path / "report.json").write_bytes(intake.report_as_filed(opened))
    return tmp_path, edition, case


def checked(folder, *more):
    lines = [canonical(entry.payload) + b"\n" for entry in LedgerEntry.objects.order_by("position")]
    (folder / "ledger.jsonl").write_bytes(b"".join(lines))
    command = [sys.executable, "-I", verify.__file__, "ledger.jsonl", "--proof", "proof.json", *more]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout


@pytest.mark.promise("proof-needs-no-site")
@pytest.mark.promise("proof-key-in-the-ledger")
def test_a_proof_names_its_case_and_is_checked_with_the_ledger_alone(office):
    folder, _, case = office
    code, told = checked(folder, "--report", "report.json")
    assert code == 0, told
    assert f"รับเรื่องหมายเลข {case.number} เมื่อ 2023-04-24" in told


def test_another_report_a_changed_day_and_an_unknown_key_are_found(office):
    folder, _, _ = office
    (folder / "other.json").write_text("{}", "utf-8")
    assert "ไม่ตรงกับหลักฐาน" in checked(folder, "--report", "other.json")[1]
    proof = json.loads((folder / "proof.json").read_text("utf-8"))
    changed = proof | {"statement": proof["statement"].replace("2023-04-24", "2023-04-01")}
    (folder / "proof.json").write_text(json.dumps(changed), "utf-8")
    assert "ลายมือชื่อไม่ถูกต้อง" in checked(folder)[1]
    forger = SigningKey(bytes(32))
    mine = {"statement": changed["statement"], "key": bytes(forger.verify_key).hex()}
    mine["signature"] = forger.sign(changed["statement"].encode()).signature.hex()
    (folder / "proof.json").write_text(json.dumps(mine), "utf-8")
    code, told = checked(folder)
    assert code == 1
    assert "ไม่อยู่ในทะเบียน" in told


def test_a_withdrawn_key_proves_nothing_any_more(office, client):
    folder, edition, _ = office
    page = client.get("/complaints/proof/").content.decode()
    assert edition.key[:16] in page
    workflow.withdraw(Edition.objects.get(pk=edition.pk), by=factories.superuser(), reason="กุญแจรั่ว")
    code, told = checked(folder)
    assert code == 1
    assert "ถูกเพิกถอน" in told


def test_proofs_of_a_key_of_before_stay_good(office, client, settings):
    folder, _, case = office
    settings.COMPLAINTS_PEPPER = "6b" * 32
    proof = (folder / "proof.json").read_text("utf-8")
    page = client.post("/complaints/proof/", {"proof": proof}).content.decode()
    assert "หลักฐานถูกต้อง" in page
    assert case.number in page
