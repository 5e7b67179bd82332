"""What a reporter is told when something could not be kept."""

import logging

from ..readers.choosing import ChannelClosed
from ..row_macs import Altered
from ..sealing.errors import Busy

log = logging.getLogger("complaints")

BUSY = "ขณะนี้มีผู้ใช้งานพร้อมกันมาก สิ่งที่ท่านส่งยังไม่ได้บันทึก โปรดรอสักครู่แล้วกดส่งอีกครั้ง"
FAILED = "ระบบเก็บสิ่งที่ท่านส่งไม่สำเร็จ และไม่ได้บันทึกสิ่งใดไว้ โปรดลองอีกครั้ง หรือใช้ช่องทางอื่น"
ALTERED = (
    "ข้อมูลของเรื่องนี้ในฐานข้อมูลไม่ตรงกับที่ระบบบันทึกไว้ ระบบจึงไม่เปิดและไม่บันทึกสิ่งใด และได้แจ้งเจ้าหน้าที่รับเรื่องแล้ว "
    "รหัสของท่านถูกต้อง โปรดเก็บไว้และลองใหม่ภายหลัง หรือแจ้งหน่วยงานภายนอกตามช่องทางอื่น"
)


def sentence(refusal: Exception) -> str:
    """Return in Thai what a reporter is told of one of intake.REFUSALS."""
    if isinstance(refusal, ChannelClosed):
        return str(refusal)
    if isinstance(refusal, Busy):
        return BUSY
    log.error("a report or message was refused: %s", type(refusal).__name__)
    return ALTERED if isinstance(refusal, Altered) else FAILED
