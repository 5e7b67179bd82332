"""Forms of reporters carry no cookie, so no CSRF cookie either: `common.origins` asks the browser where they were sent from."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from common.origins import is_own


def own_origin(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse, in plain Thai, what another site's page posts here. Replaces the CSRF cookie for reporters."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not is_own(request):
            return render(request, "complaints/refused.html", status=403)
        return view(request, *args, **kwargs)

    return checked
