"""So many answers from one browser, and so many from one network: a browser's name is soon changed, an address is not.

Who it is stands nowhere: the counter's keyed hashes are asked, and what was counted under them is gone within two days.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from common import limits, thai
from common.promises import promise

A_DAY = 5
# Generous: a mobile carrier gives one address to many people, and an office's guests share one too.
NETWORK_AN_HOUR, NETWORK_A_DAY = 60, 200
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

ENOUGH = promise(
    "survey-limit-a-day", "วันนี้เครื่องนี้ส่งคำตอบครบ ๕ ครั้งแล้ว จึงไม่รับเพิ่ม หากมีผู้ประสงค์จะตอบอีก ขอแบบกระดาษได้ที่จุดบริการ"
)
BUSY_HOUR = promise(
    "survey-limit-a-network",
    "ชั่วโมงนี้มีคำตอบจากเครือข่ายอินเทอร์เน็ตที่ท่านใช้ครบ ๖๐ ชุดแล้ว จึงยังไม่ได้รับคำตอบของท่าน สิ่งที่ท่านกรอกยังอยู่ในหน้านี้ "
    "โปรดกดส่งอีกครั้งตั้งแต่เวลา {again} น. หรือเปลี่ยนไปใช้เครือข่ายอื่นแล้วกดส่ง หรือตอบที่จุดบริการ",
)
BUSY_DAY = promise(
    "survey-limit-a-network",
    "วันนี้มีคำตอบจากเครือข่ายอินเทอร์เน็ตที่ท่านใช้ครบ ๒๐๐ ชุดแล้ว จึงยังไม่ได้รับคำตอบของท่าน สิ่งที่ท่านกรอกยังอยู่ในหน้านี้ "
    "โปรดเปลี่ยนไปใช้เครือข่ายอื่นแล้วกดส่งอีกครั้ง ตอบใหม่ในวันอื่น หรือขอแบบกระดาษที่จุดบริการ",
)


def refusal(request: HttpRequest) -> str:
    """Count an answer of this browser and of its network, and return why it is not taken, "" when it is."""
    now = timezone.now()
    network, hour = _known_as(settings.SURVEY_NETWORK, request, now), timezone.localtime(now).hour
    if not _take("sender", _known_as(settings.SURVEY_SENDER, request, now), A_DAY, DAY):
        return ENOUGH
    if not _take("network-hour", f"{network}-{hour}", NETWORK_AN_HOUR, HOUR):
        return BUSY_HOUR.format(again=thai.to_thai_digits(f"{(hour + 1) % 24:02}.00"))
    return "" if _take("network-day", network, NETWORK_A_DAY, DAY) else BUSY_DAY


def _known_as(how: str, request: HttpRequest, now: datetime) -> str:
    known: bytes = import_string(how)(request, now)
    return known.hex()


def _take(what: str, whose: str, most: int, lasting: timedelta) -> bool:
    return limits.take(f"survey-{what}-{whose}", most=most, lasting=lasting)
