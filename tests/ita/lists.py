"""OIT lists for tests: an item with its parts and answers, and what is found of it now."""

from ita.models import OitAnswer, OitCatalogue, OitItem, OitPart
from ita.oit import content, live
from publishing.models import Edition


def item(*answers, parts=(), code="O1", year=2566, **facts):
    """Return a new item of the year's list; an answer is a dict, a part its text or (text, fact)."""
    catalogue = OitCatalogue.objects.get_or_create(pk=year)[0]
    facts = {"title": "รายการตัวอย่าง", "order": catalogue.items.count() + 1, "parts_confidence": "high"} | facts
    made = OitItem.objects.create(catalogue=catalogue, code=code, **facts)
    for order, part in enumerate(parts, start=1):
        text, fact = part if isinstance(part, tuple) else (part, "")
        OitPart.objects.create(item=made, order=order, text=text, fact=fact)
    for order, answer in enumerate(answers, start=1):
        OitAnswer.objects.create(item=made, order=order, **answer)
    return made


def checks(made):
    """Return check name → what came of it, of a saved item."""
    return {check.name: check.passed for check in content.now(made).checks}


def parts(made):
    """Return what came of each part of a saved item, in their order."""
    return [part.passed for part in content.now(made).parts]


def shown(year=2566):
    """Return the ListView that readers of the year's newest list are shown now."""
    live.forget()
    return live.view(Edition.objects.live("oit", str(year)))


def state(code, year=2566):
    """Return the word for the colour of an item in the newest list."""
    return shown(year).item(code).state.code


def green(year=2566):
    """Return (code, text) of every part that readers see as shown."""
    return {(item.code, part.text) for item in shown(year).numbered for part in item.parts if part.found.passed}
