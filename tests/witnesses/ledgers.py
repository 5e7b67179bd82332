"""Small ledgers, keys and notes for these tests."""

import json
from base64 import b64decode, b64encode

from nacl.signing import SigningKey

from publishing import verify
from witnesses import notes
from witnesses.key import Key

KEY = Key("witness.test", SigningKey(b"w" * 32))
SECONDS = 1_790_000_000


def lines(size, *, reason="ตามแผน", onto=()):
    """Return a whole ledger of `size` entries as lines, the first ones those of `onto`."""
    made = list(onto)
    for position in range(len(made) + 1, size + 1):
        previous = json.loads(made[-1])["sha256"] if made else verify.GENESIS
        made.append(line({"position": position, "previous_sha256": previous, "reason": reason}))
    return made


def line(entry):
    facts = {name: value for name, value in entry.items() if name != "sha256"}
    return verify.canonical(facts | {"sha256": verify.entry_hash(facts)}) + b"\n"


def rehashed(made, place, **change):
    """Return the lines with entry `place` changed and every hash after it made anew, as a forger with the rules would."""
    forged = list(made[:place])
    for number, old in enumerate(made[place:], start=place):
        previous = json.loads(forged[-1])["sha256"] if forged else verify.GENESIS
        changed = change if number == place else {}
        forged.append(line(json.loads(old) | changed | {"previous_sha256": previous}))
    return forged


def head(made):
    return json.loads(made[-1])["sha256"]


def note(made, *, origin="office.test", key=KEY, seconds=SECONDS):
    """Return the note of a witness who saw this ledger."""
    return notes.signed(notes.checkpoint(origin, len(made), head(made)), key.name, key.signing, seconds).encode()


def resigned(signed, change):
    """Return the note with the bytes of its signature line changed by `change`."""
    body, _, last = signed.decode().rpartition(" ")
    return f"{body} {b64encode(change(b64decode(last))).decode()}\n".encode()
