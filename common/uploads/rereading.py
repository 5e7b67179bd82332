"""PDFs that came before their text was scored are read again, and scans among them get their copy."""

from django.core.exceptions import ValidationError

from common import queue
from common.later import later

from ..models import FileText, StoredFile
from . import recognizing

_checked = later("common.uploads.pdf.check")


def ask_for_all() -> int:
    """Have every PDF without a copy read again in the background; returns how many they are."""
    files = StoredFile.objects.filter(content_type="application/pdf", with_text=None).values_list("pk", flat=True)
    for pk in files:
        queue.put(read_again, pk)
    return len(files)


@queue.work("อ่านข้อความของไฟล์ที่มีอยู่")
def read_again(pk: int) -> None:
    """Score a stored PDF that was not, keep its text for search, and ask for its copy when it needs one."""
    file = StoredFile.objects.filter(pk=pk).first()
    if file is None or not file.is_there:
        return
    if file.readability is None:
        _score(file)
    recognizing.ask(file)


def _score(file: StoredFile) -> None:
    try:
        found = _checked(file.read())
    except ValidationError:
        return  # it was taken before its format was refused
    file.pages, file.has_text_layer, file.readability = found.pages, found.has_text_layer, found.readability
    file.save(update_fields=["pages", "has_text_layer", "readability"])
    if found.text:
        FileText.objects.update_or_create(file=file, defaults={"text": found.text})
