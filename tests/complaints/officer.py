"""An officer of a served installation's demo desk whose secrets the test knows."""

PASSWORD, PASSPHRASE, TOKEN = "officer-of-the-test", "passphrase-of-the-test", "once1234"
_CODE = f"""
from complaints.readers import keyholders, one_time_codes
from complaints.models import Reader
from django_otp.plugins.otp_static.models import StaticDevice
reader = Reader.objects.filter(outside=False).first()
user = reader.user
user.set_password("{PASSWORD}")
user.email = "officer@example.go.th"
user.save()
keyholders.appoint(user=user, passphrase="{PASSPHRASE}", staff_member=reader.staff_member)
one_time_codes.keep(StaticDevice.objects.create(user=user, name="x"), ["{TOKEN}"])
print(user.username)
"""


def appear(site):
    """Give the first officer of this installation these secrets and new keys; return the username."""
    return site.shell(_CODE).strip()
