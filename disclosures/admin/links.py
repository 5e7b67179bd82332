"""The admin of checked links: to read only; the next round of checks writes them anew."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common.admin.read_only import ReadOnlyAdmin
from common.admin.searching import SearchesThai

from ..models import Link


@admin.register(Link)
class LinkAdmin(SearchesThai, ReadOnlyAdmin):
    fields = readonly_fields = ("open", "state", "problem", "pages", "checked_at")
    list_display = ("address", "state", "problem", "checked_at")
    list_filter = ("state",)
    search_fields = ("address",)

    @admin.display(description="ที่อยู่")
    def open(self, link: Link) -> str:
        if link.address.startswith(("/", "https://", "http://")):
            return format_html('<a href="{0}">{0}</a>', link.address)
        return link.address

    @admin.display(description="พบในหน้า")
    def pages(self, link: Link) -> SafeString:
        return format_html_join(", ", '<a href="{}">{}</a>', ((page["url"], page["title"]) for page in link.found_in))
