"""The results of a round, or of a year, as an edition says them."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils import timezone

from common.models import Division, Organisation
from publishing.contents import content_of
from publishing.models import Edition
from publishing.parts import OfficeName, file_facts

from ..catalogue.content import lines
from ..editions import results as edition
from ..models import Aspect, Comment, ExternalResult, PaperBatch, Part, Question, Round, Service
from ..models.answers import Age, Channel, Sex
from ..models.periods import label
from ..rounds import announced
from ..tally import small_groups
from ..tally.levels import Level
from ..tally.marks import Marks
from ..tally.rounding import share
from ..tally.samples import wanted
from . import sums
from .figures import figures

GROUPS = {"sex": ("เพศ", Sex), "age": ("อายุ", Age), "channel": ("ช่องทางที่ตอบ", Channel)}


def keys(today: date | None = None) -> list[str]:
    """Return the keys of rounds that are over and were answered, and of years whose halves can be put together."""
    today = today or timezone.localdate()
    over = Round.objects.filter(closes__lt=today, standings__counts__n__gt=0).distinct()
    found = {one.key for one in over}
    for year, rounds in groupby(Round.objects.order_by("fiscal_year", "part"), key=attrgetter("fiscal_year")):
        whole = sums.of_part(list(rounds), Part.YEAR)
        found |= {f"{year}-{Part.YEAR}"} if whole and found.issuperset(one.key for one in whole) else set()
    return sorted(found, reverse=True)


def results(key: str, *, hide: bool = True) -> edition.Results:
    """Return the Results of a key; with `hide` off small groups too, for staff. Raises LookupError without such a round."""
    rounds, office = sums.rounds_of(key), Organisation.objects.first()
    if not rounds or office is None:
        raise LookupError(f"ไม่มีผลสำรวจ {key}")
    form = rounds[0].form
    return _Maker(key, rounds, office, form.levels, list(form.questions()), hide).made()


class _Maker:
    """Puts the parts together; every part reads the same sums."""

    def __init__(
        self,
        key: str,
        rounds: list[Round],
        office: Organisation,
        levels: list[Level],
        questions: list[Question],
        hide: bool,
    ) -> None:
        self.key, self.rounds, self.office, self.levels, self.hide = key, rounds, office, levels, hide
        self.questions = questions
        self.services = sums.by_service(rounds)
        asked = announced.names({one.key for one in rounds})
        self.names: dict[Any, str] = {one: asked.get(one.pk, one.name) for one in self.services}
        self.total = sums.whole(list(self.services.values()))
        self.aspects: dict[Aspect, list[Question]] = {}
        for question in questions:
            self.aspects.setdefault(question.aspect, []).append(question)

    def made(self) -> edition.Results:
        first, population = self.rounds[0], [one.population for one in self.rounds]
        whole = sum(number or 0 for number in population) if all(population) else None
        services, divisions = self._rows()
        return edition.Results(
            fiscal_year=first.fiscal_year,
            part=self.key.partition("-")[2],
            label=label(self.key),
            organisation=content_of(OfficeName, self.office),
            form=first.form.name,
            starts=min(one.opens for one in self.rounds),
            ends=max(one.closes for one in self.rounds),
            population=whole,
            wanted=wanted(whole) if whole else None,
            number=self.total.number,
            levels=[edition.Level(least=least, word=word) for least, word in self.levels],
            total=figures(self.total.marks_of(self.questions), self.levels),
            aspects=self._aspects(),
            services=services,
            divisions=divisions,
            respondents=list(self._respondents()),
            comments=self._comments(),
            earlier=earlier(self.key),
            external=self._external(),
            improvement=[line for one in self.rounds for line in lines(one.improvement)],
            typed_alone=self._typed_alone(),
        )

    def _aspects(self) -> list[edition.Aspect]:
        every = [self.total.marks_of(questions) for questions in self.aspects.values()]
        return [
            edition.Aspect(
                name=aspect.name,
                figures=figures(marks, self.levels, every),
                questions=self._questions(self.aspects[aspect]),
            )
            for aspect, marks in zip(self.aspects, every, strict=True)
        ]

    def _questions(self, questions: list[Question]) -> list[edition.Question]:
        every = [self.total.marks_of([question]) for question in questions]
        return [
            edition.Question(text=question.text, figures=figures(marks, self.levels, every))
            for question, marks in zip(questions, every, strict=True)
        ]

    def _rows(self) -> tuple[list[edition.Row], list[edition.Row]]:
        """Return the rows of services and of divisions, small groups hidden."""
        groups: dict[Division | None, dict[Service, sums.Sum]] = {}
        for service, found in self.services.items():
            groups.setdefault(service.division, {})[service] = found
        least = {
            division: {service: self._least(found) for service, found in rows.items()}
            for division, rows in groups.items()
        }
        away, rows_away = small_groups.hidden_in(least) if self.hide else (set(), set())
        divisions = {division: sums.whole(list(rows.values())) for division, rows in groups.items()}
        return self._shown(self.services, rows_away), self._shown(divisions, away)

    def _least(self, found: sums.Sum) -> int:
        """Return the smallest number of marks that a row would tell anything of."""
        marks = (found.marks_of(questions).n for questions in self.aspects.values())
        return min([found.number, *(n for n in marks if n)])

    def _shown(self, rows: Mapping[Any, sums.Sum], away: Container[Any]) -> list[edition.Row]:
        every = [found.marks_of(self.questions) for key, found in rows.items() if key not in away]
        return [self._row(key, found, every, is_hidden=key in away) for key, found in rows.items()]

    def _row(self, key: Service | Division, found: sums.Sum, every: list[Marks], *, is_hidden: bool) -> edition.Row:
        if is_hidden:
            return edition.Row(name=self.names.get(key, str(key)), number=None, figures=None, aspects=[])
        return edition.Row(
            name=self.names.get(key, str(key)),
            number=found.number,
            figures=figures(found.marks_of(self.questions), self.levels, every),
            aspects=[found.marks_of(questions).percent for questions in self.aspects.values()],
        )

    def _respondents(self) -> Iterator[edition.Share]:
        for name, (group, choices) in GROUPS.items():
            counts = self.total.groups[name]
            for code, words in [*choices.choices, ("", "ไม่ระบุ")]:
                if code or counts.get(code):
                    number = counts.get(code, 0)
                    yield edition.Share(
                        group=group, label=str(words), number=number, percent=share(number, self.total.number)
                    )

    def _comments(self) -> list[str]:
        chosen = Comment.objects.filter(round__in=self.rounds, published=True).order_by("pk")
        return list(chosen.values_list("cleaned", flat=True))

    def _typed_alone(self) -> list[edition.TypedAlone]:
        """Return the counted slips that one person typed twice, summed by the reason given."""
        found: Counter[str] = Counter()
        for batch in PaperBatch.objects.filter(round__in=self.rounds).exclude(alone_reason="").order_by("pk"):
            found[batch.alone_reason] += len(batch.counted)
        return [edition.TypedAlone(slips=slips, reason=reason) for reason, slips in found.items() if slips]

    def _external(self) -> list[edition.External]:
        rows = ExternalResult.objects.filter(round__in=self.rounds).select_related("service", "document")
        return [
            content_of(
                edition.External,
                row,
                service=row.service.name if row.service else "",
                document=file_facts(row.document),
            )
            for row in rows
        ]


def earlier(key: str) -> list[edition.Earlier]:
    """Return what the newest editions of earlier rounds of the same sort said, newest first: halves by halves, years by years."""
    is_year = key.endswith(f"-{Part.YEAR}")
    live = Edition.objects.newest_of_each(edition.KIND).filter(withdrawn_at=None, key__lt=key)
    past = [one.said for one in live if one.key.endswith(f"-{Part.YEAR}") == is_year]
    return [
        edition.Earlier(label=said.label, n=said.number, mean=said.total.mean, percent=said.total.percent)
        for said in past
    ][:6]
