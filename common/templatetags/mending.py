"""The summary of what must be mended, and the word before a title that says so."""

from typing import Any

from django import template

from ..mending import Problem, in_readers_form, in_staff_page

register = template.Library()
# Django's own templates say it before the titles of these pages.
DJANGO_SAYS_IT = ("login", "password_change")


@register.filter
def problems(form: Any) -> list[Problem]:
    """Return what must be mended in a form of readers."""
    return in_readers_form(form) if form and form.errors else []


@register.simple_tag(takes_context=True)
def staff_problems(context: Any) -> list[Problem]:
    """Return what must be mended in all forms of a page of staff."""
    return in_staff_page(context.flatten())


@register.simple_tag(takes_context=True)
def wrong(context: Any) -> str:
    """Return "ข้อผิดพลาด: " before the title of a page of staff whose form was refused, once."""
    flat = context.flatten()
    match = getattr(flat.get("request"), "resolver_match", None)
    said = flat.get("errors") or getattr(getattr(flat.get("cl"), "formset", None), "errors", None)
    if said or (match and str(match.url_name).endswith(DJANGO_SAYS_IT)):
        return ""
    return "ข้อผิดพลาด: " if in_staff_page(flat) else ""
