"""Files of editions as readers get them: at their addresses, or told that they are being made."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control

from common import exports
from common.exports import Download

from . import issuing, making
from .kinds import Output
from .models import Edition

# Not longer: a withdrawal or a confirmation changes what an edition's files say.
SECONDS = 300
RETRY_SECONDS = 10


def at(edition: Edition, path: str) -> Output:
    """Return the Output that lies at this path below an edition's address; raises Http404 with a sentence without it."""
    found = making.outputs(edition)
    output = next((output for output in found if output.path == path), None)
    if output is None and edition.withdrawn_at:
        raise Http404("ฉบับเผยแพร่นี้ถูกเพิกถอนแล้ว จึงไม่มีไฟล์นี้")
    if output is None:
        raise Http404(f"ไม่มีไฟล์นี้ ไฟล์ที่มีคือ {' '.join(one.path for one in found if one.path and '/' not in one.path)}")
    return output


def answer(request: HttpRequest, edition: Edition, path: str) -> HttpResponseBase:
    """Answer with the file at this path below the address of an edition, or that it is being made.

    Its hash is in the database before the first byte goes out, that of a streamed one before the last. Raises Http404 as
    `at` does.
    """
    output = at(edition, path)
    if output.made_of:
        return (
            _streamed(output)
            if all(making.found(edition, name) for name in output.made_of)
            else being_made(request, edition)
        )
    made = issuing.find(edition, output.name) if output.at_once else making.found(edition, output.name)
    if made is None and output.at_once:
        made = issuing.issue(edition, output.name, output.format, output.report)
    return _saved(request, *made, output) if made else being_made(request, edition)


def being_made(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer that the file asked for is being made, and when to ask again."""
    response = render(request, "publishing/being_made.html", {"edition": edition}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def buttons(edition: Edition) -> list[dict[str, list[Download]]]:
    """Return the one group of buttons for all files of an edition's kind, without sizes; none for a preview."""
    found = [] if edition.is_preview else edition.about.files.outputs(edition)
    downloads = [Download(output.format, edition.file_url(output.path)) for output in found if output.path]
    return [{"downloads": downloads}] if downloads else []


def _saved(request: HttpRequest, file: issuing.File, read: Callable[[], bytes], output: Output) -> HttpResponse:
    """Answer with an issued file, to be saved or seen as its Output says, or 304 when the reader has it."""
    etag = f'"{file.sha256}"'
    show = exports.shown if output.inline else exports.saved
    response = get_conditional_response(request, etag=etag) or show(read(), output.format, output.saved_as)
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response


def _streamed(output: Output) -> StreamingHttpResponse:
    """Answer with a file that is too large to be kept, made while it goes out."""
    response = StreamingHttpResponse(output.format.write(output.report()), content_type=output.format.content_type)
    patch_cache_control(response, public=True, max_age=SECONDS)
    return exports.protect(response, exports.file_name(output.saved_as, output.format.name))
