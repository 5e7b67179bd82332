"""From a refusal of some items to the places on the page where they are mended."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from common import thai
from common.mending import Misplaced

from ..deciding import NOTE_MISSING, ItemsRefused
from ..outlook import Sight
from . import choosing


def to_items(refused: ItemsRefused, sights: Sequence[Sight]) -> tuple[int, list[ValidationError]]:
    """Return the number of the first page with a refused item, and a sentence for each such item of it; others are counted."""
    meant = [sight for sight in sights if sight.item.key in refused.keys]
    number = choosing.pages_with(sights, meant)[0]
    here = [sight for sight in choosing.page_at(sights, number) if sight in meant]
    found: list[ValidationError] = [_of_item(refused, sight) for sight in here]
    if left := len(meant) - len(here):
        found.append(ValidationError(f"และอีก {thai.format_number(left)} รายการในหน้าถัดไป"))
    return number, found


def _of_item(refused: ItemsRefused, sight: Sight) -> Misplaced:
    if refused.message == NOTE_MISSING:
        return Misplaced(f"โปรดระบุเหตุผลของรายการที่ส่งกลับ: {sight.item}", f"note-{sight.item.pk}")
    return Misplaced(
        f"รับตามที่ส่งมาไม่ได้: {sight.item} โปรดตรวจข้อความที่รายการนั้นแล้วส่งกลับ หรือเลือกใช้ข้อความที่ขอแทน", f"item-{sight.item.pk}"
    )
