#!/usr/bin/env python3
"""ตรวจสมุดบัญชีการเผยแพร่ และไฟล์ JSON ที่ดาวน์โหลดจากเว็บไซต์ โดยไม่ต้องเชื่อเว็บไซต์

วิธีใช้:  python3 verify.py ledger.jsonl [--head SHA256] [report.json ...]

Stand-alone: Python 3.8 or later and its standard library. The site itself uses the functions of this file, so what
it writes and what an auditor checks can't differ. Exit code 0: everything fits; 1: something does not.
"""

import argparse
import hashlib
import json
import sys

GENESIS = "0" * 64


def canonical(value):
    """Return `value` as canonical JSON bytes: sorted keys, no spaces, UTF-8, as written (no normalisation)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(data):
    """Return the SHA-256 of `data` in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def entry_hash(entry):
    """Return the hash of one ledger entry: all its fields but `sha256` itself."""
    return digest(canonical({name: value for name, value in entry.items() if name != "sha256"}))


def read_ledger(lines):
    """Return the entries of a ledger, one JSON object a line; a line that is not one becomes None."""
    entries = []
    for line in lines:
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        entries.append(entry if isinstance(entry, dict) else None)
    return entries


def ledger_problems(entries, head=None):
    """Return Thai sentences, one a problem, in ledger order; an empty list means that the chain is whole.

    `head` is the newest entry's hash as the site published it: without it a cut-off tail can't be seen.
    """
    problems, previous = [], GENESIS
    for place, entry in enumerate(entries, start=1):
        if entry is None:
            problems.append(f"รายการที่ {place} อ่านไม่ได้")
            continue
        if entry.get("position") != place:
            problems.append(f"รายการที่ {place} มีเลขลำดับ {entry.get('position')}: มีรายการหายไป แทรก หรือสลับที่")
        if entry.get("previous_sha256") != previous:
            problems.append(f"รายการที่ {place} ไม่ต่อจากรายการก่อนหน้า")
        if entry.get("sha256") != entry_hash(entry):
            problems.append(f"รายการที่ {place} ถูกแก้ไขหลังเผยแพร่")
        previous = entry.get("sha256")
    if head is not None and head != previous:
        problems.append("รายการสุดท้ายไม่ตรงกับค่าแฮชล่าสุดที่เว็บไซต์ประกาศ: ท้ายสมุดอาจถูกตัดหรือเพิ่ม")
    return problems


def edition_of(content, entries):
    """Return the ledger entry that published exactly this `content` (a parsed JSON document), or None."""
    wanted = digest(canonical(content))
    matches = [e for e in entries if e and e.get("action") == "publish" and e.get("content_sha256") == wanted]
    return matches[-1] if matches else None


def _check_file(path, entries):
    try:
        with open(path, encoding="utf-8") as file:
            entry = edition_of(json.load(file), entries)
    except (OSError, ValueError) as problem:
        print(f"✗ {path}: อ่านไม่ได้ ({problem})")
        return False
    if entry is None:
        print(f"✗ {path}: ไม่ตรงกับฉบับเผยแพร่ใดในสมุดบัญชี")
        return False
    print(f"✓ {path}: ตรงกับ {entry['kind']} {entry['key']} ฉบับที่ {entry['number']} เผยแพร่ {entry['published_at']}")
    return True


def main(arguments=None):
    """Check what the command line names, print Thai sentences and return the exit code."""
    parser = argparse.ArgumentParser(description="ตรวจสมุดบัญชีการเผยแพร่และไฟล์ที่ดาวน์โหลด")
    parser.add_argument("ledger", help="ไฟล์ ledger.jsonl")
    parser.add_argument("files", nargs="*", help="ไฟล์ JSON ของฉบับเผยแพร่")
    parser.add_argument("--head", help="ค่าแฮชของรายการล่าสุดที่เว็บไซต์ประกาศ")
    options = parser.parse_args(arguments)
    with open(options.ledger, encoding="utf-8") as file:
        entries = read_ledger(file)
    problems = ledger_problems(entries, options.head)
    for problem in problems:
        print(f"✗ {problem}")
    if not problems:
        print(f"✓ สมุดบัญชี {len(entries)} รายการ ต่อเนื่องครบถ้วน")
    return 0 if all([_check_file(path, entries) for path in options.files]) and not problems else 1


if __name__ == "__main__":
    sys.exit(main())
