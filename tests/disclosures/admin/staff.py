"""What tests of these forms fill in and read, and as whom."""

from tests import factories
from tests.common.uploads import files

DOCUMENTS = "/admin/disclosures/document/"


def sign_in(client, role, **facts):
    user = factories.user(role, **facts)
    client.force_login(user)
    return user


def facts(topic, **changes):
    return {
        "topic": topic.pk,
        "fiscal_year": "๒๕๖๖",
        "round": "",
        "title": "แผนการตรวจสอบ",
        "dated": "",
        "review_on": "",
        "order": 1,
    } | changes


def pdf(name="แผน.pdf", text="แผนการตรวจสอบภายในประจำปี"):
    return files.upload(name, files.pdf(text))


def text(response):
    return response.content.decode()


def inline():
    return {"replacements-TOTAL_FORMS": 0, "replacements-INITIAL_FORMS": 0}
