"""What follows from settings is worked out once, and again when a setting changes."""

from django.conf import settings as site_settings

from common.settled import settled


def test_it_is_asked_once_until_a_setting_changes(settings):
    asked = []

    @settled
    def doubled():
        asked.append(1)
        return site_settings.EXAMPLE * 2

    settings.EXAMPLE = 2
    assert (doubled(), doubled(), len(asked)) == (4, 4, 1)
    settings.EXAMPLE = 3
    assert (doubled(), doubled(), len(asked)) == (6, 6, 2)
