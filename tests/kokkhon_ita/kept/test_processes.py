"""Several processes that keep pages: what one publishes the others show within a second of their clocks."""

from datetime import datetime, timedelta

import pytest

from publishing import workflow
from tests import factories, processes

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime.fromisoformat("2023-04-24T12:00:00+07:00")

# Reads a time a line, turns its clock to it, asks for the page and says "kept" or "made" and what the page tells.
READER = """
import re, sys
import time_machine
from tests.door import Site
site = Site()
for line in sys.stdin:
    with time_machine.travel(line.strip(), tick=False):
        answer = site.ask("/contact/")
    main = answer.text.partition('id="main"')[2]
    said = re.search("ผิดฉบับ", main) or re.search("หน่วยงาน(หนึ่ง|สอง|สาม)", main)
    print("kept" if answer.was_kept else "made", said and said[0], flush=True)
"""


class Reading:
    """One such process."""

    def __init__(self):
        self.process = processes.Child(READER)

    def at(self, moment):
        self.process.stdin.write(f"{moment.isoformat()}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.communicate(timeout=60)


@pytest.fixture
def readers():
    readers = [Reading(), Reading()]
    yield readers
    for reader in readers:
        reader.end()


def publish(name, **publish):
    factories.organisation(name=name)
    return factories.publish("organisation", "", at=NOW, **publish)


@pytest.mark.slow
def test_every_process_follows_within_a_second(readers):
    second = timedelta(seconds=1)
    publish("หน่วยงานหนึ่ง")
    for reader in readers:
        assert reader.at(NOW) == "made หน่วยงานหนึ่ง"
        assert reader.at(NOW) == "kept หน่วยงานหนึ่ง"
    edition = publish("หน่วยงานสอง")
    for reader in readers:
        assert reader.at(NOW + second) == "made หน่วยงานสอง"
        assert reader.at(NOW + second) == "kept หน่วยงานสอง"
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดฉบับ", at=NOW + second)
    for reader in readers:
        assert reader.at(NOW + 2 * second) == "made หน่วยงานหนึ่ง"
    publish("หน่วยงานสาม", publish_at=NOW + timedelta(hours=1))
    for reader in readers:
        assert reader.at(NOW + timedelta(minutes=59)) == "made หน่วยงานหนึ่ง"
        assert reader.at(NOW + timedelta(hours=1)) == "made หน่วยงานสาม"
        assert reader.at(NOW + timedelta(hours=1, seconds=1)) == "kept หน่วยงานสาม"
        assert reader.at(NOW + timedelta(days=1)) == "made หน่วยงานสาม"
