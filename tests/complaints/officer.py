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
_ASK = f"""
from complaints.cases import desk_work
from complaints.cases.open_case import writing
from complaints.models import Case, Reader
from complaints.readers import keyholders, unlocking
from complaints.sealing import people
reader = Reader.objects.get(user__username="{{username}}", ended_on=None)
box = people.box_of(keyholders.open_with_passphrase(reader, "{PASSPHRASE}"))
[opened] = filter(None, (unlocking.open_case(case, box) for case in Case.objects.open()))
with writing(opened) as again:
    desk_work.ask(again, text="{{text}}", by=str(reader))
"""


def ask(site, username, text):
    """Let the officer who appeared ask the reporter of the one open case something."""
    site.shell(_ASK.format(username=username, text=text))


def appear(site):
    """Give the first officer of this installation these secrets and new keys; return the username."""
    return site.shell(_CODE).strip()
