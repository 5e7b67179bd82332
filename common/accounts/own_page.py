"""The page where a signed-in person looks after the own second factor: new printed codes, another telephone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..staff import asking
from . import second_factor, throttle, waiting
from .checking import matched
from .forms import CodeForm
from .pages import page


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show how it stands; a code lets the person print new codes or move to another telephone."""
    user = asking(request)
    if not second_factor.is_due(user):
        raise Http404("บัญชีนี้ไม่ต้องยืนยันตัวตนขั้นที่สอง")
    if request.method == "POST" and not second_factor.has_telephone(user):
        return _begin(request)
    if throttle.is_one_too_many(request, user):
        return throttle.locked(request, user)
    form = CodeForm(request.POST or None)
    if form.is_valid() and matched(request, user, form):
        return _do(request)
    return _page(request, form)


def _do(request: HttpRequest) -> HttpResponse:
    throttle.note_success(request, asking(request))
    if request.POST.get("wish") == "telephone":
        return _begin(request, anew=True)
    codes = second_factor.new_codes(asking(request))
    return page(request, "codes", {"codes": codes, "next": reverse("admin:index")}, title="รหัสสำรองของท่าน")


def _begin(request: HttpRequest, *, anew: bool = False) -> HttpResponse:
    waiting.begin(request, asking(request), reverse("admin:index"), sets_up=True, anew=anew)
    return redirect("admin:second-factor")


def _page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    user = asking(request)
    context = {
        "form": form,
        "has_telephone": second_factor.has_telephone(user),
        "left": second_factor.codes_left(user),
    }
    return page(request, "own", context, title="ยืนยันตัวตนขั้นที่สองของท่าน", status=422 if form.errors else 200)
