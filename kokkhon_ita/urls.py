"""The site map."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from . import views
from .sitemap import SITEMAPS

urlpatterns = [
    path("", views.home, name="home"),
    # Before the rooms: what describes a CSV file lies at the address of that file.
    path("", include("kokkhon_ita.open_data.urls")),
    path("measures/", include("measures.urls")),
    path("", include("disclosures.urls")),
    path("eit/", include("ita.eit.urls")),
    path("ita/", include("ita.urls")),
    path("complaints/", include("complaints.urls")),
    path("services/", include("services.urls")),
    path("survey/", include("services.survey.urls")),
    path("", include("publishing.urls")),
    path("", include("common.urls")),
    path("", include("witnesses.urls")),
    path("visitors/", include("visitors.urls")),
    path("search/", views.search, name="search"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("healthz", views.health, name="health"),
    path("readyz", views.ready, name="ready"),
    path("admin/", admin.site.urls),
]
handler404 = "kokkhon_ita.views.not_found"
handler400 = "kokkhon_ita.failed.not_understood"
handler500 = "kokkhon_ita.failed.failed"
