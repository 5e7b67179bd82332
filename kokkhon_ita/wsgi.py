"""The door gunicorn opens: `kokkhon_ita.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kokkhon_ita.settings")
application = get_wsgi_application()
