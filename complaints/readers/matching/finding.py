"""Who is meant in a report, and which words look like a person of whom the roster knows nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import by_chief, by_latin, by_name, by_post
from .folding import hear
from .offices import only_of_people
from .people import Person
from .signs import AFTER_KIN, ASK, OUT, Field, Sign
from .strangers import strangers
from .untold import untold

ASKING_WHO = {"who", "involved", "involved_words"}
LONGEST_WORDS = 40
ONE_NAME = {"ชื่อ", "สกุล", "ชื่อเล่น"}
MANY = 4  # people: what means so many at once tells nobody apart


@dataclass(frozen=True)
class Match:
    """Somebody who is meant, or may be (`sure` is False), with why and by which typed words of which field."""

    key: int | str
    sure: bool
    why: str
    words: str
    field: str
    is_shared: bool = False  # the same words mean many others as well as this one


@dataclass(frozen=True)
class Unknown:
    """Typed words that look like a person; `asked_who` where the field asks for one."""

    words: str
    asked_who: bool


@dataclass(frozen=True)
class Meant:
    """What a report's words say: matches, at most one a person, and words for a person whom nobody matches."""

    matches: tuple[Match, ...]
    unknown: tuple["Unknown", ...]


def find(fields: dict[str, str], people: Iterable[Person], place: str = "") -> Meant:
    """Return who is meant by the text of these fields (name → text); the office is named after `place`.

    Of a field that asks who, whatever no match accounts for is among the unknown.
    """
    people = tuple(people)
    best: dict[int | str, tuple[Sign, Match]] = {}
    unknown: dict[str, Unknown] = {}
    seen: set[str] = set()
    for name, text in fields.items():
        field = Field(hear(text), name in ASKING_WHO, place)
        explained = _look(field, name, people, best)
        introduced = strangers(field, explained)
        for words in untold(field, explained) if field.asks_who else introduced:
            if not any(words.startswith(known) for known in seen if words.endswith("…")):
                unknown.setdefault(words, Unknown(words, field.asks_who))
        seen.update([*introduced, *unknown])
    return Meant(_told_apart([match for _, match in best.values()]), tuple(unknown.values()))


def _look(field: Field, name: str, people: tuple[Person, ...], best: dict[int | str, tuple[Sign, Match]]) -> list[Sign]:
    """Keep in `best` whom this field means, and return the signs of all of them."""
    explained, latin = [], by_latin.words_of(field)
    for person in people:
        signs = _signs(person, field, latin)
        if signs and signs[0].score >= ASK:
            explained += signs
            _keep(best, person, name, signs[0], field)
    return explained


def _told_apart(matches: list[Match]) -> tuple[Match, ...]:
    """Mark those whom nothing but one name, which many bear, points to."""
    bearers = Counter((match.field, match.words) for match in matches if match.why in ONE_NAME)
    return tuple(
        replace(match, is_shared=match.why in ONE_NAME and bearers[match.field, match.words] >= MANY)
        for match in matches
    )


def _signs(person: Person, field: Field, latin: list[by_latin.Word]) -> list[Sign]:
    """All signs of a person, the strongest first; two that stand side by side strengthen each other."""
    signs = [
        *only_of_people(field, list(by_name.signs(person, field))),
        *by_latin.signs(person, field, latin),
        *by_post.signs(person, field),
        *(by_chief.signs(field) if person.chief else ()),
    ]
    if not signs:
        return []
    first, *others = sorted(signs, reverse=True)
    if any(first.is_near(other) for other in others):
        first = replace(first, score=first.score + AFTER_KIN)
    return [first, *others]


def _keep(best: dict[int | str, tuple[Sign, Match]], person: Person, field_name: str, sign: Sign, field: Field) -> None:
    if person.key in best and best[person.key][0].score >= sign.score:
        return
    words = field.heard.excerpt(sign.start, sign.end)[:LONGEST_WORDS]
    best[person.key] = sign, Match(person.key, sign.score >= OUT, sign.why, words, field_name)
