"""What the frame around every page lets everybody see."""

from django.urls import reverse

from publishing.facts import Asked, Fact, Step, register

from . import menu

CHANNEL = "complaints:corruption"


def _linked(asked: Asked) -> bool | None:
    """Return whether the home page, like any other, links to the corruption channel; None away from complaints."""
    if not asked.leads_under(_channels(asked.year)):
        return None
    return any(name == CHANNEL for table in (menu.MAIN, menu.HELP, menu.ABOUT) for name, _ in table)


def _channels(year: int) -> str:
    return reverse("complaints:index")


def register_all() -> None:
    """Make the facts of the menus known."""
    step = Step("แจ้งผู้ดูแลเครื่องแม่ข่ายให้ใส่ช่องทางแจ้งการทุจริตในเมนูของทุกหน้า", published=False)
    register(Fact("corruption-channel-linked", "เชื่อมโยงจากหน้าแรกและทุกหน้า", step, _linked, _channels))
