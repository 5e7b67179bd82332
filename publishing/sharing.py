"""The picture that LINE and Facebook show beside a link, as a file of its edition."""

from functools import partial

from common.exports import Format
from common.later import later

from .kinds import PICTURE, Output
from .models import Edition

_drawn = later("publishing.sharing_picture.drawn")


def outputs(edition: Edition) -> list[Output]:
    """Return the Output of the edition's picture; none for a withdrawn edition, whose title is not spread further."""
    if edition.withdrawn_at:
        return []
    picture = Format("png", "PNG", "ภาพสำหรับแบ่งปัน", "image/png", lambda edition: [_drawn(edition)])
    stem = f"{edition.title} ฉบับที่ {edition.number}"
    return [Output(PICTURE, picture, partial(_itself, edition), PICTURE, at_once=True, stem=stem, inline=True)]


def _itself(edition: Edition) -> Edition:
    return edition
