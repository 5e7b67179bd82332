"""The list of rooms beside every page of staff."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from common import admin_rooms

register = template.Library()


@register.simple_tag(takes_context=True)
def rooms_beside(context: dict[str, Any]) -> SafeString:
    """{% rooms_beside %} → what may be seen or edited, with the room of this page marked."""
    return admin_rooms.drawn(context["available_apps"], context["request"].path)
