"""Signs by name in Latin letters: nobody spells a Thai name there as another does, so only how consonants sound is compared."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise, product

from .folding import sound
from .people import Person
from .signs import Field, Sign

FULL_NAME, GIVEN, FAMILY, FULL = 100, 77, 75, "ชื่อและสกุล"
LEAST = 3  # consonants of a name that stands alone; fewer are many a word's
MOST = 8  # consonants that are compared
TITLES = ("mr", "mrs", "miss", "khun", "nai", "nang")
# What each letter sounds like; some sound otherwise at the end of a syllable, or once so and once so (กัน-ละ-ยา).
THAI = {
    "กขค": ("K",), "ง": ("G",), "จฉช": ("C", "T", "TC"), "ซส": ("S", "T", "TS"), "ดตถทฐ": ("T",), "บปผพฝฟ": ("P",), "มำ": ("M",), "นญ": ("N",),
    "รล": ("R", "N", "NR"),
}  # fmt: skip
HEARD = {letter: ways for letters, ways in THAI.items() for letter in letters}
PAIRS = [("ng", "G"), ("th", "T"), ("ph", "P"), ("kh", "K"), ("ch", "C"), ("sh", "C")]
SOUNDS = str.maketrans("tdpbfkgcqjsznmlraeiouyhwvx", "TTPPPKKKKCSSNMRR..........")
LATIN = re.compile("[a-z]+")
UNHEARD = re.compile("(?<=[aeiou])r(?![aeiouy])")  # porn, chart

Word = tuple[int, int, str]  # where it stands in the heard text, and how it sounds


def signs(person: Person, field: Field, words: list[Word]) -> Iterator[Sign]:
    """Yield every sign by which this person's name occurs among the words of the field (from `words_of`)."""
    given, family = _sounds(person.given), _sounds(person.family)
    for start, end, heard in words:
        for names, score, why in ((given, GIVEN, "ชื่อ"), (family, FAMILY, "สกุล")):
            if heard in names and len(heard) >= LEAST:
                yield Sign(score - field.taken, why, start, end)
        if any(_are_both(heard[:cut], heard[cut:], given, family) for cut in range(1, len(heard))):
            yield Sign(FULL_NAME - field.taken, FULL, start, end)
    for (start, _, one), (_, end, other) in pairwise(words):
        if _are_both(one, other, given, family):
            yield Sign(FULL_NAME - field.taken, FULL, start, end)


def _are_both(one: str, other: str, given: frozenset[str], family: frozenset[str]) -> bool:
    """Whether the two are given and family name, in whichever order."""
    return len(one + other) > LEAST and ((one in given and other in family) or (one in family and other in given))


def words_of(field: Field) -> list[Word]:
    """Return the words of a field in Latin letters, titles left out."""
    edges = sorted(field.heard.edges)
    words = ((start, end, field.heard.text[start:end]) for start, end in pairwise(edges))
    told = ((start, end, word) for start, end, word in words if LATIN.fullmatch(word) and word not in TITLES)
    return [(start, end, latin(word)) for start, end, word in told]


@lru_cache(maxsize=4096)
def latin(word: str) -> str:
    """Return how the consonants of a word in small Latin letters sound, one sign each."""
    title = next((title for title in TITLES if word.startswith(title) and len(word) > len(title) + LEAST), "")
    word = UNHEARD.sub("", word.removeprefix(title))
    for pair, heard in PAIRS:
        word = word.replace(pair, heard)
    return re.sub(r"(.)\1+", r"\1", word.translate(SOUNDS)).replace(".", "")


@cache
def _sounds(name: str) -> frozenset[str]:
    """The ways in which a Thai name's consonants may sound; the first stands at no end, and the last of many may be silent."""
    letters = [HEARD[letter] for letter in sound(name) if letter in HEARD][:MOST]
    if not letters:
        return frozenset()
    ways = ["".join(way) for way in product(letters[0][:1], *letters[1:])]
    return frozenset([*ways, *(way[:-1] for way in ways if len(letters) > LEAST + 1)])
