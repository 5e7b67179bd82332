"""What of an unchanged text stays in sight beside a change."""

import pytest

from publishing.folding import Piece, folded
from publishing.marks import marked

LINES = [f"ข้อ {n} จัดทำแผนปฏิบัติการป้องกันการทุจริตของหน่วยงาน" for n in range(1, 16)]
LONG = "\n".join(LINES)


def sides(before, after):
    return [folded(parts) for parts in marked(before, after)]


def seen(pieces):
    return "".join("…" if piece.is_far else piece.text for piece in pieces)


def test_a_short_text_is_seen_whole():
    before, after = sides("จัดทำแผน ภายในปี", "จัดทำคู่มือ ภายในปี")
    assert [piece.is_far for piece in (*before, *after)] == [False] * len((*before, *after))


def test_what_stands_beside_a_change_is_seen_and_the_rest_folds():
    before, after = sides(LONG, LONG.replace("ข้อ 8", "ข้อ แปด"))
    assert (seen(after)[0], seen(after)[-1]) == ("…", "…")
    assert "ข้อ แปด จัดทำแผน" in seen(after)
    assert not [far for far in ("ข้อ 12", "ข้อ 4") if far in seen(after)]
    assert seen(before).count("…") == 2


def test_a_line_more_at_the_end_leaves_the_text_before_it_known():
    before, after = sides(LONG, LONG + "\nเพิ่มใหม่")
    assert seen(before).startswith("ข้อ 1 จัดทำแผน")
    assert seen(after).endswith(LINES[-1] + "\nเพิ่มใหม่")
    assert (seen(before)[-1], seen(after)[0]) == ("…", "…")
    assert next(piece for piece in after if piece.is_far).size == "๑๔ บรรทัด"


def test_a_new_text_never_folds():
    assert sides("", LONG)[1] == [Piece(LONG, is_changed=True)]


@pytest.mark.parametrize(
    "after", ["\n".join(LINES[2:]), LONG + " ท้าย", LONG.replace("ข้อ", "ที่"), LONG.replace("\n", " "), "ไม่เหลือ"]
)
def test_joined_pieces_are_the_texts_and_no_cluster_is_cut(after):
    for text, pieces in zip((LONG, after), sides(LONG, after), strict=True):
        assert "".join(piece.text for piece in pieces) == text
        assert [
            piece.text for piece in pieces if piece.text[0] in "\u0e31\u0e34\u0e47\u0e48\u0e49\u0e30\u0e32\u0e33"
        ] == []
