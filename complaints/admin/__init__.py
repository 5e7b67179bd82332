"""The desk inside the Django admin: ordinary tables of words and days, and the officers' own pages.

Second-factor devices are added at the desk and taken away by a command: their secrets are nobody's to look at.
"""

from django.contrib import admin
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from . import desk, holidays, keys, setup, tables

admin.site.unregister([StaticDevice, TOTPDevice])

__all__ = ["desk", "holidays", "keys", "setup", "tables"]
