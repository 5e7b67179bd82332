"""Who works at the desk of the living office."""

from complaints.desk import demonstration
from complaints.models import Reader
from complaints.readers import unlocking


class DeskPeople:
    """The officers as they sit at their unlocked desks. `credentials` are what they would keep; printed once by the command."""

    def __init__(self, credentials: demonstration.Demonstration) -> None:
        self.credentials = credentials
        self.officers = [self._unlocked(name) for name in (*demonstration.OFFICERS[:2], demonstration.OUTSIDE)]

    def _unlocked(self, username: str) -> unlocking.Unlocked:
        passphrase = next(person.passphrase for person in self.credentials.people if person.username == username)
        return unlocking.unlock(Reader.objects.get(user__username=username), passphrase)
