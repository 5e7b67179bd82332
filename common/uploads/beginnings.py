"""What a file is by how it begins, without reading it."""

# How a file begins that came without an ending, as from a phone's share menu.
BEGINNINGS = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"))
NAMES = {".pdf": "ไฟล์ PDF", ".png": "ภาพ PNG", ".jpg": "ภาพ JPEG", ".heic": "ภาพ HEIC", ".webp": "ภาพ WebP"}
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")


def is_photo(data: bytes) -> bool:
    """Return whether bytes begin as a WebP or HEIC picture does."""
    return own_ending_of(data) in (".webp", ".heic")


def ending_of(data: bytes) -> str:
    """Return the ending that such a file is kept under; "" when it begins as none of them."""
    return ".jpg" if is_photo(data) else own_ending_of(data)


def own_ending_of(data: bytes) -> str:
    """Return the ending of NAMES that a file's name should have; "" when it begins as none of them."""
    if data[4:12] in _HEIC:
        return ".heic"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return next((ending for start, ending in BEGINNINGS if data.startswith(start)), "")
