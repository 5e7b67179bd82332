"""The address of the picture that is shown where an edition is shared."""

from django.http import Http404, HttpRequest, HttpResponse

from . import making, pages, sharing


def picture(request: HttpRequest, kind: str, number: int, key: str = "") -> HttpResponse:
    """Answer with the picture of edition `number`; raises Http404 before its time, without one, and once withdrawn."""
    edition = pages.edition_or_404(kind, number, key)
    if edition.withdrawn_at:
        raise Http404("ฉบับเผยแพร่นี้ถูกเพิกถอนแล้ว")
    return making.answer(request, edition, sharing.NAME, f"{edition.title} ฉบับที่ {edition.number}", inline=True)
