"""Signs by post: the post itself, who leads or works in a division, who does a task, the clerk, a deputy."""

from collections.abc import Iterator

from . import slips, vocabulary
from .folding import sound, sounds
from .people import Person
from .signs import POST, Field, Sign, found

HEAD, BARE_HEAD, SLIP_IN_HEAD, TASK, TASK_ALONE, HEAD_OF_WORKERS, WORKER = 96, 90, 85, 85, 75, 72, 71
DIVISION_ALONE, MENTIONED, OTHER_CLERK = 71, 55, 52
DEPUTY, CLERK, CLERK_IN_A_STORY = 95, 90, 60
CLERK_POST, DEPUTIES = "ปลัด", ("รองปลัด", "รองนายก")


def signs(person: Person, field: Field) -> Iterator[Sign]:
    """Yield every sign by which this person's post occurs in the field."""
    if person.core and not (person.chief and person.core.startswith("นายก")):
        yield from found(field, sound(person.core), POST, "ตำแหน่ง", least=7)
    for name in person.divisions:
        yield from _of_division(person, field, vocabulary.divisions()[name])
    for task, aliases in vocabulary.tasks().items():
        if task in person.core:
            yield from (sign for alias in aliases for sign in _of_task(field, alias))
    if person.post.startswith(CLERK_POST):
        yield from _clerk(field)
    for post in DEPUTIES:
        if person.post.startswith(post):
            yield from _deputy(field, post)


def _of_division(person: Person, field: Field, names: vocabulary.Alias) -> Iterator[Sign]:
    for alias in names.aliases:
        for span in slips.every(sound(alias), field.heard.text):
            yield from _in_division(person, field, alias, span)
        if person.is_head:
            slipped = slips.find(sound(f"ผู้อำนวยการ{alias}"), field.heard.text, least=8)
            yield from (Sign(SLIP_IN_HEAD - field.taken, f"หัวหน้า{alias}", p.start, p.end) for p in slipped)
    for bare in names.bare if person.is_head else ():
        for head in vocabulary.listed("heads"):
            called = slips.every(sound(head) + sound(bare), field.heard.text)
            yield from (Sign(BARE_HEAD - field.taken, f"หัวหน้าของ{bare}", p.start, p.end) for p in called)


def _in_division(person: Person, field: Field, alias: str, span: slips.Span) -> Iterator[Sign]:
    """One place where a division stands: its head, its people, or the division alone."""
    if _ends(field, span.start, "heads"):
        if person.is_head:
            yield Sign(HEAD - field.taken, f"หัวหน้า{alias}", span.start, span.end)
    elif _has_worker(field, span):
        yield Sign(HEAD_OF_WORKERS if person.is_head else WORKER, f"คนของ{alias}", span.start, span.end)
    elif field.heard.text == sound(alias):
        yield Sign(DIVISION_ALONE, f"ส่วนราชการ {alias}", span.start, span.end)
    elif field.asks_who:
        yield Sign(MENTIONED, f"ส่วนราชการ {alias}", span.start, span.end)


def _has_worker(field: Field, span: slips.Span) -> bool:
    everybody = sounds(vocabulary.listed("everybody"))
    named = _ends(field, span.start, "workers") or field.follows_kin(span.start)
    return named or field.heard.text.startswith(everybody, span.end)


def _of_task(field: Field, alias: str) -> Iterator[Sign]:
    word = sound(alias)
    for span in slips.every(word, field.heard.text):
        if _ends(field, span.start, "workers") or field.follows_kin(span.start):
            yield Sign(TASK - field.taken, f"งาน{alias}", span.start, span.end)
        elif field.heard.text == word:
            yield Sign(TASK_ALONE, f"งาน{alias}", span.start, span.end)
        elif field.asks_who:
            yield Sign(MENTIONED, f"งาน{alias}", span.start, span.end)


def _clerk(field: Field) -> Iterator[Sign]:
    for span in slips.every(sound(CLERK_POST), field.heard.text):
        if field.heard.text.endswith(sounds(vocabulary.listed("not_clerk_after")), 0, span.start):
            continue
        if field.heard.text.startswith(sounds(vocabulary.listed("other_clerk")), span.end):
            yield Sign(OTHER_CLERK, "ปลัดของหน่วยงานอื่น", span.start, span.end)
        else:
            yield Sign(CLERK if field.asks_who else CLERK_IN_A_STORY, "ปลัด", span.start, span.end)


def _deputy(field: Field, post: str) -> Iterator[Sign]:
    for span in slips.every(sound(post), field.heard.text):
        if not field.heard.text.startswith(sounds(vocabulary.listed("other_nayok")), span.end):
            yield Sign(DEPUTY - field.taken, post, span.start, span.end)


def _ends(field: Field, start: int, words: str) -> bool:
    """Whether one of the words of that list stands right before."""
    return field.heard.text.endswith(sounds(vocabulary.listed(words)), 0, start)
