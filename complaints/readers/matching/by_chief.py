"""Signs of the chief executive, whom people call by many names."""

from collections.abc import Iterator

from . import slips, vocabulary
from .folding import sound, sounds
from .signs import SLIP, Field, Sign

CHIEF, IN_DOUBT, FORMER = 100, 72, 60
NAYOK, WHOLE_POST = "นายก", "นายกองค์การบริหารส่วนตำบล"


def signs(field: Field) -> Iterator[Sign]:
    """Yield every sign that the chief executive is meant."""
    for word in vocabulary.words("chief"):
        for place in slips.every(sound(word), field.heard.text):
            if word != NAYOK:
                yield Sign(CHIEF - field.taken, "ผู้บริหารสูงสุด", place.start, place.end)
            else:
                yield from _nayok(field, place)
    for word in vocabulary.words("chief_in_doubt"):
        places = slips.every(sound(word), field.heard.text)
        yield from (Sign(IN_DOUBT - field.taken, word, place.start, place.end) for place in places)
    for place in slips.find(sound(WHOLE_POST), field.heard.text, least=9):
        yield Sign(CHIEF - field.taken - SLIP * place.slip, "ผู้บริหารสูงสุด", place.start, place.end)


def _nayok(field: Field, place: slips.Place) -> Iterator[Sign]:
    """One place of นายก: ours unless it is another's, another word, or the deputy."""
    text = field.heard.text
    if text.startswith(sounds(vocabulary.words("other_nayok")), place.end) or text.endswith("รอง", 0, place.start):
        return
    other_word = text.startswith(sounds(vocabulary.words("not_nayok")), place.end)
    if other_word and not text.startswith(sound("องค์การ"), place.end):
        return
    former = text.endswith(sound("อดีต"), 0, place.start)
    yield Sign(FORMER if former else CHIEF - field.taken, "อดีตนายก" if former else "นายก", place.start, place.end)
