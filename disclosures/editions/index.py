"""What an edition of the index of public information says (schema information-index-1)."""

from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import OfficeName

from ..clauses import Clause


def _clause(value: str, whole: Content) -> str:
    return f"{Clause(value).number} {Clause(value).label}"


class Entry(Content):
    """One thing that the office shows; `topic` is the slug of the topic that it stands in, "" for a page."""

    clause: Annotated[str, titled("ประเภทตามกฎหมาย", words=_clause)]
    title: Annotated[str, titled("ชื่อ")]
    url: Annotated[str, titled("ที่อยู่", coded=True)]
    topic: Annotated[str, titled("หัวข้อ", coded=True)]
    fiscal_year: Annotated[int | None, titled("ปีงบประมาณ")]


class Index(Content, tag_field="schema", tag="information-index-1"):
    """The index that section 9 asks for, made from what is tagged and published."""

    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    entries: Annotated[list[Entry], titled("รายการที่")]
