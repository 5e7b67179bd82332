import json

import pytest

from complaints.sealing import acknowledgements
from complaints.sealing.errors import SealError

PEPPER = b"p" * 32
ACK = acknowledgements.Acknowledgement("อบต.ตัวอย่าง", "0A1B2C3D", "corruption", "2023-04-24", "ab" * 16, "cd" * 32)


def test_a_proof_is_checked_with_the_published_key_alone():
    proof = acknowledgements.sign(ACK, PEPPER)
    statement = acknowledgements.check(proof, acknowledgements.public_key(PEPPER))
    assert (statement["office"], statement["day"]) == ("อบต.ตัวอย่าง", "2023-04-24")


def test_another_office_did_not_sign_it():
    proof = acknowledgements.sign(ACK, PEPPER)
    with pytest.raises(SealError):
        acknowledgements.check(proof, acknowledgements.public_key(b"q" * 32))


def test_a_changed_statement_is_found():
    proof = json.loads(acknowledgements.sign(ACK, PEPPER))
    proof["statement"] = proof["statement"].replace("2023-04-24", "2023-04-01")
    with pytest.raises(SealError):
        acknowledgements.check(json.dumps(proof), acknowledgements.public_key(PEPPER))


@pytest.mark.parametrize("proof", ["", "null", "[]", "{}", '{"statement": 1}', "ไม่ใช่"])
def test_what_is_no_proof_is_refused(proof):
    with pytest.raises(SealError):
        acknowledgements.check(proof, acknowledgements.public_key(PEPPER))


@pytest.mark.promise("proof-tells-no-content")
def test_the_fingerprint_tells_nothing_without_the_salt():
    report = "ข้อความเดียวกัน".encode()
    assert acknowledgements.fingerprint(report, "1") != acknowledgements.fingerprint(report, "2")
