"""The admin of the survey's questions: forms in versions, frozen once a round with them was announced or answered."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, KeepsOrder, OrderedRows

from ..models import Aspect, Question, SurveyForm
from ..survey import versions


class AspectRows(OrderedRows):
    model = Aspect
    fields = ("order", "name")


class QuestionRows(OrderedRows):
    model = Question
    fields = ("order", "text", "indicator")


class FrozenOnceAsked(admin.ModelAdmin):
    """Rows of a form: nobody changes them once the form was announced or answered. `form_of(row)` says which form."""

    def form_of(self, row: Any) -> SurveyForm:
        """Return the form that a row belongs to."""
        raise NotImplementedError

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and self.form_of(obj).is_fixed)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self.form_of(obj).is_fixed)


@admin.register(SurveyForm)
class SurveyFormAdmin(Remembers, FrozenOnceAsked, KeepsOrder, admin.ModelAdmin):
    change_form_template = "admin/services/survey_form.html"
    fields = ("name", "cuts")
    list_display = ("name", "state")
    inlines = [AspectRows]
    actions = None
    formfield_overrides = SHORT_TEXTS

    def form_of(self, form: SurveyForm) -> SurveyForm:
        return form

    def get_urls(self) -> list[URLPattern]:
        copy = self.admin_site.admin_view(require_POST(self.copy))
        return [path("<int:pk>/copy/", copy, name="services_surveyform_copy"), *super().get_urls()]

    def copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the next version of a form and open it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.get_object(request, str(pk))
        if form is None:
            raise Http404("ไม่มีแบบสำรวจนี้")
        made = versions.copy(form)
        messages.success(request, f"ทำ {made} แล้ว แก้ไขได้จนกว่าจะเผยแพร่รอบที่ใช้แบบนี้")
        return redirect("admin:services_surveyform_change", made.pk)

    @admin.display(description="สถานะ")
    def state(self, form: SurveyForm) -> str:
        return "เผยแพร่หรือมีผู้ตอบแล้ว แก้ไขไม่ได้" if form.is_fixed else "แก้ไขได้"


@admin.register(Aspect)
class AspectAdmin(Remembers, FrozenOnceAsked, KeepsOrder, admin.ModelAdmin):
    fields = ("form", "name", "order")
    list_display = ("name", "form")
    list_filter = ("form",)
    list_select_related = ("form",)
    inlines = [QuestionRows]
    actions = None

    def form_of(self, aspect: Aspect) -> SurveyForm:
        return aspect.form
