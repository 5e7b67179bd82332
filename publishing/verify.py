#!/usr/bin/env python3
"""ตรวจทะเบียนการเผยแพร่ และไฟล์ JSON ที่ดาวน์โหลดจากเว็บไซต์ โดยไม่ผ่านเว็บไซต์

วิธีใช้:  python3 verify.py ledger.jsonl [--head SHA256] [--proof หลักฐาน.json [--report เรื่องที่แจ้ง.json]]
                   [--witness ถ้อยแถลง.txt --witness-key กุญแจของพยาน] [report.json ...]

Stand-alone: Python 3.8 or later and its standard library. The site itself uses the functions of this file, so what
it writes and what an auditor checks can't differ. Exit code 0: everything fits; 1: something does not.
"""

import argparse
import base64
import hashlib
import json
import os
import sys
import time
import typing

# In this order: how bytes are spelled and hashed, the ledger, a downloaded file, a parcel and its list, a signature, a proof, a
# witness's note, the command. One file, since whoever checks has only this one.
GENESIS = "0" * 64


def canonical(value: "typing.Any") -> bytes:
    """Return `value` as canonical JSON bytes: sorted keys, no spaces, UTF-8, text as written (no normalisation).

    Raises TypeError for floats and for keys that are not text: two programs may spell those differently. A figure
    with decimals is published as text.
    """
    _check_spelling(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _check_spelling(value: "typing.Any") -> None:
    if isinstance(value, dict):
        for name, part in value.items():
            if not isinstance(name, str):
                raise TypeError(f"key {name!r} is not text")
            if type(part) is not str:  # nearly all are: asked here, a content is read in half the time
                _check_spelling(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _check_spelling(part)
    elif isinstance(value, float):
        raise TypeError(f"{value!r} is a float: write it as text")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def entry_hash(entry: "dict[str, typing.Any]") -> str:
    """Return the hash of one ledger entry: all its fields but `sha256` itself."""
    return digest(canonical({name: value for name, value in entry.items() if name != "sha256"}))


def parsed(data: bytes) -> "typing.Any":
    """Return the value of JSON bytes; raises ValueError when it is no JSON, names a field twice or holds a float."""
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
        _check_spelling(value)
    except (TypeError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    return value


def _object(pairs: "list[tuple[str, typing.Any]]") -> "dict[str, typing.Any]":
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("มีชื่อข้อมูลซ้ำกัน")
    return fields


def read_ledger(lines: "typing.Iterable[bytes]") -> "list[dict[str, typing.Any] | None]":
    """Return the entries of a ledger's lines (bytes); a line that is no entry in canonical JSON becomes None."""
    return [_entry(line.rstrip(b"\r\n")) for line in lines]


def _entry(line: bytes) -> "dict[str, typing.Any] | None":
    try:
        entry = parsed(line)
        return entry if isinstance(entry, dict) and canonical(entry) == line else None
    except (ValueError, RecursionError):
        return None


def ledger_problems(
    entries: "list[typing.Any]", head: "str | None" = None, after: int = 0, previous: "typing.Any" = GENESIS
) -> "list[str]":
    """Return Thai sentences, one a problem, in ledger order; an empty list means that the chain is whole.

    `head` is the newest entry's hash as the site published it: without it a cut-off tail can't be seen. `entries` may be
    those behind the entry `after`, whose hash is `previous`.
    """
    problems: list[str] = []
    due = after + 1
    for entry in entries:
        if not isinstance(entry, dict):
            problems.append(f"รายการที่ {due} อ่านไม่ได้ หรือไม่อยู่ในรูปแบบมาตรฐาน")
            due += 1
            continue
        found = entry.get("position")
        place, misplaced = (found if type(found) is int else due), _misplaced(found, due)
        if misplaced:  # said once: what follows is counted from the number that stands here
            problems.append(misplaced)
        elif entry.get("previous_sha256") != previous:
            problems.append(f"รายการที่ {place} ไม่ต่อจากรายการก่อนหน้า")
        if not _is_whole(entry):
            problems.append(f"รายการที่ {place} ถูกแก้ไขหลังเผยแพร่")
        due, previous = place + 1, entry.get("sha256")
    if head is not None and head != previous:
        problems.append("รายการสุดท้ายไม่ตรงกับค่าแฮชล่าสุดที่เว็บไซต์ประกาศ: ท้ายทะเบียนอาจถูกตัดหรือเพิ่ม")
    return problems


def _misplaced(found: "typing.Any", due: int) -> str:
    """Return what is wrong when the entry `found` stands where `due` should: a gap from–to, or one out of order."""
    if type(found) is int and found > due:
        lost = f"{due}" if found == due + 1 else f"{due}–{found - 1}"
        return f"รายการที่ {lost} หายไป: ก่อนรายการที่ {found} มีรายการถูกตัดออก แทรก หรือสลับที่"
    if type(found) is int and found == due:
        return ""
    return f"แทนที่จะเป็นรายการที่ {due} มีเลขลำดับ {found!r}: มีรายการแทรก ซ้ำ หรือสลับที่"


def _is_whole(entry: "dict[str, typing.Any]") -> bool:
    try:
        return entry.get("sha256") == entry_hash(entry)
    except (TypeError, ValueError):
        return False


def edition_of(content: "typing.Any", entries: "list[typing.Any]") -> "dict[str, typing.Any] | None":
    """Return the newest ledger entry that published exactly this `content` (a parsed JSON document), or None."""
    wanted = digest(canonical(content))
    matches = [e for e in entries if e and e.get("action") == "publish" and e.get("content_sha256") == wanted]
    return matches[-1] if matches else None


def withdrawal_of(entry: "dict[str, typing.Any]", entries: "list[typing.Any]") -> "dict[str, typing.Any] | None":
    """Return the ledger entry that withdrew the edition which `entry` published, or None."""
    name = [entry.get(field) for field in ("kind", "key", "number")]
    matches = (e for e in entries if e and e.get("action") == "withdraw")
    return next((e for e in matches if [e.get(field) for field in ("kind", "key", "number")] == name), None)


def _check_file(path: str, entries: "list[typing.Any]") -> bool:
    try:
        with open(path, "rb") as file:
            entry = edition_of(parsed(file.read()), entries)
    except (UnicodeDecodeError, json.JSONDecodeError):
        print(f"✗ {path}: ไม่ใช่ไฟล์ JSON โปรแกรมนี้ตรวจได้เฉพาะไฟล์ JSON ของฉบับเผยแพร่ที่ดาวน์โหลดจากเว็บไซต์")
        return False
    except (OSError, ValueError) as problem:
        print(f"✗ {path}: อ่านไม่ได้ ({problem})")
        return False
    if entry is None:
        print(f"✗ {path}: ไม่ตรงกับฉบับเผยแพร่ใดในทะเบียน")
        return False
    print(f"✓ {path}: ตรงกับ {entry.get('title')} ฉบับที่ {entry.get('number')} เผยแพร่ {entry.get('published_at')}")
    withdrawal = withdrawal_of(entry, entries)
    if withdrawal:
        print(f"! {path}: ฉบับนี้ถูกเพิกถอนเมื่อ {withdrawal.get('at')} เหตุผล: {withdrawal.get('reason')}")
    return True


def manifest_problems(manifest: "dict[str, typing.Any]", folder: str) -> "list[str]":
    """Return Thai sentences about the files of an archive in `folder` that are not as its manifest tells."""
    problems = []
    for told in manifest["files"]:
        try:
            with open(os.path.join(folder, told["path"]), "rb") as file:
                found = digest(file.read())
        except OSError:
            problems.append(f"ไม่มีไฟล์ {told['path']}")
            continue
        if found != told["sha256"]:
            problems.append(f"ไฟล์ {told['path']} ไม่ตรงกับที่บันทึกไว้")
    return problems


def _manifest(data: bytes) -> "dict[str, typing.Any]":
    """Return the manifest in these bytes; raises ValueError for anything else."""
    manifest = parsed(data)
    files = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(files, list) or not all(_is_told(file) for file in files):
        raise ValueError("no manifest")
    return manifest


def _is_told(file: "typing.Any") -> bool:
    return isinstance(file, dict) and all(isinstance(file.get(name), str) for name in ("path", "sha256"))


def is_anchored(data: bytes, entries: "list[typing.Any]") -> bool:
    """Return whether the ledger holds the hash of these bytes, such as those of an archive's manifest."""
    anchors = (e for e in entries if e and e.get("action") == "anchor")
    return any(e.get("content_sha256") == digest(data) for e in anchors)


def _check_manifest(path: str, entries: "list[typing.Any]") -> bool:
    try:
        with open(path, "rb") as file:
            data = file.read()
        manifest = _manifest(data)
    except OSError as lost:
        print(f"✗ {path}: อ่านไม่ได้ ({lost})")
        return False
    except ValueError:
        print(f"✗ {path}: ไม่ใช่ไฟล์ manifest.json ของ ZIP ประจำปี")
        return False
    problems = manifest_problems(manifest, os.path.dirname(path))
    if not is_anchored(data, entries):
        problems.append("ไม่มีในทะเบียน: ถูกแก้ไข ไม่ครบถ้วน หรือจัดทำก่อนที่เว็บไซต์เริ่มลงรหัสกำกับ")
    for problem in problems:
        print(f"✗ {path}: {problem}")
    if not problems:
        print(f"✓ {path}: ครบทั้ง {len(manifest['files'])} ไฟล์")
    return not problems


# Ed25519 (RFC 8032): enough of it to check a signature, since Python's standard library holds none.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
NEUTRAL = (0, 1, 1, 0)


def _add(a: "tuple[int, int, int, int]", b: "tuple[int, int, int, int]") -> "tuple[int, int, int, int]":
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % P, z * t % P, y * z % P, x * t % P


def _times(number: int, point: "tuple[int, int, int, int]") -> "tuple[int, int, int, int]":
    found = NEUTRAL
    while number:
        if number & 1:
            found = _add(found, point)
        point, number = _add(point, point), number >> 1
    return found


def _point(data: bytes) -> "tuple[int, int, int, int]":
    """Return the point of 32 bytes; raises ValueError for what is none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if len(data) != 32 or y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether `signature` (64 bytes) is that of the public key (32 bytes) over the message."""
    try:
        nonce, public = _point(signature[:32]), _point(key)
    except ValueError:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    number = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(scalar, BASE), _add(nonce, _times(number, public))
    same = (left[0] * right[2] - right[0] * left[2]) % P == (left[1] * right[2] - right[1] * left[2]) % P == 0
    return len(signature) == 64 and scalar < ORDER and same


def proof_problems(
    proof: "dict[str, typing.Any]", entries: "list[typing.Any]", report: "bytes | None" = None
) -> "list[str]":
    """Return Thai sentences about a proof of filing (parsed JSON); none when an office's published key signed it.

    `report` is the report as it was filed (bytes), which the proof's fingerprint is compared with.
    """
    try:
        key, signature, text = bytes.fromhex(proof["key"]), bytes.fromhex(proof["signature"]), proof["statement"]
        statement = json.loads(text)
        fingerprint = statement["fingerprint"]
        salt = statement["salt"].encode()
    except (KeyError, TypeError, ValueError, AttributeError):
        return ["หลักฐานอ่านไม่ได้"]
    problems = [] if signature_holds(key, text.encode(), signature) else ["ลายมือชื่อไม่ถูกต้อง หรือข้อความถูกแก้ไข"]
    ours = (e for e in entries if e and e.get("kind") == "acknowledgement-key" and e.get("key") == key.hex())
    published = [entry for entry in ours if entry.get("action") == "publish"]
    if not published:
        problems.append("กุญแจที่ลงลายมือชื่อไม่อยู่ในทะเบียน")
    elif withdrawal_of(published[-1], entries):
        problems.append("กุญแจที่ลงลายมือชื่อถูกเพิกถอนแล้ว")
    if report is not None and digest(salt + b"\n" + report) != fingerprint:
        problems.append("เรื่องที่แจ้งไม่ตรงกับหลักฐาน")
    return problems


def _check_proof(path: str, report_path: "str | None", entries: "list[typing.Any]") -> bool:
    try:
        with open(path, "rb") as file:
            proof = parsed(file.read())
        report = None
        if report_path:
            with open(report_path, "rb") as file:
                report = file.read()
    except (OSError, ValueError) as problem:
        print(f"✗ {path}: อ่านไม่ได้ ({problem})")
        return False
    problems = proof_problems(proof, entries, report)
    for sentence in problems:
        print(f"✗ {path}: {sentence}")
    if not problems:
        told = json.loads(proof["statement"])
        print(f"✓ {path}: {told.get('office')} รับเรื่องหมายเลข {told.get('case', '-')} เมื่อ {told.get('day')}")
    return not problems


# A witness's note: a signed note (c2sp.org/signed-note) over a checkpoint, with an Ed25519 cosignature (c2sp.org/tlog-cosignature).
COSIGNATURE = b"\x04"
LATEST = 2**36  # the year 4147
LARGEST = 2**53  # entries; programs may read larger numbers as floats


def key_id(name: str, material: bytes) -> bytes:
    """Return the four bytes by which a note names the key of this name; `material` is its type and public key."""
    return hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]


def verifier_key(text: str) -> "tuple[str, bytes, bytes]":
    """Return (name, key ID, public key) of a witness's key "name+ID+base64"; raises ValueError for what is none."""
    name, told, encoded = [*text.strip().split("+", 2), "", ""][:3]
    material = base64.b64decode(encoded, validate=True)
    if not name or any(c.isspace() for c in name) or len(material) != 33 or material[:1] != COSIGNATURE:
        raise ValueError("not the key of a witness")
    if told != key_id(name, material).hex():
        raise ValueError("the key's ID does not fit the key")
    return name, key_id(name, material), material[1:]


def cosigned(body: bytes, seconds: int) -> bytes:
    """Return the bytes that a witness signs for the body of a checkpoint at so many seconds since 1970."""
    return b"cosignature/v1\ntime %d\n" % seconds + body


def witnessed(note: bytes, key: str) -> "dict[str, typing.Any]":
    """Return {"origin", "position", "head", "time"} that the witness of this verifier key signed; raises ValueError."""
    text = note.decode()
    if any(c < " " and c != "\n" for c in text):
        raise ValueError("a note holds no control characters")
    before, _, signatures = text.rpartition("\n\n")
    body = before.encode() + b"\n"
    times = {_time_of(blob, body, key) for blob in _signatures(signatures, key)}
    if not times or max(times) > LATEST:
        raise ValueError("the witness of this key did not sign the note")
    origin, size, root = [*before.split("\n"), "", ""][:3]
    head = base64.b64decode(root, validate=True)
    is_size = size.isascii() and size.isdigit() and len(size) <= len(str(LARGEST)) and str(int(size)) == size
    if not origin or not is_size or int(size) > LARGEST or len(head) != 32:
        raise ValueError("the note holds no checkpoint")
    return {"origin": origin, "position": int(size), "head": head.hex(), "time": max(times)}


def _signatures(lines: str, key: str) -> "typing.Iterator[bytes]":
    """Yield what the lines of a note hold from this verifier key: eight bytes of time and a signature each."""
    name, number, _ = verifier_key(key)
    for line in lines.splitlines():
        dash, signer, encoded = [*line.split(" "), "", ""][:3]
        blob = base64.b64decode(encoded) if (dash, signer) == ("—", name) else b""
        if blob[:4] == number:
            yield blob[4:]


def _time_of(blob: bytes, body: bytes, key: str) -> int:
    seconds = int.from_bytes(blob[:8], "big")
    if not signature_holds(verifier_key(key)[2], cosigned(body, seconds), blob[8:]):
        raise ValueError("the signature of the witness does not hold")
    return seconds


def growth_problems(entries: "list[typing.Any]", position: int, head: str) -> "list[str]":
    """Return Thai sentences about a ledger in which somebody saw entry `position` with the hash `head`; none when it only grew."""
    if len(entries) < position:
        return [f"พยานรับรองไว้ถึงรายการที่ {position} แต่ทะเบียนนี้มีเพียง {len(entries)} รายการ: ท้ายทะเบียนถูกตัด หรือไฟล์เก่ากว่า"]
    if position and (entries[position - 1] or {}).get("sha256") != head:
        return [f"รายการที่ {position} ไม่ตรงกับที่พยานรับรองไว้: ทะเบียนถูกแก้ย้อนหลังและคำนวณรหัสใหม่"]
    return []


def _check_witness(path: str, key: str, entries: "list[typing.Any]") -> bool:
    try:
        with open(path, "rb") as file:
            seen = witnessed(file.read(), key)
    except (OSError, ValueError) as problem:
        print(f"✗ {path}: ลายมือชื่อของพยานไม่ถูกต้อง หรืออ่านไม่ได้ ({problem})")
        return False
    problems = growth_problems(entries, seen["position"], seen["head"])
    for sentence in problems:
        print(f"✗ {path}: {sentence}")
    if not problems:
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seen["time"]))
        print(f"✓ {path}: พยานเห็นทะเบียนของ {seen['origin']} ถึงรายการที่ {seen['position']} เมื่อ {when} ตรงกับทะเบียนนี้")
    return not problems


class _Words(argparse.RawDescriptionHelpFormatter):
    """Help that begins in Thai, as whoever checks reads it."""

    def add_usage(
        self, usage: "typing.Any", actions: "typing.Any", groups: "typing.Any", prefix: "typing.Any" = None
    ) -> None:
        super().add_usage(usage, actions, groups, "วิธีใช้: " if prefix is None else prefix)


class _Command(argparse.ArgumentParser):
    def error(self, message: str) -> "typing.NoReturn":
        self.exit(2, f"{self.format_usage()}✗ คำสั่งไม่ถูกต้อง ({message}) ดูวิธีใช้: python3 verify.py --help\n")


USAGE = "python3 verify.py ledger.jsonl [ตัวเลือก] [ฉบับเผยแพร่.json ...]"
ABOUT = "ตรวจว่าทะเบียนการเผยแพร่ต่อเนื่องครบถ้วน และไฟล์ที่ดาวน์โหลดตรงกับทะเบียน โดยไม่ผ่านเว็บไซต์"
EXAMPLES = """ตัวอย่าง:
  python3 verify.py ledger.jsonl --head ค่าแฮชจากหน้า /ledger/ report.json
  python3 verify.py ledger.jsonl --manifest manifest.json --head ค่าแฮช
  python3 verify.py ledger.jsonl --proof หลักฐาน.json --report เรื่องที่แจ้ง.json

✓ ตรง  ✗ ไม่ตรง  ! ควรทราบ  รหัสจบโปรแกรม 0: ตรงทั้งหมด 1: มีสิ่งที่ไม่ตรง 2: คำสั่งไม่ถูกต้อง
(Checks a site's ledger and the JSON files downloaded from it; needs Python 3.8 or later and nothing else.)"""


def _command() -> argparse.ArgumentParser:
    parser = _Command(usage=USAGE, description=ABOUT, epilog=EXAMPLES, formatter_class=_Words, add_help=False)
    files, more = parser.add_argument_group("ไฟล์"), parser.add_argument_group("ตัวเลือก")
    files.add_argument("ledger", metavar="ledger.jsonl", help="ทะเบียนการเผยแพร่ จาก /ledger.jsonl ของเว็บไซต์")
    files.add_argument("files", metavar="ฉบับเผยแพร่.json", nargs="*", help="ไฟล์ JSON ของฉบับเผยแพร่ กี่ไฟล์ก็ได้")
    for name, value, told in (
        ("--head", "SHA256", "ค่าแฮชของรายการล่าสุดที่เว็บไซต์ประกาศ ใช้ตรวจว่าท้ายทะเบียนไม่ถูกตัด"),
        ("--manifest", "ไฟล์", "ไฟล์ manifest.json ของ ZIP ประจำปีที่คลายแล้ว"),
        ("--proof", "ไฟล์", "หลักฐานการรับเรื่องที่บันทึกไว้"),
        ("--report", "ไฟล์", "ไฟล์เรื่องที่แจ้ง ซึ่งหลักฐานนั้นกล่าวถึง"),
        ("--witness", "ไฟล์", "ถ้อยแถลงของพยาน (ไฟล์ .txt)"),
        ("--witness-key", "กุญแจ", "กุญแจตรวจของพยาน ตามที่พยานประกาศ"),
    ):
        more.add_argument(name, metavar=value, help=told)
    more.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")
    return parser


def main(arguments: "list[str] | None" = None) -> int:
    """Check what the command line names, print Thai sentences and return the exit code."""
    parser = _command()
    options = parser.parse_intermixed_args(arguments)
    if bool(options.witness) != bool(options.witness_key):
        parser.error("--witness และ --witness-key ต้องใช้คู่กัน")
    try:
        with open(options.ledger, "rb") as file:
            entries = read_ledger(file)
    except OSError as lost:
        print(f"✗ {options.ledger}: อ่านไม่ได้ ({lost})")
        return 1
    problems = ledger_problems(entries, options.head)
    for problem in problems:
        print(f"✗ {problem}")
    if not problems:
        print(f"✓ ทะเบียน {len(entries)} รายการ ต่อเนื่องครบถ้วน")
    if options.head is None:
        print("! ไม่ได้ระบุ --head จึงตรวจไม่ได้ว่าท้ายทะเบียนถูกตัดออกหรือไม่")
    fits = [_check_file(path, entries) for path in options.files]
    if options.manifest:
        fits.append(_check_manifest(options.manifest, entries))
    if options.proof:
        fits.append(_check_proof(options.proof, options.report, entries))
    if options.witness:
        fits.append(_check_witness(options.witness, options.witness_key, entries))
    return 0 if all(fits) and not problems else 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a Windows console may lack ✓
    sys.exit(main())
