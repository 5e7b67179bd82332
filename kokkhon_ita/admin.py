"""The admin site: Django's own, with our name on it and a first page that says what waits."""

from functools import partial
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache

from common import dashboard, wheel
from common.accounts import forgotten, links, own_page, signing_in
from common.admin_rooms import rooms
from common.later import later
from common.staff import asking

from . import manual

ROWS = 20  # of a list on one page: a phone shows each row as a paragraph of its own


class SiteAdmin(AdminSite):
    site_header = "ระบบหลังบ้าน เว็บไซต์คุณธรรมและความโปร่งใส"
    site_title = "ระบบหลังบ้าน"
    index_title = "งานของเจ้าหน้าที่"

    def __init__(self, name: str = "admin") -> None:
        """Make a site on which nothing is deleted in heaps: each deletion is looked at."""
        super().__init__(name)
        self.disable_action("delete_selected")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take up models as Django does, each in a list whose page a phone can hold."""
        before = set(self._registry)
        super().register(model_or_iterable, admin_class, **options)
        for model in set(self._registry) - before:
            own = self._registry[model]
            own.list_per_page = min(own.list_per_page, ROWS)  # type: ignore[misc]

    def get_urls(self) -> list[URLResolver | URLPattern]:
        from .opening import page  # it asks for models, which are not there when this module is read

        own = {"site": self}
        return [
            path("duties.ics", self.admin_view(later("kokkhon_ita.duties.calendar")), name="duties"),
            path("second-factor/", signing_in.second_step, name="second-factor"),
            path("second-factor/own/", self.admin_view(own_page.show), name="own-second-factor"),
            path("forgotten-password/", forgotten.show, name="forgotten-password"),
            path("set-password/<uidb64>/<token>/", links.SetPassword.as_view(), name="set-password"),
            path("manual/", self.admin_view(manual.index), own, name="manual"),
            path("manual/<slug:slug>/", self.admin_view(manual.chapter), own, name="manual-chapter"),
            path("new-office/", self.admin_view(page.new_office), name="new_office"),
            *super().get_urls(),
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what can be edited: of all apps once a page reads it, since every page is given it and some show none."""
        if app_label:
            return super().get_app_list(request, app_label)
        known = vars(request)
        if "app_list" not in known:
            known["app_list"] = SimpleLazyObject(partial(rooms, self, request))
        return known["app_list"]

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether somebody may be here; a session that began with less power than now has to sign in anew."""
        return super().has_permission(request) and not signing_in.has_outgrown(request)

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask for name and password, then for the second factor where it is due."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "title": "เข้าสู่ระบบของเจ้าหน้าที่",
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        return cast(HttpResponse, signing_in.StaffLogin.as_view(extra_context=context)(request))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what others wait for, one's own measures, the year wheel, what every app has to tell, then what can be edited."""
        user = asking(request)
        notices = dashboard.notices(user)
        told = {
            "waited_for": [notice for notice in notices if notice.first],
            "leads": dashboard.leads(user),
            "turn": wheel.turn(user),
            "notices": [notice for notice in notices if not notice.first],
        }
        return super().index(request, told | (extra_context or {}))
