"""Whatever is done to a ledger, the stand-alone checker finds it; canonical JSON says one thing in one way."""

import json
import random
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing import verify
from publishing.verify import canonical, digest, entry_hash, ledger_problems, parsed, read_ledger

CHANCE = random.Random(2566)
TIMES = 1000

texts = st.text(st.characters(exclude_categories=["Cs"]))
leaves = st.none() | st.booleans() | st.integers() | texts
contents = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=20)


@cache
def ledger(size=40):
    """Return the lines of a whole ledger."""
    lines, previous = [], verify.GENESIS
    for position in range(1, size + 1):
        entry = {
            "action": "publish", "position": position, "previous_sha256": previous, "kind": "measures", "key": "2566",
            "number": position, "title": "มาตรการ", "content_sha256": digest(b"%d" % position), "reason": "ตามแผน",
            "published_at": "2026-10-01T08:30:00+07:00", "at": "2026-10-01T08:30:00+07:00", "role": "ปลัด",
            "emergency": False, "system_import": False,
        }  # fmt: skip
        previous = entry["sha256"] = entry_hash(entry)
        lines.append(canonical(entry) + b"\n")
    return lines


def head():
    return json.loads(ledger()[-1])["sha256"]


def rehashed(lines):
    """Return the lines linked anew from start to end, as a forger who knows the rules would."""
    previous, forged = verify.GENESIS, []
    for position, line in enumerate(lines, start=1):
        entry = json.loads(line) | {"position": position, "previous_sha256": previous}
        previous = entry["sha256"] = entry_hash(entry)
        forged.append(canonical(entry) + b"\n")
    return forged


def edit_a_byte(lines):
    place = CHANCE.randrange(len(lines))
    line = bytearray(lines[place])
    at = CHANCE.randrange(len(line) - 1)
    line[at] = CHANCE.choice([byte for byte in range(256) if byte not in (line[at], 10, 13)])
    return [*lines[:place], bytes(line), *lines[place + 1 :]]


def edit_a_field(lines):
    place = CHANCE.randrange(len(lines))
    entry = json.loads(lines[place])
    field = CHANCE.choice(sorted(entry))
    changes = [None, "", 0, True, [], {}, "0" * 64, "แก้", 10**9, "2599"]
    entry[field] = CHANCE.choice(
        [value for value in changes if (value, type(value)) != (entry[field], type(entry[field]))]
    )
    if CHANCE.random() < 0.5 and field != "sha256":
        entry["sha256"] = entry_hash(entry)
    return [*lines[:place], canonical(entry) + b"\n", *lines[place + 1 :]]


def add_or_drop_a_field(lines):
    place = CHANCE.randrange(len(lines))
    entry = json.loads(lines[place])
    if CHANCE.random() < 0.5:
        del entry[CHANCE.choice(sorted(entry))]
    else:
        entry["note"] = "เพิ่มภายหลัง"
    return [*lines[:place], canonical(entry) + b"\n", *lines[place + 1 :]]


def delete(lines):
    place = CHANCE.randrange(len(lines))
    return [*lines[:place], *lines[place + 1 :]]


def insert(lines):
    place = CHANCE.randrange(len(lines) + 1)
    return [*lines[:place], CHANCE.choice([*lines, b"\n", b"{}\n", b"[]\n", b"null\n", b"{\n"]), *lines[place:]]


def reorder(lines):
    one, other = CHANCE.sample(range(len(lines)), 2)
    swapped = list(lines)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return swapped


def cut_the_tail(lines):
    return lines[: CHANCE.randrange(len(lines))]


def forge_everything_after(lines):
    return rehashed(CHANCE.choice([edit_a_known_field, delete, reorder, cut_the_tail])(lines))


def edit_a_known_field(lines):
    place = CHANCE.randrange(len(lines))
    entry = json.loads(lines[place]) | {"reason": "ข้ออ้างใหม่"}
    return [*lines[:place], canonical(entry) + b"\n", *lines[place + 1 :]]


TAMPERINGS = [
    edit_a_byte, edit_a_field, add_or_drop_a_field, delete, insert, reorder, cut_the_tail, forge_everything_after,
]  # fmt: skip


def test_whole_ledger_has_no_problem():
    assert ledger_problems(read_ledger(ledger()), head()) == []


@pytest.mark.promise("tampering-is-found")
@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_every_tampering_is_found(tamper):
    for _ in range(TIMES // len(TAMPERINGS)):
        lines = tamper(ledger())
        assert ledger_problems(read_ledger(lines), head()), b"".join(lines).decode(errors="replace")


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        (slice(1, 2), "รายการที่ 2 หายไป: ก่อนรายการที่ 3 มีรายการถูกตัดออก แทรก หรือสลับที่"),
        (slice(1, 4), "รายการที่ 2–4 หายไป: ก่อนรายการที่ 5 มีรายการถูกตัดออก แทรก หรือสลับที่"),
        (slice(0, 2), "รายการที่ 1–2 หายไป: ก่อนรายการที่ 3 มีรายการถูกตัดออก แทรก หรือสลับที่"),
    ],
)
def test_a_gap_is_told_once_with_where_it_begins_and_ends(taken, told):
    lines = list(ledger())
    del lines[taken]
    assert ledger_problems(read_ledger(lines), head()) == [told]


def test_an_entry_put_in_twice_is_told_where_it_stands():
    lines = ledger()
    found = ledger_problems(read_ledger([*lines[:3], lines[1], *lines[3:]]), head())
    assert found[0] == "แทนที่จะเป็นรายการที่ 4 มีเลขลำดับ 2: มีรายการแทรก ซ้ำ หรือสลับที่"
    assert found[1:] == ["รายการที่ 3 หายไป: ก่อนรายการที่ 4 มีรายการถูกตัดออก แทรก หรือสลับที่"]


def test_help_and_refusal_of_a_command_are_thai_first(capsys):
    for arguments, code in (["--help"], 0), ([], 2), (["--head"], 2):
        with pytest.raises(SystemExit) as ended:
            verify.main(arguments)
        said = "".join(capsys.readouterr())
        assert ended.value.code == code
        assert said.startswith("วิธีใช้: python3 verify.py ledger.jsonl")
    with pytest.raises(SystemExit):
        verify.main(["--help"])
    told = capsys.readouterr().out
    for option in ("--head", "--manifest", "--proof", "--report", "--witness", "--witness-key", "ตัวอย่าง:"):
        assert option in told


def test_checker_runs_alone_and_finds_it_too(tmp_path):
    path = tmp_path / "ledger.jsonl"
    for lines, code in ((ledger(), 0), (ledger()[:-1], 1), (edit_a_known_field(ledger()), 1)):
        path.write_bytes(b"".join(lines))
        command = [sys.executable, "-I", verify.__file__, str(path), "--head", head()]
        assert subprocess.run(command, capture_output=True).returncode == code


def test_without_a_head_it_says_what_it_cannot_see(tmp_path, capsys):
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b"".join(ledger()[:-1]))
    assert verify.main([str(path)]) == 0
    assert "ตรวจไม่ได้ว่าท้ายทะเบียนถูกตัดออกหรือไม่" in capsys.readouterr().out


@pytest.mark.parametrize(
    "hostile", [b"", b"{", b"[" * 100_000, b'{"a":1,"a":2}', b'{"a":1.5}', b"NaN", b"\xff\xfe", b'"\\ud800"']
)
def test_unreadable_files_are_problems_not_crashes(tmp_path, capsys, hostile):
    good, bad = tmp_path / "ledger.jsonl", tmp_path / "bad"
    good.write_bytes(b"".join(ledger()))
    bad.write_bytes(hostile + b"\n")
    assert verify.main([str(bad), "--head", head()]) == 1
    assert verify.main([str(good), "--head", head(), str(bad)]) == 1
    assert verify.main([str(good), "--head", head(), str(tmp_path / "missing")]) == 1


@given(contents)
def test_canonical_json_comes_back_as_it_was_and_is_written_the_same_again(value):
    written = canonical(value)
    assert parsed(written) == value
    assert canonical(parsed(written)) == written


def turned(value):
    """Return a content with the fields of every object in it the other way round."""
    if isinstance(value, dict):
        return {name: turned(value[name]) for name in reversed(value)}
    return [turned(inner) for inner in value] if isinstance(value, list) else value


@given(contents)
def test_order_of_fields_does_not_matter(value):
    assert canonical(turned(value)) == canonical(value)


@given(contents, contents)
def test_different_contents_are_written_differently(one, other):
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (canonical(one) == canonical(other)) == same


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, float("nan"), {1: "one"}, {None: 1}])
def test_what_two_programs_might_write_differently_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_thai_text_is_written_as_it_is():
    assert canonical({"ข": "น้ำ", "ก": 1}) == '{"ก":1,"ข":"น้ำ"}'.encode()
