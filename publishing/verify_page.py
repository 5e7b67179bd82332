"""The page that says which edition a file or a hash belongs to. It keeps nothing and sets no cookie."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from common.origins import is_own

from . import verification
from .hashing import HashedFile, HashOnly

ELSEWHERE = "คำขอนี้ส่งมาจากเว็บไซต์อื่น โปรดเลือกไฟล์จากหน้านี้โดยตรง"
NO_FILE = "ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ที่ต้องการตรวจสอบ"
TOO_LARGE = "ไฟล์ใหญ่เกิน ๑ กิกะไบต์ โปรดตรวจด้วย verify.py หรือวางรหัสตรวจสอบของไฟล์แทน"


# A token would need a cookie. The page changes nothing, and `_upload` refuses what other sites send.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Show what is known of the hash in the address; an uploaded file becomes such an address."""
    if request.method == "POST":
        return _upload(request)
    typed = request.GET.get("hash", "").strip()
    if not typed:
        return _page(request)
    try:
        findings = verification.find(verification.parsed(typed))
    except ValidationError as problem:
        return _page(request, typed=typed, hash_problem=problem.messages[0])
    return _page(request, typed=typed, findings=findings)


def _upload(request: HttpRequest) -> HttpResponse:
    if not is_own(request):
        return _page(request, status=403, file_problem=ELSEWHERE)
    hashing = HashOnly(request)
    request.upload_handlers = [hashing]
    file = request.FILES.get("file")
    if file is None:
        return _page(request, file_problem=TOO_LARGE if hashing.too_large else NO_FILE)
    return HttpResponseRedirect(f"{reverse('publishing:verify')}?{urlencode({'hash': cast(HashedFile, file).sha256})}")


def _page(request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "publishing/verify.html", context, status=status)
