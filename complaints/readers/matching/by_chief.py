"""Signs of the chief executive, whom people call by many names."""

from collections.abc import Iterator

from . import slips, vocabulary
from .folding import sound, sounds
from .signs import SLIP, Field, Sign

CHIEF, IN_DOUBT, FORMER = 100, 72, 60
NAYOK, WHOLE_POST = "นายก", "นายกองค์การบริหารส่วนตำบล"


def signs(field: Field) -> Iterator[Sign]:
    """Yield every sign that the chief executive is meant."""
    for word in vocabulary.listed("chief"):
        for span in slips.every(sound(word), field.heard.text):
            if word != NAYOK:
                yield Sign(CHIEF - field.taken, "ผู้บริหารสูงสุด", span.start, span.end)
            else:
                yield from _nayok(field, span)
    for word in vocabulary.listed("chief_in_doubt"):
        spans = slips.every(sound(word), field.heard.text)
        yield from (Sign(IN_DOUBT - field.taken, word, span.start, span.end) for span in spans)
    for span in slips.find(sound(WHOLE_POST), field.heard.text, least=9):
        yield Sign(CHIEF - field.taken - SLIP * span.slip, "ผู้บริหารสูงสุด", span.start, span.end)


def _nayok(field: Field, span: slips.Span) -> Iterator[Sign]:
    """One place of นายก: ours unless it is another's, another word, or the deputy."""
    text = field.heard.text
    if text.startswith(sounds(vocabulary.listed("other_nayok")), span.end) or text.endswith("รอง", 0, span.start):
        return
    other_word = text.startswith(sounds(vocabulary.listed("not_nayok")), span.end)
    if other_word and not text.startswith(sound("องค์การ"), span.end):
        return
    former = text.endswith(sound("อดีต"), 0, span.start)
    yield Sign(FORMER if former else CHIEF - field.taken, "อดีตนายก" if former else "นายก", span.start, span.end)
