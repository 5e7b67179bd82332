"""Migrations: complete, named by hand, one story a file."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from common import migrating
from tests.test_imports import ROOT

APPS = {path.parent.name for path in ROOT.glob("*/apps.py")}
AUTOMATIC = re.compile(r"_auto_|_and_more|_alter_|_rename_.+_and_|_remove_.+_and_")


def own_migrations():
    return sorted(key for key in MigrationLoader(None).disk_migrations if key[0] in APPS)


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(("app", "name"), own_migrations())
def test_name_says_what_the_migration_is_for(app, name):
    assert re.fullmatch(r"\d{4}_[a-z0-9_]+", name)
    assert not AUTOMATIC.search(name), f"{app}/{name}: rename it by its intention, such as 0002_result_round"


@pytest.mark.parametrize("app", sorted(APPS))
def test_numbers_have_no_gap_or_twin(app):
    numbers = [int(name[:4]) for label, name in own_migrations() if label == app]
    assert numbers == list(range(1, len(numbers) + 1))


def test_migrations_are_known_by_name_as_django_finds_them():
    assert migrating.brought() == set(MigrationLoader(None).disk_migrations)


@pytest.mark.django_db
def test_what_waits_is_counted():
    assert migrating.waiting() == 0
    MigrationRecorder.Migration.objects.filter(app="visitors").first().delete()
    assert migrating.waiting() == 1
