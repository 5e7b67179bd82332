"""Signs by name: given and family name, each by itself under any title, other spellings, nicknames."""

from collections.abc import Iterator

from . import vocabulary
from .folding import sound
from .people import Person
from .signs import (
    COMMON_FAMILY,
    COMMON_GIVEN,
    FAMILY,
    FULL_NAME,
    GIVEN,
    NEVER,
    NICKNAME,
    SHORT,
    SPELLING,
    Field,
    Sign,
    found,
    weak,
)


def signs(person: Person, field: Field) -> Iterator[Sign]:
    """Yield every sign by which this person's names occur in the field."""
    if person.given and person.family:
        yield from found(field, sound(person.given + person.family), FULL_NAME, "ชื่อและสกุล", least=6)
    for spelling in person.spellings:
        yield from found(field, sound(spelling), SPELLING, "ตัวสะกดอื่น", least=5)
    yield from _one(field, person.given, (GIVEN, COMMON_GIVEN), "ชื่อ", least=5)
    yield from _one(field, person.family, (FAMILY, COMMON_FAMILY), "สกุล", least=6)
    for nickname in person.nicknames:
        nicknamed = weak(field, sound(nickname), NICKNAME, "ชื่อเล่น", least=NEVER)
        yield from (sign for sign in nicknamed if field.asks_who or field.follows_kin(sign.start))


def _one(field: Field, name: str, scores: tuple[int, int], why: str, *, least: int) -> list[Sign]:
    plain, common = scores
    if not name:
        return []
    if name in vocabulary.common_words() or len(sound(name)) < SHORT:
        return weak(field, sound(name), common, why, least=least)
    return found(field, sound(name), plain, why, least=least)
