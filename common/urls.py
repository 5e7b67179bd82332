"""Files at addresses that never change."""

from django.urls import path

from . import views

app_name = "common"
urlpatterns = [path("documents/<str:sha256>/<str:name>", views.document, name="document")]
