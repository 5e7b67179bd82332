"""What an edition of a notice about the site says (schemas privacy-notice-1, accessibility-statement-1)."""

from datetime import date
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import rich_text


class Office(Content):
    """Who is answerable, and where to reach them, on the day of the edition."""

    name: Annotated[str, titled("ชื่อหน่วยงาน")]
    address: Annotated[str, titled("ที่อยู่")]
    phones: Annotated[str, titled("โทรศัพท์")]
    email: Annotated[str, titled("อีเมล")]


class Section(Content):
    heading: Annotated[str, titled("หัวข้อ")]
    text: Annotated[str, rich_text("ข้อความ")]


class Notice(Content):
    dated: Annotated[date, titled("ลงวันที่")]
    organisation: Annotated[Office, titled("หน่วยงาน")]
    sections: Annotated[list[Section], titled("หัวข้อที่")]


class PrivacyNotice(Notice, tag_field="schema", tag="privacy-notice-1"):
    """How the office treats personal data: what section 23 of the Personal Data Protection Act asks for."""


class AccessibilityStatement(Notice, tag_field="schema", tag="accessibility-statement-1"):
    """What of the site was tested, when, and what is known to fail."""
