"""A column of a table to hand out."""

from dataclasses import dataclass

TYPES = ("text", "number", "date", "period", "list")


@dataclass(frozen=True)
class Column:
    """One column: the key of its value in a row, its Thai label, and what type of value it is.

    text: str · number: int, float or Decimal · date: date or aware datetime (its day in Bangkok) · period: a pair of
    dates · list: a list of str. None is an empty cell everywhere. `width` is a share of the paper and the number of
    characters in a spreadsheet; `about` is the sentence for who reads the file later; with `paper` off the column
    stands only in the formats for programs. Raises ValueError for an unknown type.
    """

    key: str
    label: str
    type: str = "text"
    width: int = 20
    about: str = ""
    paper: bool = True

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise ValueError(f"column {self.key!r} is of unknown type {self.type!r}")
