"""What every file of an edition's table has: its formats, facts and notices, and where it can be verified.

The edition's content has an `organisation` with the address of the site.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.urls import reverse

from common import thai
from common.exports import Column, Paper, Report, offered

from .kinds import Files, Output
from .models import Edition


def site(edition: Edition) -> str:
    """Return the published address of the site without a slash at its end, "" when it is not known."""
    return edition.said.organisation.site_address.rstrip("/")


def qr_text(edition: Edition) -> str:
    """Return what the QR code says: the address that verifies the edition, its hash when the site has no address."""
    address = site(edition)
    return f"{address}{reverse('publishing:verify')}?hash={edition.sha256[:16]}" if address else edition.sha256


def facts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the facts of an edition as (Thai label, text) pairs."""
    role = "นำเข้าจากประกาศของหน่วยงาน · ยังไม่มีผู้อนุมัติ" if edition.system_import else edition.approved_role
    return (
        ("ฉบับที่", thai.to_thai_digits(edition.number)),
        ("เผยแพร่เมื่อ", thai.format_datetime(edition.published_at)),
        ("ผู้อนุมัติ", role),
        ("เหตุผลการเผยแพร่", edition.reason),
        ("รหัสตรวจสอบ (SHA-256) ของเนื้อหา", edition.sha256),
        ("ตรวจสอบได้ที่", f"{site(edition)}{reverse('publishing:verify')}"),
    )


def notices(edition: Edition) -> tuple[str, ...]:
    """Return what nobody may miss of an edition: that it was withdrawn, or published by one person alone."""
    if edition.withdrawn_at:
        moment = thai.format_datetime(edition.withdrawn_at)
        return (f"ฉบับนี้ถูกเพิกถอนแล้ว เมื่อ {moment} เหตุผล: {edition.withdrawn_reason}",)
    if edition.needs_confirmation:
        return ("เผยแพร่กรณีเร่งด่วนโดยเจ้าหน้าที่คนเดียว ยังรอเจ้าหน้าที่คนที่สองยืนยัน",)
    return ()


def report(
    edition: Edition, title: str, columns: tuple[Column, ...], rows: Iterable[dict], *, stem: str = "", **paper: Any
) -> Report:
    """Return the Report of an edition: `title` with the office's name, `paper` are further parts of its Paper.

    Files are named by `stem` (default: the title), key and number.
    """
    said, number = edition.said, thai.to_thai_digits(edition.number)
    label = getattr(said, "label", "")
    return Report(
        title=_joined(" ", title, said.organisation.name, label),
        columns=columns,
        rows=rows,
        stem=_joined(" ", stem or title, edition.key, f"ฉบับที่ {edition.number}"),
        facts=facts(edition),
        notices=notices(edition),
        document=edition.content,
        made_at=edition.published_at,
        paper=Paper(
            author=said.organisation.name,
            foot=(_joined(" ", label, f"ฉบับที่ {number} รหัสตรวจสอบ {edition.short_hash}"),),
            qr=qr_text(edition),
            attachment=_joined("-", edition.kind, edition.key, f"edition-{edition.number}.json"),
            **paper,
        ),
    )


def _joined(sign: str, *words: str) -> str:
    return sign.join(filter(None, words))


def files(report: Callable[[Edition], Report], name: str = "report", *, printed: bool = True) -> Files:
    """Return the Files of a kind whose editions become one table, what `report(edition)` returns, in every format.

    Withdrawn editions become none. Without `printed` formats it is offered to programs only.
    """

    def outputs(edition: Edition) -> list[Output]:
        if edition.withdrawn_at:
            return []
        paths = {f"{name}.{format.name}": format for format in offered(printed=printed)}
        made = partial(report, edition)
        return [Output(path, format, made, path, at_once=not format.printed) for path, format in paths.items()]

    return Files((f"{name}.<str:ending>",), outputs)
