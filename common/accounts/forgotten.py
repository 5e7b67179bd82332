"""A forgotten password: the administrator gives a link, and where the site sends mail it comes by mail too."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from .. import limits
from ..models import StaffUser
from ..user_names import one_spelling
from . import links
from .forms import ForgottenForm
from .pages import page

PAUSE = timedelta(minutes=10)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Say what to do; the answer to a name is the same whether there is such an account or not."""
    form = ForgottenForm(request.POST or None) if settings.MAIL_IS_SET_UP else None
    is_asked = False
    if form is not None and form.is_valid():
        is_asked = True
        for user in _meant(form.cleaned_data["who"]):
            if limits.take(f"password mail {user.pk}", most=1, lasting=PAUSE):
                links.put_mail(request, user)
    return page(request, "forgotten", {"form": form, "is_asked": is_asked}, title="ลืมรหัสผ่าน")


def _meant(who: str) -> QuerySet[StaffUser]:
    """Return the accounts of this name or address to which mail can go."""
    known = StaffUser.objects.filter(is_active=True, is_staff=True).exclude(email="")
    return known.filter(Q(username=one_spelling(who)) | Q(email__iexact=who.strip()))
