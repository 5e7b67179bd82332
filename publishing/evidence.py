"""Files that an approver opens beside an item."""

from collections.abc import Iterator

from django.urls import reverse

from common import thai
from common.templatetags.files import file_format


def of_file(file: dict | None) -> Iterator[tuple[str, str, str]]:
    """Yield (name, address, what it is) of JSON-ready parts.FileFacts; nothing for no file."""
    if file:
        address = reverse("common:document", args=[file["sha256"], file["name"]])
        pages = f" {thai.format_number(file['pages'])} หน้า" if file["pages"] else ""
        yield file["name"], address, f"{file_format(file['content_type'])}{pages} {thai.format_bytes(file['size'])}"
