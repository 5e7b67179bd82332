"""What people type as dates, times, periods and years: read as meant, or refused with a sentence."""

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
    format_date,
    format_datetime,
    format_range,
    parse_date,
    parse_datetime,
    parse_range,
    parse_year,
    to_thai_digits,
)

TODAY = datetime.date(2023, 4, 24)
DAY = datetime.date(2023, 10, 25)
UTC = datetime.UTC
dates = st.dates(datetime.date(1857, 1, 1), datetime.date(TODAY.year + 21, 12, 31))
WORDS = st.sampled_from(
    ["0", "1", "31", "66", "2023", "2566", "๒๕๖๖", "9999", "/", "-", ".", " ", " – ", "ถึง", "วันที่", "เดือน", "พ.ศ.", "ค.ศ.",
     "ปีงบประมาณ", "ก.พ.", "ตุลาคม", "เวลา", "14.30", "น."]
)  # fmt: skip


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
        ("๑/๑/๒๕๖๙", "โปรดระบุเวลาด้วย เช่น ๑/๑/๒๕๖๙ เวลา ๐๘.๐๐ น."),
        ("31/11/2566", "ไม่มีวันที่ ๓๑"),
        ("25/10/2566 24:00", "เวลาต้องอยู่ระหว่าง"),
        ("25/10/2566 8:60", "เวลาต้องอยู่ระหว่าง"),
        ("25/10/2023 08:30", "พ.ศ. ๒๕๖๖"),
        ("08:30", "อ่านวันและเวลานี้ไม่ได้"),
    ],
)
def test_moments_that_can_not_be_meant_are_refused(text, sentence):
    with pytest.raises(ThaiDateError, match=sentence):
        parse_datetime(text, today=TODAY)


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
