"""Is everything in it? Every model of the site has a row, every field of it says something somewhere."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q

from .filling import Filler

# What no finished office shows, with the reason.
EXEMPT = {
    "visitors.SeenVisitor": "hashes are gone with the day's key",
    "visitors.DailyKey": "made by the first visitor of the day, gone after it",
    "common.StaffUser.last_login": "nobody has signed in yet",
    "common.Limit": "counts of the running minutes, gone when their time is over",
    "complaints.Case.restored_on": "written where a backup was restored",
    "common.SavedChange": "made when somebody saves a form",
    "measures.SentReminder": "made when the daily command has sent a mail",
    "witnesses.Stamp": "made when a time-stamping service has answered",
    "publishing.IssuedFile": "made when somebody asks for a file",
}


def own_models() -> list[type[models.Model]]:
    """Return every model of the site's own apps that has a table of its own."""
    own = [app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    return [model for app in own for model in app.get_models() if not model._meta.proxy]


def fill_what_nobody_made(filler: Filler) -> None:
    """Make two rows of every table that staff edit by hand and no subject filled: a new one is in it by itself."""
    for model in own_models():
        by_hand = admin.site.is_registered(model) and "add" in model._meta.default_permissions
        if by_hand and not model._base_manager.exists():
            filler.fill(model)
            filler.fill(model)


def gaps() -> list[str]:
    """Return "app.Model" without a row and "app.Model.field" that is empty in every row, those of EXEMPT left out."""
    found = []
    for model in own_models():
        if model._meta.label in EXEMPT:
            continue
        if not model._base_manager.exists():
            found.append(model._meta.label)
            continue
        found += [f"{model._meta.label}.{field.name}" for field in optional(model) if not _says_something(model, field)]
    return [name for name in found if name not in EXEMPT]


def optional(model: type[models.Model]) -> list[models.Field]:
    """Return the fields of a model that may be empty, those of many rows included."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field for field in fields if field.null or (field.blank and not isinstance(field, models.BooleanField))]


def _says_something(model: type[models.Model], field: models.Field) -> bool:
    empty = Q(**{f"{field.name}__isnull": True})
    if isinstance(field, (models.CharField, models.TextField)):
        empty |= Q(**{field.name: ""})
    return model._base_manager.exclude(empty).exists()
