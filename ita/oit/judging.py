"""What a person who looked says of a part: written down with the editions that stood then."""

from dataclasses import dataclass

from django.utils import timezone

from common.models import StaffUser

from ..models import OitItem, OitJudgement, OitPart
from .targets import Targets


@dataclass(frozen=True)
class Judges:
    """Somebody before the answers of an item: `seen` are the addresses of exactly what stands there now."""

    user: StaffUser
    seen: list[str]

    @classmethod
    def of(cls, user: StaffUser, item: OitItem | None) -> "Judges":
        """Return the Judges of an item for a member of staff; `item` is None for one that is not saved yet."""
        targets = Targets()
        answers = item.answers.select_related("file") if item and item.pk else ()
        return cls(user, [targets.at(answer.address).seen for answer in answers])

    def judge(self, part: OitPart, shown: bool) -> None:
        """Write down that the part is shown, by this person, today, on what stands now; or that nobody says so."""
        if shown and self.seen:
            facts = {"by": self.user, "on": timezone.localdate(), "seen": self.seen}
            OitJudgement.objects.update_or_create(part=part, defaults=facts)
        else:
            OitJudgement.objects.filter(part=part).delete()
