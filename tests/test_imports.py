"""Who may import whom: the architecture's rules, read from every import statement of the site."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "common": set(),
    "publishing": {"common"},
    "measures": {"publishing", "common"},
    "disclosures": {"publishing", "common"},
    "surveys": {"publishing", "common"},
    "complaints": {"publishing", "common"},
    "ita": {"measures", "disclosures", "surveys", "publishing", "common", "complaints"},
    "visitors": {"common"},
}
APPS = {*MAY_IMPORT, "kokkhon_ita"}
OF_COMPLAINTS = "complaints.figures"

# Inside an app a module imports from its own layer or from one further down.
MODELS, RULES, DOORS = range(3)
LAYERS = {"models": MODELS} | dict.fromkeys(
    ("views", "admin", "forms", "reports", "urls", "management", "templatetags"), DOORS
)
# They tell Django and publishing where an app's doors are.
REGISTRATIONS = {"apps", "kind"}


def modules():
    """Return (dotted name, path) of every module of the site but the migrations."""
    paths = (path for app in sorted(APPS) for path in sorted((ROOT / app).rglob("*.py")))
    return [
        (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)
        for path in paths
        if "migrations" not in path.parts
    ]


def imported(name, path):
    """Yield the dotted name of everything that a module imports, those inside functions too."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def layer(name):
    parts = name.split(".")
    return LAYERS.get(parts[1], RULES) if len(parts) > 1 else RULES


def between_apps(name, target):
    """Return why `name` may not import `target` of another app, or None."""
    app, other = name.split(".")[0], target.split(".")[0]
    if other == "complaints" and name != "kokkhon_ita.urls" and not f"{target}.".startswith(f"{OF_COMPLAINTS}."):
        return f"only {OF_COMPLAINTS} is open to other apps"
    if app != "kokkhon_ita" and other not in MAY_IMPORT[app]:
        return f"{app} may import {', '.join(sorted(MAY_IMPORT[app])) or 'no other app'}"
    return None


def inside_app(name, target):
    """Return why `name` may not import `target` of its own app, or None."""
    if name.split(".")[1:2] and name.split(".")[1] in REGISTRATIONS:
        return None
    if layer(name) < layer(target) and layer(target) == DOORS:
        return "views, admin, forms and reports import rules and models, never the other way round"
    return None


def wrong(name, target):
    if target.split(".")[0] not in APPS:
        return None
    rule = inside_app if target.split(".")[0] == name.split(".")[0] else between_apps
    return rule(name, target)


@pytest.mark.parametrize(("name", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_module_imports_only_what_its_place_allows(name, path):
    found = [f"{target}: {why}" for target in imported(name, path) if (why := wrong(name, target))]
    assert not found, f"{name} imports what it may not:\n  " + "\n  ".join(found)


@pytest.mark.parametrize("app", sorted(MAY_IMPORT))
def test_apps_do_not_talk_through_signals(app):
    sources = [
        name
        for name, path in modules()
        if name.split(".")[0] == app
        for target in imported(name, path)
        if target.startswith(("django.dispatch", "django.db.models.signals"))
    ]
    assert not sources


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("common.models", "publishing.models"),
        ("measures.views", "kokkhon_ita.context"),
        ("visitors.recording.counting", "publishing.models"),
        ("measures.models", "measures.forms.PlanForm"),
        ("publishing.workflow", "publishing.admin"),
        ("ita.views", "complaints.models"),
        ("kokkhon_ita.views", "complaints.models"),
    ],
)
def test_forbidden_directions_are_found(name, target):
    assert wrong(name, target)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("measures.views", "publishing.models"),
        ("measures.reports.pdf", "measures.models.Plan"),
        ("ita.oit", "complaints.figures.statistics.by_month"),
        ("kokkhon_ita.urls", "complaints.urls"),
        ("measures.models", "measures.indicators"),
        ("measures.kind", "measures.views"),
        ("measures.models", "django.db.models"),
    ],
)
def test_allowed_directions_pass(name, target):
    assert wrong(name, target) is None
