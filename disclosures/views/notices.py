"""The notices about the site: what the office wrote, beside what the site itself promises."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import pages
from publishing.models import Edition

Page = Callable[[HttpRequest, Edition | None], HttpResponse]


def page_of(template: str) -> Page:
    """Return the `page(request, edition)` of a notice; the template also stands without an edition."""

    def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
        return render(request, template, {"edition": edition})

    return page


def newest_of(kind: str, page: Page) -> Callable[[HttpRequest], HttpResponse]:
    """Return the view of a notice's newest page, which tells what the site does even before the office wrote its notice."""

    @require_safe
    def newest(request: HttpRequest) -> HttpResponse:
        return pages.newest(request, kind) if Edition.objects.live(kind, "") else page(request, None)

    return newest


privacy_page = page_of("privacy.html")
accessibility_page = page_of("accessibility.html")
privacy = newest_of("privacy-notice", privacy_page)
accessibility = newest_of("accessibility-statement", accessibility_page)
