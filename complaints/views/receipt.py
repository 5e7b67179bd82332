"""The receipt: shown until its code was confirmed, and again to whoever sends the same form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..cases.open_case import OpenCase
from ..filing import intake
from ..filing.tokens import FormToken
from ..models import Case, Channel
from ..sealing import receipts
from . import code_sheet
from .channels import what_the_desk_says
from .taken import taken


def groups(token: FormToken, case: Case) -> list[str]:
    """Return the receipt code in groups of four; nothing once its reporter has confirmed it."""
    return receipts.show(token.code).split() if not case.code_confirmed else []


def receipt(
    request: HttpRequest, channel: Any, token: FormToken, opened: OpenCase, *, said: str = "", error: str = ""
) -> HttpResponse:
    """Show the receipt code, unless it was confirmed before; the proof of filing stands below it."""
    context = {
        "channel": Channel(channel),
        "case": opened.case,
        "token": token.text,
        "groups": groups(token, opened.case),
        "picture": "" if opened.case.code_confirmed else code_sheet.picture(token.code),
        "proof": intake.proof(opened),
        "said": said,
        "error": error,
        **taken(opened),
        **what_the_desk_says(),
    }
    return render(request, "complaints/receipt.html", context)
