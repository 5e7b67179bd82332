"""Letters that Tesseract laid one by one become the lines that it read."""

from io import BytesIO

import pikepdf
import pytest

from common.uploads.whole_lines import joined

N = pikepdf.Name


def word(text):
    return f"[ <{(text + ' ').encode('utf-16-be').hex()}> ] TJ"


# Two lines of one block: the second begins by a step down from the last word of the first.
LAYER = f"""BT 3 Tr 1 0 0 1 70 700 Tm /f-0-0 12 Tf 50 Tz {word("ก")} 10 0 Td {word("า")} 10 0 Td {word("ร")} 20 0 Td 100 Tz {word("ดี")}
-40 -20 Td {word("งา")} 15 0 Td {word("น")} ET"""


def recognized(layer=LAYER, name="/OCR-x"):
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page(page_size=(595, 842))
    form = pikepdf.Stream(document, layer.encode(), Type=N.XObject, Subtype=N.Form, BBox=[0, 0, 595, 842])
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({name: form}))
    document.save(out)
    return out.getvalue()


def laid(data):
    """Return (operator, operands) of the layer, texts as they read."""
    with pikepdf.open(BytesIO(data)) as document:
        [layer] = document.pages[0].Resources.XObject.values()
        return [(str(operator), _plain(operands)) for operands, operator in pikepdf.parse_content_stream(layer)]


def _plain(operands):
    return [
        "".join(bytes(part).decode("utf-16-be") for part in one) if isinstance(one, pikepdf.Array) else one
        for one in operands
    ]


def test_each_line_is_one_piece_as_wide_as_its_letters_and_the_next_stands_where_it_stood():
    done = laid(joined(recognized(), "การ ดี\nงาน\n"))
    texts = [operands[0] for operator, operands in done if operator == "TJ"]
    assert texts == ["การ ดี", "งาน"]
    stretches = [float(operands[0]) for operator, operands in done if operator == "Tz"]
    assert stretches[1] == pytest.approx(100 * (40 + 2 * 6) / (len("การ ดี") * 6))
    moves = [tuple(map(float, operands)) for operator, operands in done if operator == "Td"]
    assert moves == [(40, 0), (-40, -20), (15, 0)]


def test_what_was_read_otherwise_and_other_layers_stay():
    assert laid(joined(recognized(), "อย่างอื่น")) == laid(recognized())
    assert laid(joined(recognized(name="/Fm0"), "การ ดี\nงาน")) == laid(recognized(name="/Fm0"))


def test_broken_thai_of_the_plain_text_is_mended():
    layer = f"BT 1 0 0 1 70 700 Tm /f-0-0 12 Tf 50 Tz {word('ท')} 5 0 Td {word('ํ')} 5 0 Td {word('า')} ET"
    assert ("TJ", ["ทำ"]) in laid(joined(recognized(layer), "ทํา"))
