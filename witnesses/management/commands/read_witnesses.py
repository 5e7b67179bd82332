"""`manage.py read_witnesses`: read what our witnesses say, for /ledger/ and the dashboard. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from witnesses import reading
from witnesses.models import Witness


class Command(BaseCommand):
    help = "อ่านถ้อยแถลงของพยานทุกราย และตรวจว่าตรงกับทะเบียนนี้"

    def handle(self, **options: Any) -> None:
        read = [reading.read(witness, timezone.now()) for witness in Witness.objects.all()]
        for witness in read:
            self.stdout.write(f"{witness.name}: {witness.problem or witness.get_state_display()}")
        if any(witness.state == Witness.State.DIFFERS for witness in read):
            raise CommandError("ทะเบียนนี้ไม่ตรงกับที่พยานเห็น")
