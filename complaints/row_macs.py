"""Rows whose columns decide what is sealed or signed bear a MAC over all their columns, made with the server's secret.

Whoever writes into the database without that secret is found before the row is used; and so is a case or roster put back
to an older state of itself (`freshness`).
"""

import hmac
import json

from django.db.models import Model

from . import freshness
from .sealing.errors import Altered
from .server_secret import attest

MAC = "attestation"  # the column
# What only repeats a column of another row, for an index; whoever reads it compares the two.
REPEATED = {"boardentry": {"received_on"}}


def statement(row: Model) -> bytes:
    """Return all columns of a row, by their names in the database, as canonical JSON.

    A column that is empty or at its default is left out, so that one added later leaves old statements as they are.
    """
    left_out = {MAC} | REPEATED.get(str(row._meta.model_name), set())
    columns = {
        field.column: field.value_to_string(row)
        for field in row._meta.concrete_fields
        if field.column not in left_out and field.value_from_object(row) not in (None, field.get_default())
    }
    return json.dumps(columns, ensure_ascii=False, sort_keys=True).encode()


def mac(row: Model) -> bytes:
    """Return the 32 bytes that only the holder of the server's secret can make for this row. Raises SecretMissing."""
    return attest("row", row._meta.model_name, statement(row))


def is_written(row: Model) -> bool:
    """Return whether the site wrote the row so at some time. Raises SecretMissing."""
    return hmac.compare_digest(bytes(getattr(row, MAC)), mac(row))


def holds(row: Model) -> bool:
    """Return whether the row is as the site wrote it last. Raises SecretMissing."""
    return is_written(row) and freshness.is_fresh(row)


def check(row: Model) -> None:
    """Raise Altered for a row that the site did not write so."""
    if not holds(row):
        raise Altered(f"{row._meta.model_name} was altered")


def save(row: Model) -> None:
    """Store the row with its MAC. Call `check` first for one that was read from the database."""
    if row.pk is None:
        row.save()  # its number is part of the statement
    setattr(row, MAC, mac(row))
    freshness.note(row)
    row.save()
