"""Thai digits, Buddhist-era dates and Thai text, as pure functions without Django.

People read and type Thai digits and Buddhist-era years (พ.ศ. = CE + 543); the site stores `datetime.date`. The two
meet here and nowhere else: `reading` turns what a clerk types into dates, `writing` turns dates into what people read.
"""

from .damage import damage
from .digits import (
    all_thai_digits,
    days_between_words,
    format_bytes,
    format_number,
    to_arabic_digits,
    to_thai_digits,
)
from .readability import READABLE, readability
from .reading import ThaiDateError, parse_date, parse_datetime, parse_range, parse_year
from .repair import repaired, repaired_layer, unreadable
from .text import clean_text, clean_typed, nfc, search_key, thai_sort_key
from .writing import format_date, format_datetime, format_range
from .years import (
    BANGKOK,
    BE_OFFSET,
    EARLIEST_YEAR,
    MONTHS,
    SHORT_MONTHS,
    be_year,
    fiscal_year,
    fiscal_year_range,
    half_of,
    half_range,
    latest_year,
    leading_year,
    round_ends,
)

__all__ = [
    "BANGKOK",
    "BE_OFFSET",
    "EARLIEST_YEAR",
    "MONTHS",
    "READABLE",
    "SHORT_MONTHS",
    "ThaiDateError",
    "all_thai_digits",
    "be_year",
    "clean_text",
    "clean_typed",
    "damage",
    "days_between_words",
    "fiscal_year",
    "fiscal_year_range",
    "format_bytes",
    "format_date",
    "format_datetime",
    "format_number",
    "format_range",
    "half_of",
    "half_range",
    "latest_year",
    "leading_year",
    "nfc",
    "parse_date",
    "parse_datetime",
    "parse_range",
    "parse_year",
    "readability",
    "repaired",
    "repaired_layer",
    "round_ends",
    "search_key",
    "thai_sort_key",
    "to_arabic_digits",
    "to_thai_digits",
    "unreadable",
]
