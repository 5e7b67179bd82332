#!/usr/bin/env python3
"""ตรวจทะเบียนการเผยแพร่ และไฟล์ JSON ที่ดาวน์โหลดจากเว็บไซต์ โดยไม่ต้องเชื่อเว็บไซต์

วิธีใช้:  python3 verify.py ledger.jsonl [--head SHA256] [report.json ...]

Stand-alone: Python 3.8 or later and its standard library. The site itself uses the functions of this file, so what
it writes and what an auditor checks can't differ. Exit code 0: everything fits; 1: something does not.
"""

import argparse
import hashlib
import json
import os
import sys

GENESIS = "0" * 64


def canonical(value):
    """Return `value` as canonical JSON bytes: sorted keys, no spaces, UTF-8, text as written (no normalisation).

    Raises TypeError for floats and for keys that are not text: two programs may spell those differently. A figure
    with decimals is published as text.
    """
    _check_spelling(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _check_spelling(value):
    if isinstance(value, dict):
        for name, part in value.items():
            if not isinstance(name, str):
                raise TypeError(f"key {name!r} is not text")
            _check_spelling(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _check_spelling(part)
    elif isinstance(value, float):
        raise TypeError(f"{value!r} is a float: write it as text")


def digest(data):
    """Return the SHA-256 of `data` in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def entry_hash(entry):
    """Return the hash of one ledger entry: all its fields but `sha256` itself."""
    return digest(canonical({name: value for name, value in entry.items() if name != "sha256"}))


def parsed(data):
    """Return the value of JSON bytes; raises ValueError when it is no JSON, names a field twice or holds a float."""
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
        _check_spelling(value)
    except (TypeError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    return value


def _object(pairs):
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("มีชื่อข้อมูลซ้ำกัน")
    return fields


def read_ledger(lines):
    """Return the entries of a ledger's lines (bytes); a line that is no entry in canonical JSON becomes None."""
    return [_entry(line.rstrip(b"\r\n")) for line in lines]


def _entry(line):
    try:
        entry = parsed(line)
        return entry if isinstance(entry, dict) and canonical(entry) == line else None
    except (ValueError, RecursionError):
        return None


def ledger_problems(entries, head=None):
    """Return Thai sentences, one a problem, in ledger order; an empty list means that the chain is whole.

    `head` is the newest entry's hash as the site published it: without it a cut-off tail can't be seen.
    """
    problems, previous = [], GENESIS
    for place, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            problems.append(f"รายการที่ {place} อ่านไม่ได้ หรือไม่อยู่ในรูปแบบมาตรฐาน")
            continue
        if entry.get("position") != place:
            problems.append(f"รายการที่ {place} มีเลขลำดับ {entry.get('position')}: มีรายการหายไป แทรก หรือสลับที่")
        if entry.get("previous_sha256") != previous:
            problems.append(f"รายการที่ {place} ไม่ต่อจากรายการก่อนหน้า")
        if not _is_whole(entry):
            problems.append(f"รายการที่ {place} ถูกแก้ไขหลังเผยแพร่")
        previous = entry.get("sha256")
    if head is not None and head != previous:
        problems.append("รายการสุดท้ายไม่ตรงกับค่าแฮชล่าสุดที่เว็บไซต์ประกาศ: ท้ายสมุดอาจถูกตัดหรือเพิ่ม")
    return problems


def _is_whole(entry):
    try:
        return entry.get("sha256") == entry_hash(entry)
    except (TypeError, ValueError):
        return False


def edition_of(content, entries):
    """Return the newest ledger entry that published exactly this `content` (a parsed JSON document), or None."""
    wanted = digest(canonical(content))
    matches = [e for e in entries if e and e.get("action") == "publish" and e.get("content_sha256") == wanted]
    return matches[-1] if matches else None


def withdrawal_of(entry, entries):
    """Return the ledger entry that withdrew the edition which `entry` published, or None."""
    name = [entry.get(field) for field in ("kind", "key", "number")]
    matches = (e for e in entries if e and e.get("action") == "withdraw")
    return next((e for e in matches if [e.get(field) for field in ("kind", "key", "number")] == name), None)


def _check_file(path, entries):
    try:
        with open(path, "rb") as file:
            entry = edition_of(parsed(file.read()), entries)
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


def manifest_problems(manifest, folder):
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


def _check_manifest(path):
    with open(path, "rb") as file:
        manifest = parsed(file.read())
    problems = manifest_problems(manifest, os.path.dirname(path))
    for problem in problems:
        print(f"✗ {path}: {problem}")
    if not problems:
        print(f"✓ {path}: ครบทั้ง {len(manifest['files'])} ไฟล์")
    return not problems


def main(arguments=None):
    """Check what the command line names, print Thai sentences and return the exit code."""
    parser = argparse.ArgumentParser(description="ตรวจทะเบียนการเผยแพร่และไฟล์ที่ดาวน์โหลด")
    parser.add_argument("ledger", help="ไฟล์ ledger.jsonl")
    parser.add_argument("files", nargs="*", help="ไฟล์ JSON ของฉบับเผยแพร่")
    parser.add_argument("--head", help="ค่าแฮชของรายการล่าสุดที่เว็บไซต์ประกาศ")
    parser.add_argument("--manifest", help="ไฟล์ manifest.json ของ ZIP ประจำปีที่คลายแล้ว")
    options = parser.parse_intermixed_args(arguments)
    with open(options.ledger, "rb") as file:
        entries = read_ledger(file)
    problems = ledger_problems(entries, options.head)
    for problem in problems:
        print(f"✗ {problem}")
    if not problems:
        print(f"✓ ทะเบียน {len(entries)} รายการ ต่อเนื่องครบถ้วน")
    if options.head is None:
        print("! ไม่ได้ระบุ --head จึงตรวจไม่ได้ว่าท้ายสมุดถูกตัดออกหรือไม่")
    fits = [_check_file(path, entries) for path in options.files]
    if options.manifest:
        fits.append(_check_manifest(options.manifest))
    return 0 if all(fits) and not problems else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr] # a Windows console may lack ✓
    sys.exit(main())
