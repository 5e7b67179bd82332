"""Who asks where nobody but staff gets as far as asking: the pages of the admin."""

from typing import cast

from django.http import HttpRequest

from .models import StaffUser


def asking(request: HttpRequest) -> StaffUser:
    """Return the member of staff whose request this is."""
    return cast(StaffUser, request.user)
