"""Files out of the seal: never shown by the browser, never kept by it."""

from collections.abc import Iterator

from common.exports import protect
from common.exports.formats import Answer

from ..cases.open_case import FileInfo
from ..files import storage
from ..sealing import files


def sealed_stream(info: FileInfo) -> Iterator[bytes]:
    """Yield the plain bytes of a file, chunk by chunk. Raises SealError where it was altered."""
    with storage.open_kept(info.id) as source:
        yield from files.read(source, info.key, info.id, info.size)


def as_download(response: Answer, name: str, *, size: int | None = None) -> Answer:
    """Give a response the headers of a download that no browser opens, runs or stores."""
    response.headers["Content-Type"] = "application/octet-stream"
    if size is not None:
        response.headers["Content-Length"] = str(size)
    return protect(response, name)
