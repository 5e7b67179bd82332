"""Which files of a case came with which entry: files and entries are only ever appended, in the same order."""

from collections.abc import Sequence

from .open_case import REPORTER, Entry, FileInfo


def attached(entries: Sequence[Entry], files: Sequence[FileInfo]) -> dict[int, list[FileInfo]]:
    """Return, by the sequence of each report and message, the files that came with it."""
    return _of_a_side(entries, files, is_reporter=True) | _of_a_side(entries, files, is_reporter=False)


def files_beside(
    entries: Sequence[Entry], answer: Entry | None, came_with: dict[int, list[FileInfo]]
) -> list[FileInfo]:
    """Return the answer's files and those of the office's wordless messages next to it: one act wrote both."""
    return [file for one in _beside(entries, answer) for file in came_with.get(one.sequence, ())] if answer else []


def _beside(entries: Sequence[Entry], answer: Entry) -> list[Entry]:
    place = next(n for n, entry in enumerate(entries) if entry.sequence == answer.sequence)
    before, after = place, place + 1
    while before and _only_files(entries[before - 1]):
        before -= 1
    while after < len(entries) and _only_files(entries[after]):
        after += 1
    return list(entries[before:after])


def _only_files(entry: Entry) -> bool:
    return entry.type == "message" and entry.by != REPORTER and not entry.content.get("text")


def _of_a_side(entries: Sequence[Entry], files: Sequence[FileInfo], *, is_reporter: bool) -> dict[int, list[FileInfo]]:
    """Return the files of a side's entries: a message's are as many as it names, the report's those before them."""
    messages = [one for one in entries if one.type == "message" and (one.by == REPORTER) == is_reporter]
    counts = [len(one.content.get("files", ())) for one in messages]
    rest = [one for one in files if (one.by == REPORTER) == is_reporter]
    before = max(0, len(rest) - sum(counts))
    found = {one.sequence: rest[:before] for one in entries if one.type == "report"} if is_reporter else {}
    rest = rest[before:]
    for message, count in zip(messages, counts, strict=True):
        found[message.sequence], rest = rest[:count], rest[count:]
    return found
