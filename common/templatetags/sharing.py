"""What a page tells programs that show or read it: its own title again, and facts as schema.org data."""

import json
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# What would end the block, or begin a comment in it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.tag
def said(parser: Parser, token: Token) -> "Said":
    """{% said page_title %}{% block title %}{% endblock %}{% endsaid %}: keep what a block says, to print it more than once."""
    _, name = token.split_contents()
    nodes = parser.parse(("endsaid",))
    parser.delete_first_token()
    return Said(name, nodes)


class Said(template.Node):
    child_nodelists = ("nodes",)

    def __init__(self, name: str, nodes: NodeList):
        self.name, self.nodes = name, nodes

    def render(self, context: template.Context) -> str:
        context[self.name] = mark_safe(" ".join(self.nodes.render(context).split()))  # noqa: S308 (rendered, so escaped)
        return ""


@register.filter
def linked_data(facts: dict[str, Any]) -> SafeString:
    """{{ facts|linked_data }} → a data block of schema.org facts, which no browser runs; nothing for no facts."""
    if not facts:
        return SafeString("")
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, default=str)
    safe = text.translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308
