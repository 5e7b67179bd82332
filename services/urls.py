"""Addresses of the services."""

from django.urls import path

from publishing.paths import patterns

from .catalogue import views
from .catalogue.kind import ADDRESSES
from .counts import views as counts
from .counts.kind import ADDRESSES as COUNTS
from .requesting import views as requesting

app_name = "services"
urlpatterns = [
    *patterns(ADDRESSES, newest=views.index),
    path("counts/", counts.index, name="counts-index"),
    *patterns(COUNTS),
    path("<int:number>/", views.service, name="service"),
    path("<int:number>/print/", views.printed, name="print"),
    path("<int:number>/request/", requesting.form, name="request"),
    path("editions/<int:edition>/<int:number>/", views.service_of_edition, name="edition-service"),
]
