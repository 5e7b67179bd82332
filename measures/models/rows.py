"""Which working record became which row of an edition."""

from typing import Any

from django.db import models

from publishing import row_ids


class RowIdField(models.CharField):
    """The id of a record among its siblings, the same in every edition; nobody types it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        given: dict[str, Any] = {
            "verbose_name": "รหัสของแถว",
            "max_length": row_ids.LENGTH,
            "default": row_ids.new,
            "editable": False,
        }
        super().__init__(*arguments, **(given | options))
