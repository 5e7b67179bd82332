"""Files out of the seal: never shown by the browser, never kept by it."""

from urllib.parse import quote

from . import storage
from .sealing import files
from .vault import FileInfo


def sealed_stream(info: FileInfo):
    """Yield the plain bytes of a file, chunk by chunk. Raises SealError where it was altered."""
    with storage.open_kept(info.id) as source:
        yield from files.read(source, info.key, info.id, info.size)


def as_download(response, name: str, *, size: int | None = None):
    """Give a response the headers of a download that no browser opens, runs or stores."""
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if size is not None:
        response.headers["Content-Length"] = str(size)
    return response
