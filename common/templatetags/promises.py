"""{% promise "name" %}sentence{% endpromise %} prints only the sentence; see common/promises.py."""

import re

from django import template
from django.template.base import NodeList, Parser, Token

register = template.Library()

NAMED = re.compile(r'promise "[a-z0-9-]+"')


@register.tag
def promise(parser: Parser, token: Token) -> "Sentence":
    """Return a node that renders the sentence alone; raises TemplateSyntaxError without a name of small letters and hyphens."""
    if not NAMED.fullmatch(token.contents):
        raise template.TemplateSyntaxError(f'{token.contents}: write {{% promise "small-letters-and-hyphens" %}}')
    sentence = parser.parse(("endpromise",))
    parser.delete_first_token()
    return Sentence(sentence)


class Sentence(template.Node):
    child_nodelists = ("sentence",)

    def __init__(self, sentence: NodeList):
        self.sentence = sentence

    def render(self, context: template.Context) -> str:
        return self.sentence.render(context)
