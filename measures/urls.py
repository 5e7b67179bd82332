"""Addresses of the measures. Old years and editions stay at theirs for ever."""

from django.urls import path

from . import views

app_name = "measures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/history/", views.history, name="history"),
    path("<int:year>/<int:number>/", views.measure, name="measure"),
    path("<int:year>/editions/<int:number>/", views.edition, name="edition"),
    path("<int:year>/editions/<int:edition>/<int:number>/", views.measure_of_edition, name="edition-measure"),
]
