"""Opening a year's OIT list: last year's answers proposed, else the site's own pages, and a topic for what none shows."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html_join

from common import thai
from common.models import Division
from disclosures.models import Section, Topic
from measures.new_year import moved_years
from publishing import facts

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart

OWN_SECTION = {"slug": "oit", "title": "ข้อมูลสาธารณะตามแบบตรวจ OIT"}


@dataclass(frozen=True)
class Opened:
    """How many items got what stood there the year before, how many a page of this site or a topic; the rest was answered."""

    proposed: int
    made: int


@transaction.atomic
def open_year(catalogue: OitCatalogue, section: Section | None = None) -> Opened:
    """Answer every item of a list that has a title and no answer, and return what was Opened. Nothing is published.

    An item that an earlier list has under the same title gets that one's pages and links, years moved along; files stay
    behind. Any other gets the pages on which the site itself shows its parts and, for what none shows, the topic of its
    title, or a new one in the `section` with those parts as headings.
    """
    open_ = OitItem.objects.of_year(catalogue.pk).filter(answers=None).exclude(title="").prefetch_related("parts")
    before = _earlier(catalogue.pk)
    proposed = made = 0
    for item in open_:
        if answers := before.get(thai.search_key(item.title)):
            proposed += 1
            OitAnswer.objects.bulk_create(_moved(answer, item) for answer in answers)
        else:
            made += 1
            _answer(item, section)
    return Opened(proposed, made)


def _earlier(year: int) -> dict[str, list[OitAnswer]]:
    """Return title → the answers without a file of the newest earlier list that answers it."""
    items = OitItem.objects.filter(catalogue__lt=year, answers__file=None, answers__isnull=False).distinct()
    found: dict[str, list[OitAnswer]] = {}
    for item in items.order_by("-catalogue_id", "order").prefetch_related("answers__division__followed_by"):
        answers = [answer for answer in item.answers.all() if answer.file_id is None]
        found.setdefault(thai.search_key(item.title), [_of(answer, item) for answer in answers])
    return found


def _of(answer: OitAnswer, item: OitItem) -> OitAnswer:
    answer.item = item
    return answer


def _moved(answer: OitAnswer, item: OitItem) -> OitAnswer:
    """Return last year's answer as one of this year's item, unsaved."""
    last, years = answer.item.catalogue_id, item.catalogue_id - answer.item.catalogue_id
    year = item.data_year or (answer.data_year and answer.data_year + years)
    return OitAnswer(
        item=item,
        order=answer.order,
        side=answer.side,
        # A file's address holds its hash, whose digits are no year.
        page=answer.page if answer.page.startswith("/documents/") else moved_years(answer.page, last, years),
        url=answer.url,
        explanation=moved_years(answer.explanation, last, years),
        data_year=year if answer.data_year else None,
        division=_answering(answer.division, item.catalogue_id),
    )


def _answering(division: Division | None, year: int) -> Division | None:
    """Return who answers in that year: the division, or whoever carries on for one that ended."""
    return division and (division.carried_on(thai.fiscal_year_range(year)[0]) or division)


def _answer(item: OitItem, section: Section | None) -> None:
    """Answer an item with the site's own pages, and with a topic where they do not show every known part."""
    pages: dict[str, list[str]] = {}
    rest = [part for part in item.parts.all() if not _add_own_page(pages, part, item.data_year or item.catalogue_id)]
    if rest or not pages:
        topic = _topic(item, rest, section)
        pages[f"/disclosures/{topic.slug}/"] = [f"หัวข้อ {topic.title}"]
    OitAnswer.objects.bulk_create(
        OitAnswer(item=item, order=order, page=page, explanation=" ".join(words))
        for order, (page, words) in enumerate(pages.items(), start=1)
    )


def _add_own_page(pages: dict[str, list[str]], part: OitPart, year: int) -> bool:
    """Note what a part's own page shows, and return whether this site has one."""
    try:
        fact = facts.get(part.fact)
    except LookupError:
        return False
    if fact.page is None:
        return False
    words = fact.label.replace("ปีที่ขอดู", f"ปี {thai.to_thai_digits(year)}")
    pages.setdefault(fact.page(year), []).append(words)
    return True


def _topic(item: OitItem, parts: list[OitPart], section: Section | None) -> Topic:
    """Return the topic of the item's title, made with the parts as headings when there is none."""
    known = {thai.search_key(topic.title): topic for topic in Topic.objects.all()}
    if found := known.get(thai.search_key(item.title)):
        return found
    section = section or Section.objects.get_or_create(slug=OWN_SECTION["slug"], defaults=OWN_SECTION)[0]
    name = item.code.lower() or f"n{item.order}"
    return Topic.objects.create(
        section=section,
        slug=f"oit-{item.catalogue_id}-{name}",
        title=item.title,
        text=format_html_join("", "<h3>{}</h3>", ((part.text,) for part in parts)),
        first_year=item.data_year or item.catalogue_id,
        order=Topic.objects.filter(section=section).count() + 1,
    )
