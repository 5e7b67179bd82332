"""Tables of the admin that nobody changes there, and tables of one row."""

from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that staff read: the site alone writes them."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OneRowAdmin(admin.ModelAdmin):
    """A table of one row, number 1: added once and never deleted."""

    actions = None

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not self.model.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        super().save_model(request, obj, form, change)
