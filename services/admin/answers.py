"""The admin of what people answered and wrote."""

from django.contrib import admin
from django.http import HttpRequest

from common.admin.read_only import ReadOnlyAdmin
from common.admin.replacing import AsksBeforeReplacing
from common.admin.rows import SHORT_TEXTS

from ..models import Answer, Comment
from ..survey import recording


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    """Answers as they came; one that is no real one is taken out of the sums too."""

    fields = list_display = ("day", "service", "channel", "sex", "age", "marks")
    list_filter = ("round", "channel", "day")
    list_select_related = ("service", "round")
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Answer | None = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request: HttpRequest, obj: Answer) -> None:
        recording.remove(obj)


@admin.register(Comment)
class CommentAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    """What people wrote: a clerk writes down what may be read of it, and chooses."""

    fields = ("service", "text", "cleaned", "published")
    readonly_fields = ("service", "text")
    list_display = ("short", "service", "published")
    list_filter = ("round", "published")
    list_select_related = ("service",)
    actions = None
    formfield_overrides = SHORT_TEXTS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="ข้อความ")
    def short(self, comment: Comment) -> str:
        return str(comment)
