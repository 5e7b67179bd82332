"""The published formats of editions, made from the types of their contents."""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from . import kinds
from .contents import schema as json_schema
from .contents import schema_name

ABOUT = (
    "เนื้อหาของฉบับเผยแพร่หนึ่งฉบับ ในรูป JSON แบบบัญญัติ (คีย์เรียงตามตัวอักษร ไม่มีช่องว่าง UTF-8) "
    "SHA-256 ของเนื้อหาเท่ากับค่าที่ประกาศในทะเบียนการเผยแพร่"
)


def named(name: str) -> dict[str, Any]:
    """Return the JSON Schema of that name; raises LookupError when no kind has it."""
    for kind in kinds.everything():
        for shape in kind.contents:
            if schema_name(shape) == name:
                return json_schema(shape, f"{kind.label} ({name})", ABOUT)
    raise LookupError("ไม่มีรูปแบบข้อมูลชื่อนี้")


@require_safe
def schema(request: HttpRequest, name: str) -> JsonResponse:
    """Answer with a JSON Schema."""
    try:
        found = named(name)
    except LookupError as problem:
        raise Http404(problem.args[0]) from problem
    pretty = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(found, json_dumps_params=pretty, content_type="application/schema+json")
