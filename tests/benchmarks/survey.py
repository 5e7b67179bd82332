"""A round of a million answers: how long its results take to put together, and how long one more answer takes.

python -m tests.benchmarks.survey
python -m tests.private_postgres python -m tests.benchmarks.survey [ANSWERS]

Goal: the results within a second on PostgreSQL, within three on SQLite.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import django

ANSWERS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
SERVICES, BATCH = 20, 50_000
ASPECTS = (3, 3, 3, 4)
GOALS = {"postgresql": 1.0, "sqlite": 3.0}


def answers(asked, services, rng):
    """Yield batches of unsaved answers."""
    from services.models import Answer, Channel
    from services.models.answers import Age, Sex

    questions, facts = sum(ASPECTS), {"round": asked, "day": asked.opens}
    for _ in range(ANSWERS // BATCH):
        yield [
            Answer(
                **facts, service=rng.choice(services), channel=rng.choice(Channel.values), sex=rng.choice(Sex.values),
                age=rng.choice(Age.values), marks="".join(rng.choices("0123455", k=questions)),
            )
            for _ in range(BATCH)
        ]  # fmt: skip


def timed(act):
    began = time.perf_counter()
    found = act()
    return time.perf_counter() - began, found


def measure():
    """Fill a round and return whether its results came within the goal."""
    from django.db import connection

    from services.results import content, thermometer
    from services.survey import recording
    from tests import factories
    from tests.services import records

    factories.organisation()
    services = [records.service() for _ in range(SERVICES)]
    asked, rng = records.round_of(records.form(questions=ASPECTS)), random.Random(7)
    began = time.perf_counter()
    for batch in answers(asked, services, rng):
        recording.record(asked, batch)
    print(f"{ANSWERS:,} answers written and counted in {time.perf_counter() - began:.0f} s", flush=True)
    took = sorted(timed(lambda: content.results(asked.key, hide=False))[0] for _ in range(5))[2]
    weak, _ = timed(lambda: thermometer.readings(asked))
    one, _ = timed(lambda: records.answer(asked, services[0], "5" * sum(ASPECTS)))
    goal = GOALS[connection.vendor]
    said = f"results {took * 1000:.0f} ms (goal {goal:.0f} s), thermometer {weak * 1000:.0f} ms, one answer {one * 1000:.0f} ms"
    print(f"{connection.vendor}: {said}; load {os.getloadavg()[0]:.1f}")
    return took <= goal


def main():
    with tempfile.TemporaryDirectory() as place:
        url = os.environ.get("DATABASE_URL", f"sqlite:///{Path(place)}/db.sqlite3")
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": url}
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        sys.exit(not measure())


if __name__ == "__main__":
    main()
