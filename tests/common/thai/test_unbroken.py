"""What a line never breaks, found in sentences."""

import pytest

from common.thai import unbroken


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("ลงวันที่ ๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๐.๐๐ น.", ["วันที่", "๒๕ ตุลาคม ๒๕๖๖", "เวลา ๑๐.๐๐ น."]),
        ("๑ ต.ค. ๒๕๖๕ – ๓๐ ก.ย. ๒๕๖๖", ["๑ ต.ค. ๒๕๖๕", "๓๐ ก.ย. ๒๕๖๖"]),
        ("๑ ตุลาคม – ๓๑ ธันวาคม ๒๕๖๖", ["๑ ตุลาคม", "๓๑ ธันวาคม ๒๕๖๖"]),
        ("ภายในเดือนมีนาคม 2567", ["มีนาคม 2567"]),
        ("๕ พฤศจิกายน พ.ศ. ๒๕๖๙", ["๕ พฤศจิกายน พ.ศ. ๒๕๖๙"]),
        ("ปีงบประมาณ พ.ศ. ๒๕๗๐", ["งบประมาณ", "พ.ศ. ๒๕๗๐"]),
        ("๐๘.๓๐ - ๑๖.๓๐ น.", ["๐๘.๓๐ - ๑๖.๓๐ น."]),
        ("แจ้งเรื่องร้องเรียน", ["ร้องเรียน"]),
        ("อย่างน้อยหนึ่งวัน แล้วกรอก", ["หนึ่ง", "กรอก"]),
        ("ผู้อำนวยการกองคลัง", ["อำนวยการกองคลัง"]),
        ("มาตรา ๑๒๘ และ ๑๒๓๔๕๖", []),
    ],
)
def test_dates_times_years_and_listed_words_are_found(sentence, found):
    assert unbroken.pattern().findall(sentence) == found


@pytest.mark.parametrize(
    ("office", "short", "pieces"),
    [
        ("องค์การบริหารส่วนตำบลโคกคอน", "อบต.โคกคอน", ("องค์การบริหารส่วน", "ตำบลโคกคอน", "โคกคอน", "อบต.โคกคอน")),
        ("เทศบาลเมืองเลย", "", ("เทศบาล", "เมืองเลย", "เลย")),
        ("เมืองพัทยา", "", ("เมืองพัทยา", "พัทยา")),
        ("สำนักงานแห่งหนึ่ง", "", ("สำนักงานแห่งหนึ่ง",)),
        ("สำนักงานที่มีชื่อยาวกว่าหน้าจอโทรศัพท์", "", ()),
    ],
)
def test_name_of_an_office_is_held_in_pieces_that_a_phone_is_wide_enough_for(office, short, pieces):
    assert unbroken.names_of(office, short) == pieces
    held = [found for found in unbroken.pattern(pieces).findall(f"ประกาศ{office} เรื่อง") if found in pieces]
    assert "".join(held) == (office if pieces else "")


def test_marks_of_the_last_letter_stay_with_the_word():
    assert unbroken.pattern(("โคกคอน",)).findall("โคกคอน์ไกล") == ["โคกคอน์"]


def test_every_listed_word_stands_once_in_order_and_is_found_whole():
    path = unbroken.Path(unbroken.__file__).with_suffix(".txt")
    listed = path.read_text(encoding="utf-8").split()
    assert listed == sorted(set(listed))
    assert [word for word in listed if unbroken.pattern().findall(word) != [word]] == []
