"""The published formats of editions: each app keeps the JSON Schemas of its kinds in its folder `schemas`."""

from pathlib import Path

from django.apps import apps
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe


def path_of(name):
    """Return where the schema of that name lies; raises LookupError when no app has it."""
    paths = (Path(app.path) / "schemas" / f"{name}.json" for app in apps.get_app_configs())
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        raise LookupError("ไม่มีรูปแบบข้อมูลชื่อนี้")
    return found


@require_safe
def schema(request, name):
    """Answer with a JSON Schema."""
    try:
        return HttpResponse(path_of(name).read_bytes(), content_type="application/schema+json")
    except LookupError as problem:
        raise Http404(problem.args[0]) from problem
