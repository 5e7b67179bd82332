"""Numbers that come from outside, as text of any length."""


def short_number(text: str | None, *, digits: int = 9) -> int | None:
    """Return what up to `digits` Arabic digits say, None for any other text: Python reads no number of 5,000 digits, no database one of 20."""
    return int(text) if text and len(text) <= digits and text.isascii() and text.isdecimal() else None
