"""The ledger as staff see it: a list to read."""

from django.contrib import admin

from common import thai

from ..models import LedgerEntry
from .pages import RecordAdmin


@admin.register(LedgerEntry)
class LedgerEntryAdmin(RecordAdmin):
    list_display = ("position", "action", "title", "moment", "role", "short_hash")
    list_filter = ("action",)
    list_display_links = None
    ordering = ("-position",)
    fields = ("position", "action", "edition", "previous_sha256", "sha256")

    @admin.display(description="เรื่อง")
    def title(self, entry: LedgerEntry) -> str:
        return f"{entry.subject} ฉบับที่ {thai.to_thai_digits(entry.payload['number'])}"

    @admin.display(description="เมื่อ")
    def moment(self, entry: LedgerEntry) -> str:
        return thai.format_datetime(entry.at, style="short")

    @admin.display(description="ตำแหน่ง", empty_value="นำเข้าจากประกาศ")
    def role(self, entry: LedgerEntry) -> str | None:
        return entry.payload["role"] or None

    @admin.display(description="รหัส")
    def short_hash(self, entry: LedgerEntry) -> str:
        return entry.short_hash
