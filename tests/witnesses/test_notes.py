"""Notes and cosignatures: read as C2SP writes them, signed as others read them, and every forgery found."""

import random
import subprocess
import sys
from base64 import b64decode

import pytest

from publishing import verify
from tests.witnesses import ledgers
from witnesses import notes

# A checkpoint of a public transparency log with the cosignature of a public witness, who is none of ours.
REAL_KEY = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
REAL_NOTE = """arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
""".encode()


def test_note_of_a_public_witness_holds():
    seen = verify.witnessed(REAL_NOTE, REAL_KEY)
    assert (seen["origin"], seen["position"]) == ("arche2025h1.staging.ct.transparency.dev", 1432088532)
    assert seen["time"] == 0x6A122120
    assert seen["head"].startswith("53b58cefd8ebcf28")
    with pytest.raises(ValueError, match="does not hold"):
        verify.witnessed(REAL_NOTE.replace(b"1432088532", b"1432088533"), REAL_KEY)


def test_message_that_is_signed_is_that_of_the_specification():
    body = b"example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert verify.cosigned(body, 1679315147) == b"cosignature/v1\ntime 1679315147\n" + body
    assert notes.checkpoint("example.com/behind-the-sofa", 20852163, b64decode(body.split()[2]).hex()) == body


@pytest.mark.promise("anybody-checks-a-witness")
def test_own_note_is_read_as_it_was_signed():
    made = ledgers.lines(3)
    seen = verify.witnessed(ledgers.note(made), ledgers.KEY.verifier)
    assert seen == {"origin": "office.test", "position": 3, "head": ledgers.head(made), "time": ledgers.SECONDS}


BAD_NOTES = {
    "nothing": lambda note: b"",
    "no text": lambda note: b"\xff\xfe",
    "unsigned": lambda note: note.split(b"\n\n")[0] + b"\n",
    "another position": lambda note: note.replace(b"\n3\n", b"\n4\n"),
    "another origin": lambda note: note.replace(b"office.test", b"office.best"),
    "another witness": lambda note: note.replace(b"witness.test", b"witness.best"),
    "control character": lambda note: note.replace(b"office.test", b"office.test\r"),
    "a later time": lambda note: ledgers.resigned(note, lambda blob: blob[:11] + bytes([blob[11] ^ 1]) + blob[12:]),
    "a spoilt signature": lambda note: ledgers.resigned(note, lambda blob: blob[:-1] + bytes([blob[-1] ^ 1])),
    "a cut signature": lambda note: ledgers.resigned(note, lambda blob: blob[:-1]),
    "another key's ID": lambda note: ledgers.resigned(note, lambda blob: b"\0" + blob[1:]),
}


@pytest.mark.parametrize("spoil", BAD_NOTES.values(), ids=BAD_NOTES)
def test_note_that_the_witness_did_not_sign_is_refused(spoil):
    good = ledgers.note(ledgers.lines(3))
    assert spoil(good) != good
    with pytest.raises(ValueError):  # noqa: PT011 (each has its own words)
        verify.witnessed(spoil(good), ledgers.KEY.verifier)


@pytest.mark.parametrize(
    "body", [b"office.test\n3\n", b"office.test\n03\nAAAA\n", b"\n3\nAAAA\n", b"office.test\n-1\nAAAA\n"]
)
def test_signed_text_that_is_no_checkpoint_is_refused(body):
    signed = notes.signed(body, ledgers.KEY.name, ledgers.KEY.signing, ledgers.SECONDS).encode()
    with pytest.raises(ValueError):  # noqa: PT011
        verify.witnessed(signed, ledgers.KEY.verifier)


@pytest.mark.parametrize(
    "key",
    ["", "name", "name+12345678+AAAA", "+da77ade7+x", REAL_KEY.replace("da77", "da78"), REAL_KEY[:-4], REAL_KEY + "é"],
)
def test_what_is_no_key_of_a_witness_is_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011
        verify.verifier_key(key)


@pytest.mark.promise("rewritten-ledger-is-found")
def test_a_ledger_rewritten_and_rehashed_whole_is_found_a_thousand_times_of_a_thousand():
    chance, made = random.Random(2569), ledgers.lines(12)
    seen = verify.witnessed(ledgers.note(made), ledgers.KEY.verifier)
    found = 0
    for number in range(1000):
        forged = ledgers.rehashed(made, chance.randrange(12), reason=f"ข้ออ้างใหม่ {number}")
        forged = ledgers.lines(12 + chance.randrange(3), onto=forged)
        entries = verify.read_ledger(forged)
        assert verify.ledger_problems(entries) == []  # the chain alone shows nothing
        found += bool(verify.growth_problems(entries, seen["position"], seen["head"]))
    assert found == 1000


def test_a_ledger_that_only_grew_has_no_problem_and_a_cut_one_has():
    made = ledgers.lines(3)
    grown = verify.read_ledger(ledgers.lines(5, onto=made))
    assert verify.growth_problems(grown, 3, ledgers.head(made)) == []
    assert verify.growth_problems(grown[:2], 3, ledgers.head(made))


@pytest.mark.promise("rewritten-ledger-is-found")
def test_stand_alone_checker_judges_a_note(tmp_path):
    made = ledgers.lines(4)
    (tmp_path / "note.txt").write_bytes(ledgers.note(made[:3]))

    def told(written, *more):
        (tmp_path / "ledger.jsonl").write_bytes(b"".join(written))
        command = [sys.executable, "-I", verify.__file__, "ledger.jsonl", *more]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout

    asked = ("--witness", "note.txt", "--witness-key", ledgers.KEY.verifier)
    code, sentence = told(made, *asked)
    assert code == 0
    assert "office.test ถึงรายการที่ 3" in sentence
    code, sentence = told(ledgers.rehashed(made, 1, reason="ข้ออ้างใหม่"), *asked)
    assert code == 1
    assert "ต่อเนื่องครบถ้วน" in sentence
    assert "แก้ย้อนหลัง" in sentence
    assert told(made, "--witness", "note.txt", "--witness-key", REAL_KEY)[0] == 1
    assert told(made, "--witness", "note.txt")[0] == 2
