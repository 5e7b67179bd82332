"""Files written by each format version must open for ever.

A new version adds a file here and keeps the old ones; `known/v1.json` was written once.
"""

import io
import json
from pathlib import Path
from uuid import UUID

import pytest

from complaints.sealing import (
    acknowledgements,
    envelopes,
    files,
    people,
    recovery,
    reporters,
    slots,
    texts,
)

FILES = sorted(Path(__file__).with_name("known").glob("v*.json"))


@pytest.fixture(autouse=True)
def cheap_stretching():
    """The real cost: a receipt code finds its case only at the cost it was filed with."""


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def known(request):
    return json.loads(request.param.read_text())


def raw(known, name):
    return bytes.fromhex(known[name])


def test_text(known):
    stored = dict(known["place"])
    ids = {name: UUID(stored.pop(name)) for name in ("case", "item")}
    rotation = stored.pop("epoch")
    binding = texts.Binding(stored.pop("kind"), **stored, **ids, rotation=rotation)
    assert texts.unseal(raw(known, "key"), raw(known, "text"), binding).decode() == known["plain"]


def test_file(known):
    source, size = io.BytesIO(raw(known, "file")), len(known["plain"].encode())
    chunks = files.read(source, raw(known, "key"), UUID(known["file_id"]), size)
    assert b"".join(chunks).decode() == known["plain"]


def test_slots(known):
    box = people.box_of(raw(known, "private"))
    keys = slots.find(box, raw(known, "slots"), UUID(known["place"]["case"]), 1)
    assert (keys.shared.hex(), keys.staff.hex()) == (known["shared"], known["staff"])


def test_envelope(known):
    box = people.box_of(raw(known, "private"))
    case = UUID(known["place"]["case"])
    assert envelopes.open_envelope(box, raw(known, "envelope"), case, 1).shared.hex() == known["shared"]


def test_receipt(known):
    claim = reporters.claim(known["code"], salt=raw(known, "salt"), secret=raw(known, "pepper"))
    assert claim.locator.hex() == known["locator"]
    opened = claim.unwrap(raw(known, "reporter"), UUID(known["place"]["case"]))
    assert opened.hex() == known["private"]


def test_passphrase(known):
    opened = people.unlock(raw(known, "locked"), known["plain"], purpose="passphrase")
    assert opened.hex() == known["private"]


def test_recovery(known):
    private = recovery.open_with(raw(known, "recovery_locks"), *known["recovery_codes"])
    assert people.public_of(private).hex() == known["recovery_public"]


def test_acknowledgement(known):
    assert acknowledgements.check(known["proof"], known["proof_key"])["door"] == "corruption"
