"""What a PDF would do by itself (scripts, programs, forms that send) is taken out; its pages and text stay."""

from io import BytesIO

import pikepdf

from .findings import refuse

CHANGED = "นำคำสั่งที่ทำงานเอง (สคริปต์หรือการเปิดโปรแกรม) ออกจากไฟล์ PDF แล้ว ข้อความและหน้ายังครบ"
ACTIVE = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/RichMediaExecute"}
# Where an action may hang; "/AA" and the others run by themselves whatever they hold.
PLACES = ("/A", "/PA", "/OpenAction", "/Next")
ALWAYS = ("/AA", "/JS", "/XFA", "/OnInstantiate")


def without_actions(data: bytes) -> tuple[bytes, bool]:
    """Return the bytes of a PDF without active content, and whether anything had to go; refuses what can't be read.

    Without any the bytes are those that came. The same bytes give the same bytes.
    """
    try:
        with pikepdf.open(BytesIO(data)) as document:
            if not _clean(document):
                return data, False
            out = BytesIO()
            document.save(out, deterministic_id=True)
            return out.getvalue(), True
    except pikepdf.PdfError:
        refuse("เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจเสีย โปรดบันทึกใหม่แล้วลองอีกครั้ง")


def _clean(document: pikepdf.Pdf) -> bool:
    changed = False
    names = document.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        del names["/JavaScript"]
        changed = True
    for found in document.objects:
        changed |= _clean_object(found)
    return changed


def _clean_object(found: pikepdf.Object, depth: int = 0) -> bool:
    """Take the actions out of one object and what lies in it directly; return whether there were any."""
    if depth > 40:
        refuse("ไฟล์ PDF นี้มีโครงสร้างผิดปกติ จึงไม่รับ โปรดพิมพ์เป็น PDF ใหม่แล้วลองอีกครั้ง")
    if isinstance(found, pikepdf.Array):
        parts = [_clean_object(part, depth + 1) for part in found if _is_direct(part)]
        return any(parts)
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = list(found.keys())
    gone = [key for key in keys if key in ALWAYS or (key in PLACES and _is_active(found[key]))]
    for key in gone:
        del found[key]
    inside = [_clean_object(found[key], depth + 1) for key in keys if key not in gone and _is_direct(found[key])]
    return bool(gone) or any(inside)


def _is_direct(part: pikepdf.Object) -> bool:
    """Return whether a container stands here itself: what is only named here is an object of its own."""
    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect


def _is_active(action: pikepdf.Object) -> bool:
    if isinstance(action, pikepdf.Array):
        return any(_is_active(part) for part in action if isinstance(part, pikepdf.Dictionary))
    if not isinstance(action, pikepdf.Dictionary):
        return False
    script = str(action.get("/URI", "")).strip().lower().startswith(("javascript:", "file:", "\\\\"))
    return script or str(action.get("/S", "")) in ACTIVE
