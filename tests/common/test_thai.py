import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import (
    BANGKOK,
    MONTHS,
    SHORT_MONTHS,
    ThaiDateError,
    be_year,
    clean_text,
    days_between_words,
    fiscal_year,
    fiscal_year_range,
    format_bytes,
    format_date,
    format_datetime,
    format_number,
    format_range,
    nfc,
    parse_date,
    parse_datetime,
    parse_range,
    parse_year,
    round_ends,
    search_key,
    thai_sort_key,
    to_arabic_digits,
    to_thai_digits,
)

TODAY = datetime.date(2023, 4, 24)
DAY = datetime.date(2023, 10, 25)
UTC = datetime.UTC

dates = st.dates(datetime.date(1857, 1, 1), datetime.date(TODAY.year + 21, 12, 31))


@st.composite
def spellings(draw):
    """A date and one of the ways in which a clerk may type it."""
    day = draw(dates)
    gap = st.sampled_from(["", " ", "  ", "\u00a0", "\u200b"])
    month = draw(
        st.sampled_from(
            [MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1].replace(".", "")]
        )
    )
    era = draw(st.sampled_from(["", "พ.ศ.", "พ.ศ. ", "พศ", "พุทธศักราช "]))
    mark = draw(st.sampled_from("/-."))
    text = draw(st.sampled_from([
        day.isoformat(),
        draw(gap).join([str(day.day), mark, str(day.month), mark, str(be_year(day))]),
        f"{day:%d/%m}/{be_year(day)}",
        draw(gap).join([str(day.day), month, era, str(be_year(day))]),
        draw(gap).join(["วันที่", f"{day:%d}", "เดือน", month, era, str(be_year(day))]),
        format_date(day),
        format_date(day, style="short", digits="arabic"),
    ]))  # fmt: skip
    digits = draw(st.sampled_from([str, to_thai_digits]))
    return day, digits(draw(gap) + text + draw(gap))


@given(spellings())
def test_any_accepted_spelling_comes_back_as_the_same_date(case):
    day, text = case
    assert parse_date(text, today=TODAY) == day


@given(
    day=st.integers(0, 40),
    month=st.one_of(st.integers(0, 14), st.sampled_from(MONTHS + SHORT_MONTHS)),
    year=st.integers(0, 12000),
    pattern=st.sampled_from(["{d}/{m}/{y}", "{d}-{m}-{y}", "{d} {m} {y}", "{d} {m} พ.ศ. {y}", "{d} {m} ค.ศ. {y}"]),
)
def test_a_thai_spelling_is_never_stored_in_another_year(day, month, year, pattern):
    try:
        read = parse_date(pattern.format(d=day, m=month, y=year), today=TODAY)
    except ThaiDateError:
        return
    assert be_year(read) == year


@given(year=st.integers(0, 9999), month=st.integers(1, 12), day=st.integers(1, 28))
def test_an_iso_date_is_never_stored_in_another_year(year, month, day):
    try:
        read = parse_date(f"{year:04}-{month:02}-{day:02}", today=TODAY)
    except ThaiDateError:
        return
    assert read.year == year


WORDS = st.sampled_from(
    ["0", "1", "31", "66", "2023", "2566", "๒๕๖๖", "9999", "/", "-", ".", " ", " – ", "ถึง", "วันที่", "เดือน", "พ.ศ.", "ค.ศ.",
     "ปีงบประมาณ", "ก.พ.", "ตุลาคม", "เวลา", "14.30", "น."]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=9).map("".join)))
def test_any_text_is_read_or_refused(text):
    for read in (parse_date, parse_datetime, parse_range, parse_year):
        with contextlib.suppress(ThaiDateError):
            read(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "๒๕/๑๐/๒๕๖๖",
        "25/10/2566",
        "25-10-2566",
        "25–10–2566",
        "25.10.2566",
        "25 ต.ค. 2566",
        "25 ตค 2566",
        "25 ต. ค. 2566",
        "25-ต.ค.-2566",
        "25ตุลาคม2566",
        "25 ตุลาคม พ.ศ. ๒๕๖๖",
        "วันที่ 25 เดือนตุลาคม พ.ศ.2566",
        " ๒๕  /  ๑๐ / ๒๕๖๖ ",
        "2023-10-25",
    ],
)
def test_official_spellings_are_read(text):
    assert parse_date(text, today=TODAY) == DAY


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("25/10/66", "๔ หลัก"),
        ("25 ต.ค. 66", "๔ หลัก"),
        ("25/10/25666", "๔ หลัก"),
        ("25/10/2023", "หากหมายถึงปี พ.ศ. ๒๕๖๖"),
        ("25 ต.ค. 2023", "หากหมายถึงปี พ.ศ. ๒๕๖๖"),
        ("25 ต.ค. ค.ศ. 2023", "แทนปี ค.ศ."),
        ("25 ต.ค. ค.ศ. 2566", "แทนปี ค.ศ."),
        ("2566-10-25", "ต้องใช้ปี ค.ศ."),
        ("1/1/1800", "ระหว่าง ๒๔๐๐ ถึง ๒๕๘๗"),
        ("1/1/2399", "ระหว่าง ๒๔๐๐ ถึง ๒๕๘๗"),
        ("1/1/2588", "ระหว่าง ๒๔๐๐ ถึง ๒๕๘๗"),
        ("31/2/2566", "กุมภาพันธ์ ๒๕๖๖ ไม่มีวันที่ ๓๑"),
        ("29 ก.พ. 2566", "ไม่มีวันที่ ๒๙"),
        ("0/1/2566", "ไม่มีวันที่ ๐"),
        ("1/13/2566", "ไม่มีเดือนที่ ๑๓"),
        ("1/0/2566", "ไม่มีเดือนที่ ๐"),
        ("ตุลาคม 2566", "ให้ครบ"),
        ("25 ตุลาคม", "ให้ครบ"),
        ("", "อ่านวันที่นี้ไม่ได้"),
        ("เมื่อวาน", "อ่านวันที่นี้ไม่ได้"),
        ("2 5/10/2566", "อ่านวันที่นี้ไม่ได้"),
        ("25/10/2566 หรือ 26/10/2566", "อ่านวันที่นี้ไม่ได้"),
        ("1/1/" + "2" * 5000, "อ่านวันที่นี้ไม่ได้"),
    ],
)
def test_what_can_not_be_meant_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ThaiDateError, match=sentence):
        parse_date(text, today=TODAY)


def test_the_bounds_themselves_are_accepted():
    assert parse_date("1/1/2400", today=TODAY) == datetime.date(1857, 1, 1)
    assert parse_date("31/12/2587", today=TODAY) == datetime.date(2044, 12, 31)
    assert parse_date("29/2/2567", today=TODAY) == datetime.date(2024, 2, 29)


@given(
    dates,
    st.times(),
    st.sampled_from(["long", "short", "numeric"]),
    st.sampled_from(["thai", "arabic"]),
)
def test_a_written_moment_is_read_back_to_the_minute(day, time, style, digits):
    moment = datetime.datetime.combine(day, time.replace(second=0, microsecond=0), tzinfo=BANGKOK)
    assert parse_datetime(format_datetime(moment, style=style, digits=digits), today=TODAY) == moment


@pytest.mark.parametrize(
    "text", ["25/10/2566 14:30", "25 ต.ค. 2566 เวลา ๑๔.๓๐", "2023-10-25T14:30", "2023-10-25 14:30"]
)
def test_moments_are_read(text):
    assert parse_datetime(text, today=TODAY) == datetime.datetime(2023, 10, 25, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("25/10/2566", "อ่านวันและเวลานี้ไม่ได้"),
        ("25/10/2566 24:00", "เวลาต้องอยู่ระหว่าง"),
        ("25/10/2566 8:60", "เวลาต้องอยู่ระหว่าง"),
        ("25/10/2023 08:30", "พ.ศ. ๒๕๖๖"),
        ("08:30", "อ่านวันและเวลานี้ไม่ได้"),
    ],
)
def test_moments_that_can_not_be_meant_are_refused(text, sentence):
    with pytest.raises(ThaiDateError, match=sentence):
        parse_datetime(text, today=TODAY)


@given(st.text())
def test_digits_round_trip(text):
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)
    assert to_thai_digits(to_arabic_digits(text)) == to_thai_digits(text)


def test_digits_of_numbers():
    assert to_thai_digits(2566) == "๒๕๖๖"
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "๕ ตุลาคม ๒๕๖๖"),
        ({"style": "short"}, "๕ ต.ค. ๒๕๖๖"),
        ({"style": "numeric"}, "๐๕/๑๐/๒๕๖๖"),
        ({"digits": "arabic"}, "5 ตุลาคม 2566"),
    ],
)
def test_dates_are_written(options, text):
    assert format_date(datetime.date(2023, 10, 5), **options) == text


def test_times_are_written_in_bangkok():
    moment = datetime.datetime(2023, 12, 31, 17, 5, tzinfo=UTC)
    assert format_datetime(moment) == "๑ มกราคม ๒๕๖๗ เวลา ๐๐.๐๕ น."
    assert format_datetime(moment, style="short", digits="arabic") == "1 ม.ค. 2567 เวลา 00.05 น."
    assert format_date(moment) == "๑ มกราคม ๒๕๖๗"
    assert be_year(moment) == 2567


@pytest.mark.parametrize("write", [format_date, format_datetime, be_year, fiscal_year])
def test_a_naive_time_is_refused(write):
    with pytest.raises(ValueError, match="naive"):
        write(datetime.datetime(2023, 10, 25, 12))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2022, 10, 1), (2023, 9, 30), "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"),
        ((2023, 10, 1), (2023, 12, 31), "๑ ตุลาคม – ๓๑ ธันวาคม ๒๕๖๖"),
        ((2023, 10, 1), (2023, 10, 31), "๑ – ๓๑ ตุลาคม ๒๕๖๖"),
        ((2023, 10, 1), (2023, 10, 1), "๑ ตุลาคม ๒๕๖๖"),
    ],
)
def test_periods_are_written_as_officials_do(start, end, text):
    assert format_range(datetime.date(*start), datetime.date(*end)) == text


@given(
    st.tuples(dates, dates).map(sorted),
    st.sampled_from(["long", "short", "numeric"]),
    st.sampled_from(["thai", "arabic"]),
    st.sampled_from([" – ", "-", " ถึง ", "–", " ถึงวันที่ ", " จนถึง "]),
)
def test_a_written_period_is_read_back(period, style, digits, between):
    text = format_range(*period, style=style, digits=digits).replace(" – ", between)
    assert parse_range(text, today=TODAY) == tuple(period)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ตุลาคม ๒๕๖๕- ๓๐ กันยายน ๒๕๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("ตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("ม.ค. - ก.พ. 2567", (2024, 1, 1), (2024, 2, 29)),
        ("๑ ต.ค. - ๓๑ ธ.ค. ๒๕๖๖", (2023, 10, 1), (2023, 12, 31)),
        ("๑-๓๑ ต.ค. ๒๕๖๖", (2023, 10, 1), (2023, 10, 31)),
        ("ตั้งแต่วันที่ 1 ตุลาคม 2565 ถึงวันที่ 30 กันยายน 2566", (2022, 10, 1), (2023, 9, 30)),
        ("1-10-2565-30-9-2566", (2022, 10, 1), (2023, 9, 30)),
        ("2022-10-01 - 2023-09-30", (2022, 10, 1), (2023, 9, 30)),
        ("กุมภาพันธ์ 2566", (2023, 2, 1), (2023, 2, 28)),
        ("25/10/2566", (2023, 10, 25), (2023, 10, 25)),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("ตลอดปีงบประมาณ 2566", (2022, 10, 1), (2023, 9, 30)),
    ],
)
def test_official_periods_are_read(text, start, end):
    assert parse_range(text, today=TODAY) == (datetime.date(*start), datetime.date(*end))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30 ก.ย. 2566 - 1 ต.ค. 2565", "ก่อนวันเริ่มต้น"),
        ("ต.ค. - ก.พ. 2567", "ก่อนวันเริ่มต้น"),
        ("ตุลาคม - กันยายน", "ให้ครบ"),
        ("1 ต.ค. 2565 - 30 ก.ย.", "ให้ครบ"),
        ("ต.ค. 65 - ก.ย. 66", "๔ หลัก"),
        ("ต.ค. 2022 - ก.ย. 2023", "พ.ศ. ๒๕๖๕"),
        ("31 ก.พ. - 1 มี.ค. 2566", "ไม่มีวันที่ ๓๑"),
        ("ตลอดปี", "อ่านช่วงเวลานี้ไม่ได้"),
        ("ปีงบประมาณ 2566-2570", "อ่านปีนี้ไม่ได้"),
        ("-" * 2000, "อ่านช่วงเวลานี้ไม่ได้"),
    ],
)
def test_periods_that_can_not_be_meant_are_refused(text, sentence):
    with pytest.raises(ThaiDateError, match=sentence):
        parse_range(text, today=TODAY)


@pytest.mark.parametrize("text", ["2566", "๒๕๖๖", " พ.ศ. ๒๕๖๖ ", "ปีงบประมาณ พ.ศ. 2566"])
def test_years_are_read(text):
    assert parse_year(text, today=TODAY) == 2566


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("66", "๔ หลัก"), ("2023", "พ.ศ. ๒๕๖๖"), ("9999", "ระหว่าง"), ("ปีนี้", "อ่านปีนี้ไม่ได้"), ("ค.ศ. 2023", "แทนปี")],
)
def test_years_that_can_not_be_meant_are_refused(text, sentence):
    with pytest.raises(ThaiDateError, match=sentence):
        parse_year(text, today=TODAY)


@given(dates)
def test_a_date_lies_in_its_fiscal_year_and_no_other(day):
    year = fiscal_year(day)
    first, last = fiscal_year_range(year)
    assert first <= day <= last
    assert fiscal_year_range(year - 1)[1] < day < fiscal_year_range(year + 1)[0]


def test_the_fiscal_year_and_its_rounds():
    assert fiscal_year(datetime.date(2022, 9, 30)) == 2565
    assert fiscal_year(datetime.date(2022, 10, 1)) == 2566
    assert fiscal_year(datetime.datetime(2022, 9, 30, 17, tzinfo=UTC)) == 2566
    assert fiscal_year_range(2566) == (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    assert round_ends(2566) == {6: datetime.date(2023, 3, 31), 12: datetime.date(2023, 9, 30)}
    assert be_year(2023) == 2566


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "๐ ไบต์"),
        (1023, "๑,๐๒๓ ไบต์"),
        (1024, "๑ กิโลไบต์"),
        (1_048_575, "๑ เมกะไบต์"),
        (1_258_291, "๑.๒ เมกะไบต์"),
        (5 * 1024**3, "๕ กิกะไบต์"),
        (5 * 1024**4, "๕,๑๒๐ กิกะไบต์"),
    ],
)
def test_sizes_are_written(size, text):
    assert format_bytes(size) == text


def test_numbers_are_written():
    assert format_number(40850) == "๔๐,๘๕๐"
    assert format_number(85.5) == "๘๕.๕"
    assert days_between_words(32) == "๓๒ วัน"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น้ำ", "น\u0e4d้า"),
        ("น้ำ", "น้\u0e4dา"),
        ("น้ำ", "นำ้"),
        ("กำ", "ก\u0e4dา"),
        ("แผน", "เเผน"),
        ("พ.ศ. ๒๕๖๖", "พ.ศ.\u00a0 2566 "),
        ("No Gift Policy", "no\ngift\tpolicy"),
        ("ของขวัญ", "ของ\u200bขวัญ\ufeff"),
    ],
)
def test_words_that_look_the_same_have_the_same_search_key(one, other):
    assert search_key(one) == search_key(other)


@given(st.one_of(st.text(), st.text(alphabet="กน เแาะ่้๊๋็ำ\u0e4dู\u200b ๑1")))
def test_folding_and_cleaning_twice_changes_nothing_more(text):
    assert search_key(search_key(text)) == search_key(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def test_clean_text_keeps_words_and_lines():
    assert clean_text(" \ufeffบรรทัด\u200bแรก\r\nบรรทัด\tสอง\x00\u202e ") == "บรรทัดแรก\nบรรทัด สอง"
    assert clean_text("น้ำ") == "น้ำ"
    assert nfc("e\u0301") == "é"


def test_dictionary_order():
    in_order = ["กก", "กา", "ก่า", "ก้า", "เก", "เก่า", "แก", "โก", "ใกล้", "ไก่", "ขา", "ฤดู", "สำนักปลัด", "หน่วย", "แห่ง"]
    assert sorted(sorted(in_order), key=thai_sort_key) == in_order
