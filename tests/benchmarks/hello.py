"""What everything is measured against: a Django of two views, without middleware, apps or database.

gunicorn -c deploy/gunicorn.conf.py tests.benchmarks.hello
"""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.template import Context, Engine
from django.urls import path

# About 30 kB of HTML: thirty rows of text with two facts each.
TEMPLATE = Engine().from_string(
    "<!DOCTYPE html><html><body>{% for row in rows %}<h2>{{ row.name }}</h2><p>{{ row.text }} "
    + "แล้วเสร็จทุกขั้นตอน " * 18
    + "</p>\n{% endfor %}</body></html>"
)
ROWS = [{"name": f"มาตรการที่ {n}", "text": f"ผลที่ {n}"} for n in range(30)]


def hello(request):
    return HttpResponse("hello, world")


def template(request):
    return HttpResponse(TEMPLATE.render(Context({"rows": ROWS})))


urlpatterns = [path("", hello), path("template/", template)]

if not settings.configured:
    settings.configure(
        SECRET_KEY="only-for-benchmarks",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        DATABASES={},
    )
django.setup()
application = WSGIHandler()
