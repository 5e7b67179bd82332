"""What a file is by how it begins, without reading it."""

# How a file begins that came without an ending, as from a phone's share menu.
BEGINNINGS = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"))
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")


def is_photo(data: bytes) -> bool:
    """Return whether bytes begin as a WebP or HEIC picture does."""
    return (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in _HEIC


def ending_of(data: bytes) -> str:
    """Return the ending that such a file is kept under; "" when it begins as none of them."""
    if is_photo(data):
        return ".jpg"
    return next((ending for start, ending in BEGINNINGS if data.startswith(start)), "")
