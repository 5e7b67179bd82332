"""Files of a case for its officer: the sealed original as a download, a safe copy of pictures, the export."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ..cases.open_case import Entry, writing
from ..desk import exporting, pictures
from ..desk.downloads import as_download, sealed_stream
from .access import opened_case, unlocked


def _info(desk, case_id, file_id):
    info = next((info for info in opened_case(desk, case_id).files() if info.id == file_id), None)
    if info is None:
        raise Http404("ไม่มีไฟล์นี้")
    return info


@unlocked
@require_safe
def original(request, case_id, file_id, desk):
    """Hand out a file as it came; the browser neither opens nor keeps it."""
    info = _info(desk, case_id, file_id)
    return as_download(StreamingHttpResponse(sealed_stream(info)), info.name, size=info.size)


@unlocked
@require_safe
def picture(request, case_id, file_id, desk):
    """Show a picture drawn anew."""
    try:
        data = pictures.safe_copy(_info(desk, case_id, file_id))
    except pictures.NoPicture as error:
        raise Http404("ไฟล์นี้แสดงเป็นภาพไม่ได้") from error
    return HttpResponse(data, content_type="image/jpeg")


@unlocked
@require_POST
def export(request, case_id, desk):
    """Hand out the whole case for NACC or the province: the parcel or the identity, never both in one file."""
    opened = opened_case(desk, case_id)
    part = request.POST.get("part")
    if part not in exporting.PARTS:
        return redirect("admin:complaints_room_case", case_id)
    with writing(case_id, opened.keys) as again:
        again.add(Entry("exported", str(desk.reader), timezone.now(), {"text": exporting.PARTS[part]}, staff_only=True))
        whole = exporting.parcel(again) if part == "parcel" else exporting.identity(again)
    return as_download(StreamingHttpResponse(whole), f"เรื่อง-{opened.case.number}-{part}.zip")
