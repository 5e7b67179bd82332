"""What the counter at the foot of a page shows; nothing is read before the template asks."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html_join

from common.clients import client_address
from common.thai import format_number

from .figures import board

ROW = "<div><dt>{}</dt><dd>{}</dd></div>"


class Foot:
    """The counter of one page; `now` is to the second in Bangkok."""

    def __init__(self, request, at):
        self._request = request
        self.now = timezone.localtime(at).replace(microsecond=0)

    @cached_property
    def shown(self):
        """Return the board's figures, None when none are known."""
        return board.shown(self.now.date())

    @property
    def drawn_figures(self):
        """Return the figures as HTML, drawn once for all pages that show the same."""
        return _drawn(self.shown.figures, self.shown.current) if self.shown else _drawn(None, current=False)

    @cached_property
    def address(self):
        """Return the reader's own address; the page that shows it must not be kept by a shared cache."""
        self._request.shows_its_address = True
        return client_address(self._request)


@lru_cache(maxsize=8)
def _drawn(figures, current):
    context = {"figures": figures, "current": current}
    if figures:
        # Every new visitor changes them: a template's loops would take five times as long.
        context["rows"] = format_html_join(
            "\n", ROW, ((label, format_number(number)) for label, number in figures.rows)
        )
    return render_to_string("components/visitor_figures.html", context)


def visitors(request):
    return {"visitor_counter": Foot(request, timezone.now())}
