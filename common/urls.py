"""Files at addresses that never change."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views


class Sha256Converter(StringConverter):
    """Nothing but a hash reaches the database: PostgreSQL refuses a NUL character with an error."""

    regex = "[0-9a-f]{64}"


register_converter(Sha256Converter, "sha256")

app_name = "common"
urlpatterns = [path("documents/<sha256:sha256>/<str:name>", views.document, name="document")]
