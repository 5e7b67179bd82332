"""Names and posts as people write them against a roster of fourteen; the wordings lie as tables beside this file."""

import csv
import random
import re
from pathlib import Path

import pytest

from complaints.readers.matching import strangers
from complaints.readers.matching.finding import find
from complaints.readers.matching.folding import hear
from complaints.readers.matching.people import Person, split_name

HERE = Path(__file__).parent / "wordings"
STORY = "เมื่อวันที่ ๓ มีคนเห็น{}มารับซองที่ร้านค้าหน้าตลาด"


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter="\t"))


def person(row):
    names = {"nicknames": tuple(row["nicknames"].split()), "spellings": tuple((row["spellings"] or "").split())}
    return Person(
        row["id"], row["given"], row["family"], row["post"], row["division"], chief=row["chief"] == "1", **names
    )


ROSTER = tuple(person(row) for row in table("roster.tsv"))
WORDINGS = [*table("wordings.tsv"), *table("fresh.tsv"), *table("second.tsv")]
INNOCENTS = (HERE / "innocents.txt").read_text(encoding="utf-8").splitlines()


def meant(text, field="who"):
    return find({field: text}, ROSTER)


@pytest.mark.promise("words-keep-officers-out")
@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row["text"])
def test_wording(row):
    found = meant(row["text"], row["field"])
    decided = {match.key: "out" if match.sure else "ask" for match in found.matches}
    expected = {} if row["roster_row_expected"] == "-" else dict.fromkeys(row["roster_row_expected"].split(","))
    assert expected.keys() <= decided.keys()
    if row["expected_decision"] == "out":
        assert {decided[key] for key in expected} == {"out"}
    if not expected:
        assert not decided
    assert bool(found.unknown) or row["expected_decision"] != "unknown"


def test_few_wordings_leave_out_somebody_else_too():
    def others(row):
        return {match.key for match in meant(row["text"], row["field"]).matches} - set(
            row["roster_row_expected"].split(",")
        )

    assert sum(bool(others(row)) for row in WORDINGS) <= len(WORDINGS) // 7


@pytest.mark.parametrize("text", INNOCENTS)
def test_a_story_about_nobody_names_nobody(text):
    assert meant(text, "text").matches == ()


@pytest.mark.parametrize("field", ["who", "what", "evidence", "witnesses", "text", "place", "files"])
def test_every_field_is_looked_at(field):
    assert {match.key for match in meant("นางรัชนีกร เหล่าลาภะ", field).matches} == {"bukkhon"}


def test_a_name_in_latin_letters_is_shown_as_it_was_typed():
    match = next(match for match in meant("ไปหา Khun Kanlayanee ที่บ้าน", "what").matches)
    assert (match.key, match.words, match.why) == ("khlang", "kanlayanee", "ชื่อ")


def test_the_words_are_shown_as_they_were_typed():
    match = next(match for match in meant("ไปหาคุณกัลยาณี์ ที่บ้าน", "what").matches)
    assert (match.key, match.words, match.why, match.field) == ("khlang", "กัลยาณี์", "ชื่อ", "what")
    assert next(iter(meant("เรียน ผอ.กองช่าง ทราบ").matches)).words in ("กองช่าง", "ผอ.กองช่าง")


def test_a_number_is_never_a_slip():
    people = [Person(n, post=f"เจ้าหน้าที่รับเรื่องคนที่ {n}") for n in (1, 2)]
    assert [match.key for match in find({"who": "เจ้าหน้าที่รับเรื่อง คนที่ ๑"}, people).matches] == [1]


def test_a_short_name_inside_other_words_of_a_story_is_nobody():
    people = [Person("da", "ดา", "มี")]
    assert find({"text": "ธรรมดาถนนไม่เป็นแบบนี้ มีน้ำขังทุกวัน"}, people).matches == ()
    assert find({"text": "นางดาเรียกเงิน"}, people).matches
    assert find({"text": "ดา เรียกเงิน"}, people).matches


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("นายสมชาย ใจดี", ("สมชาย", "ใจดี")),
        ("น.ส.มาลี ดีใจ", ("มาลี", "ดีใจ")),
        ("ว่าที่ ร.ต.หญิง ปราณี  ณ อยุธยา", ("ปราณี", "ณอยุธยา")),
        ("คุณากร แสงทอง", ("คุณากร", "แสงทอง")),
        ("นางสาวนายิกา ใจงาม", ("นายิกา", "ใจงาม")),
        ("สมชาย", ("สมชาย", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_split_under_its_title(name, parts):
    assert split_name(name) == parts


def test_a_very_long_text_and_an_empty_one_are_read():
    assert "chief" in {match.key for match in meant("ถนนพัง " * 4000 + "นายกรู้เห็น", "text").matches}
    assert meant("", "what").matches == meant(" \n", "who").matches == ()


LETTERS = "กขคงจชดตทนบปพมยรลวสหอ"


def slips(word, dice, count=6):
    """Return some of the word's one-letter slips: wrong, missing, doubled, swapped."""
    made = set()
    while len(made) < count:
        at = dice.randrange(len(word))
        made.add(
            dice.choice(
                [
                    word[:at] + dice.choice(LETTERS) + word[at + 1 :],
                    word[:at] + word[at + 1 :],
                    word[:at] + word[at] + word[at:],
                    word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
                ]
            )
        )
    return sorted(made)


def share_found(part, pattern, field, *, least):
    """Return the share of slips in `part` of everybody's row that still leave him out."""
    dice = random.Random(2566)
    tries = [
        (person.key, pattern.format(slip))
        for person in ROSTER
        if len(hear(part(person)).text) >= least
        for slip in slips(part(person), dice)
    ]
    return sum(key in {match.key for match in meant(text, field).matches} for key, text in tries) / len(tries)


@pytest.mark.parametrize(
    ("part", "pattern", "field", "least", "floor"),
    [
        (lambda person: f"{person.given} {person.family}", "{}", "who", 1, 0.99),
        (lambda person: f"{person.given} {person.family}", STORY, "what", 1, 0.99),
        (lambda person: person.post, "{}", "who", 1, 0.96),
        (lambda person: person.given, "{}", "who", 1, 0.95),
        (lambda person: person.given, STORY, "what", 5, 0.88),
        (lambda person: person.family, "{}", "who", 6, 0.93),
        (lambda person: person.family, STORY, "what", 6, 0.90),
    ],
    ids=["name", "name in a story", "post", "given", "given in a story", "family", "family in a story"],
)
def test_one_slip_still_finds_the_person(part, pattern, field, least, floor):
    assert share_found(part, pattern, field, least=least) >= floor


def test_words_that_go_on_after_a_name_are_told_once_and_as_cut():
    story = "นายช่างโยธาเรียกเงินห้าพันบาทก่อนออกใบอนุญาตก่อสร้างบ้าน"
    [cut] = find({"what": story}, ()).unknown
    assert cut.words.endswith("…")
    assert story.startswith(cut.words.removesuffix("…"))
    [told] = find({"who": "นายช่างโยธา กองช่าง", "what": story}, ()).unknown
    assert told.words == "นายช่างโยธา กองช่าง"


def test_whoever_a_slip_hides_in_a_field_that_asks_who_is_told_as_unknown():
    dice = random.Random(2567)
    texts = [slip for person in ROSTER for slip in slips(person.given, dice)]
    assert all(meant(text).matches or meant(text).unknown for text in texts)


FEW = tuple(one for one in ROSTER if one.key in ("chief", "chang"))
UNTOLD = {
    "ปลัด": ["ปลัด"],
    "นายกและปลัด": ["ปลัด"],
    "นายกกับปลัด": ["ปลัด"],
    "นายกกับปลัด และ ผอ.กองคลัง": ["ปลัด", "ผอ.กองคลัง"],
    "นายก ปลัด ผอ.กองคลัง": ["ปลัด ผอ.กองคลัง"],
    "ปลัด นายก": ["ปลัด"],
    "ผอ. กองช่าง, กำนันแดง": ["กำนันแดง"],
    "พี่แดง กองคลัง": ["พี่แดง กองคลัง"],
    "คุณ บุญมีสอง": ["บุญมีสอง"],
    "คุณ ดอนสมชายสอง": ["คุณ ดอนสมชายสอง"],
    "เจ้าหน้าที่ อบต.ดอนสมชาย": ["เจ้าหน้าที่ อบต.ดอนสมชาย"],
    "นายสมชาย แก้วดี": ["แก้วดี"],
    "เมียนายก": ["เมียนายก"],
    "นายก " + "ก" * 61: ["ก" * 60 + "…"],
    "นายก ฯ กับ ผอ. กองช่าง นะครับ": [],
    "ท่านนายก อบต.ดอนสมชาย": [],
    "นายบุญมี ศรีสุข ตำแหน่ง นายกองค์การบริหารส่วนตำบลดอนสมชาย": [],
}


@pytest.mark.promise("whoever-is-not-found-is-told")
@pytest.mark.parametrize("field", ["who", "involved"])
def test_whatever_no_match_accounts_for_is_told(field):
    for text, untold in UNTOLD.items():
        found = find({field: text}, FEW, place="ดอนสมชาย")
        assert ([one.words for one in found.unknown], {one.asked_who for one in found.unknown} or {True}) == (
            untold,
            {True},
        ), text


@pytest.mark.promise("whoever-is-not-found-is-told")
def test_two_whom_nobody_is_called_like_are_told_beside_anybody_of_the_roster():
    dice = random.Random(2568)
    for joint in (" และ ", "กับ", ", ", "\n", " "):
        texts = {one.key: dice.choice((f"{one.given} {one.family}", one.post)) for one in ROSTER}
        for key, text in texts.items():
            found = find({"who": f"{text}{joint}กำนันแหลมทอง"}, ROSTER)
            assert key in {match.key for match in found.matches}
            assert [one.words for one in found.unknown] == ["กำนันแหลมทอง"], text


def test_the_place_of_the_office_is_nobody_called_like_it_but_the_name_alone_is():
    def meant_by(text):
        return {match.key for match in find({"who": text}, FEW, place="ดอนสมชาย").matches}

    assert meant_by("เจ้าหน้าที่ อบต.ดอนสมชาย") == meant_by("ชาวตำบลดอนสมชาย") == set()
    assert meant_by("สมชาย อบต.ดอนสมชาย") == meant_by("สมชาย") == meant_by("ดอนสมชาย") == {"chang"}


@pytest.mark.promise("words-keep-officers-out")
@pytest.mark.parametrize("text", ["ส.ต.บุญมี", "ด.ต. บุญมี", "คนทุจริต บุญมี", "อนุญาตให้บุญมี"])
def test_a_rank_or_word_that_ends_like_a_subdistrict_hides_no_officer_called_like_the_place(text):
    assert "chief" in {match.key for match in find({"who": text}, FEW, place="บุญมี").matches}


def test_digits_are_shown_as_they_were_typed():
    people = [Person(1, post="เจ้าหน้าที่รับเรื่องคนที่ 1")]
    assert find({"who": "เจ้าหน้าที่รับเรื่องคนที่ ๑"}, people).matches[0].words.endswith("คนที่ ๑")


def bearers(number):
    return [
        Person(n, given, "ใจงาม", f"เจ้าหน้าที่ {given}")
        for n, given in enumerate(("อุไร", "บุญธรรม", "ชูศักดิ์", "เพ็ญศรี", "วิเชียร")[:number])
    ]


@pytest.mark.parametrize(("number", "shared"), [(3, set()), (4, {0, 1, 2, 3}), (5, {0, 1, 2, 3, 4})])
def test_one_name_that_four_or_more_bear_tells_nobody_apart(number, shared):
    found = find({"who": "คนชื่อใจงาม"}, bearers(number)).matches
    assert {match.key for match in found if match.is_shared} == shared
    assert len(found) == number


def test_whoever_is_named_in_full_among_them_is_meant_all_the_same():
    found = find({"who": "นายบุญธรรม ใจงาม"}, bearers(5)).matches
    assert {match.key for match in found if not match.is_shared} == {1}


def test_name_of_a_stranger_is_told_up_to_thirty_one_letters():
    assert re.fullmatch(strangers.NAME, "ก" * 31)
    assert not re.fullmatch(strangers.NAME, "ก" * 32)


@pytest.mark.parametrize("text", ["ผู้ใหญ่เรียกเงิน", "กำนัน รับซอง", "หมอสั่งให้จ่าย", "พี่บอกว่าต้องจ่าย"])
def test_what_somebody_does_is_no_name(text):
    assert find({"what": text}, ROSTER).unknown == ()


@pytest.mark.parametrize("text", ["ผู้ใหญ่แหลมทองเรียกเงิน", "นายรับขวัญเรียกเงิน", "ผู้ใหญ่เรียกเงิน กำนันแหลมทองรู้เห็น"])
def test_a_name_before_or_beside_a_deed_is_shown(text):
    assert len(find({"what": text}, ROSTER).unknown) == 1
