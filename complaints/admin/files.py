"""Files of a case for its officer: a safe copy of pictures, the sealed original as a second step, the export."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ..cases import access_log
from ..cases.open_case import FileInfo, OpenCase, writing
from ..desk import exporting, originals, pictures, protecting
from ..desk.downloads import as_download, sealed_stream
from ..desk.sending import write_down
from ..forms.sending import SendingForm
from ..guideline import in_force
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
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponseBase:
    """Ask to whom the case goes, and hand it out for them: one of exporting.PARTS, never two in one file."""
    opened = opened_case(desk, case_id)
    form = SendingForm(request.POST or None)
    if not form.is_valid():
        return _ask_to_whom(request, opened, desk, form)
    sending = form.sending()
    if sending.part == "identity" and not naming.is_open_to(opened, desk.reader):
        messages.error(request, naming.NOT_YET)
        return redirect("admin:complaints_desk_case", case_id)
    with writing(opened) as again:
        write_down(again, sending, by=desk.reader)
        whole = exporting.closed(again, sending, by=desk.reader, key=form.cleaned_data["key"])
    name = f"{exporting.FILE_NAMES[sending.part]} {opened.case.number} (ใส่รหัส).zip"
    return as_download(StreamingHttpResponse(whole), name)


def _ask_to_whom(request: HttpRequest, opened: OpenCase, desk: Unlocked, form: SendingForm) -> HttpResponse:
    key = request.POST.get("key", "")
    key = key if protecting.is_key(key) else protecting.new_key()
    context = {
        "case": opened.case, "form": form, "key": key, "shown_key": protecting.shown(key), "bodies": in_force.guideline().bodies,
        "parts": [one for one in exporting.PARTS.items() if one[0] != "identity" or naming.is_open_to(opened, desk.reader)],
    }  # fmt: skip
    title = f"ส่งสำเนาเรื่อง {opened.case.number} ถึงหน่วยงานอื่น"
    return page(request, "export", context, title=title, status=422 if request.method == "POST" else 200)
