"""Addresses of the survey and of its results."""

from django.urls import path

from . import views

app_name = "survey"
urlpatterns = [
    path("", views.answer, name="index"),
    path("<int:service>/", views.answer, name="of-service"),
    path("thanks/", views.thanks, name="thanks"),
    path("kiosk/<str:key>/", views.kiosk, name="kiosk"),
    path("kiosk/<str:key>/thanks/", views.kiosk_thanks, name="kiosk-thanks"),
    path("poster/", views.poster, name="poster"),
    path("<int:service>/poster/", views.poster, name="poster-of-service"),
]
