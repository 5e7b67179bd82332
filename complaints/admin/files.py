"""Files of a case for its officer: a safe copy of pictures, the sealed original as a second step, the export."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..cases import access_log
from ..cases.open_case import Entry, FileInfo, OpenCase, writing
from ..desk import exporting, originals, pictures
from ..desk.downloads import as_download, sealed_stream
from ..readers import naming
from ..readers.unlocking import Unlocked
from .access import opened_case, unlocked
from .frame import page


def _found(desk: Unlocked, case_id: UUID, file_id: UUID) -> tuple[OpenCase, FileInfo]:
    """Return (the case opened, the file), or answer that there is none."""
    opened = opened_case(desk, case_id)
    info = next((info for info in opened.files() if info.id == file_id), None)
    if info is None:
        raise Http404("ไม่มีไฟล์นี้")
    return opened, info


def _noted(found: tuple[OpenCase, FileInfo], desk: Unlocked, what: str) -> tuple[OpenCase, FileInfo]:
    """Return (the case, the file), with what of it was opened noted in the case."""
    opened, info = found
    return access_log.note(opened, what=f"{what} {info.name}", by=str(desk.reader)), info


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def original(request: HttpRequest, case_id: UUID, file_id: UUID, desk: Unlocked) -> HttpResponseBase:
    """Say what a file tells beside what it shows; hand it out as it came, which the browser neither opens nor keeps."""
    opened, info = _noted(_found(desk, case_id, file_id), desk, "เปิดต้นฉบับ")
    if request.method == "POST":
        return as_download(StreamingHttpResponse(sealed_stream(info)), info.name, size=info.size)
    context = {"case": opened.case, "file": info, "told": originals.told(info), "is_picture": pictures.can_show(info)}
    return page(request, "original", context, title="ต้นฉบับของไฟล์")


@unlocked
@require_safe
def picture(request: HttpRequest, case_id: UUID, file_id: UUID, desk: Unlocked) -> HttpResponseBase:
    """Show a picture drawn anew, small where `small` asks so; one that can't be leads to its original's page."""
    side = pictures.SMALL if "small" in request.GET else pictures.SIDE
    try:
        data = pictures.safe_copy(_noted(_found(desk, case_id, file_id), desk, "เปิดภาพ")[1], side=side)
    except pictures.NoPicture:
        return redirect("admin:complaints_desk_file", case_id, file_id)
    return HttpResponse(data, content_type="image/jpeg")


@unlocked
@require_POST
def export(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponseBase:
    """Hand out the whole case for NACC or the province: one of exporting.PARTS, never two in one file."""
    opened = opened_case(desk, case_id)
    part = request.POST.get("part")
    if part not in exporting.PARTS:
        return redirect("admin:complaints_desk_case", case_id)
    if part == "identity" and not naming.is_open_to(opened, desk.reader):
        messages.error(request, naming.NOT_YET)
        return redirect("admin:complaints_desk_case", case_id)
    with writing(opened) as again:
        again.add(Entry("exported", str(desk.reader), timezone.now(), {"text": exporting.PARTS[part]}, staff_only=True))
        whole = exporting.WRITERS[part](again)
    return as_download(StreamingHttpResponse(whole), f"{exporting.FILE_NAMES[part]} {opened.case.number}.zip")
