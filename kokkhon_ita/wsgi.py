"""The door gunicorn opens: `kokkhon_ita.wsgi:application`."""

import os
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kokkhon_ita.settings")
django_application = get_wsgi_application()

from django.apps import apps  # noqa: E402

for config in apps.get_app_configs():
    getattr(config, "before_serving", lambda: None)()  # an app that finds its settings wrong stops the start

from django.urls import get_resolver  # noqa: E402

len(get_resolver().reverse_dict)  # views and forms are loaded once, and their memory is shared by all workers

from django.conf import settings  # noqa: E402

from kokkhon_ita.kept import shelf  # noqa: E402 (it needs the apps, which are ready from here on)
from kokkhon_ita.kept.door import Door  # noqa: E402

shelf.begin()

door = Door(django_application)
application: WSGIApplication = door
if settings.METRICS_BIND:
    from kokkhon_ita.metrics import Counted

    application = Counted(door)
