"""The admin of stored files: they are looked at here, never changed; forms elsewhere bring them in."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.admin.searching import SearchesThai

from .. import thai
from ..models import StoredFile
from ..templatetags.files import file_format
from .read_only import ReadOnlyAdmin


@admin.register(StoredFile)
class StoredFileAdmin(SearchesThai, ReadOnlyAdmin):
    list_display = ("name", "format_shown", "size_words", "uploaded_by", "uploaded_at", "public_since")
    list_select_related = ("uploaded_by",)
    search_fields = ("name", "sha256")
    fields = ("link", "format_shown", "size_words", "sha256", "uploaded_by", "uploaded_at", "public_since")
    readonly_fields = fields

    @admin.display(description="ไฟล์")
    def link(self, file: StoredFile) -> SafeString:
        return format_html('<a href="{}">{}</a>', file.get_absolute_url(), file.name)

    @admin.display(description="ชนิด", ordering="content_type")
    def format_shown(self, file: StoredFile) -> str:
        return file_format(file.content_type)

    @admin.display(description="ขนาด", ordering="size")
    def size_words(self, file: StoredFile) -> str:
        return thai.format_bytes(file.size)
