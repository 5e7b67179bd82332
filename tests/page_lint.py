"""What every HTML page must hold; each rule yields sentences that say how to mend the page."""

import re
from collections import Counter
from functools import cache

from lxml import html

from kokkhon_ita.stylesheet import ROOMS

LOADS = (
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("video", "src"),
    ("audio", "src"),
    ("use", "href"),
)
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "preconnect"}
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}


def problems(content, *, admin=False):
    """Return the problems of a page's HTML as sentences; `admin` leaves out what Django's own templates decide."""
    page = html.document_fromstring(content)
    rules = ADMIN_RULES if admin else RULES
    return [problem for rule in rules for problem in rule(page)]


def shown(element):
    """Return the element's own description for a message: its start tag."""
    return html.tostring(element, encoding="unicode", with_tail=False).split(">")[0] + ">"


def text_of(element):
    return " ".join(element.text_content().split())


def language(page):
    if page.get("lang") != "th":
        yield '<html> needs lang="th"'


def heading_and_title(page):
    headings, titles = page.findall(".//h1"), page.findall("./head/title")
    if len(headings) != 1 or not text_of(headings[0]):
        yield f"the page has {len(headings)} h1: give it exactly one, with text"
    elif len(titles) != 1 or not text_of(titles[0]).startswith(text_of(headings[0])):
        title = text_of(titles[0]) if titles else ""
        yield f"<title> is {title!r}: let it begin with the h1's text {text_of(headings[0])!r}"


def unique_ids(page):
    for name, times in Counter(page.xpath("//@id")).items():
        if times > 1:
            yield f"id {name!r} stands {times} times: an id names one element"


def references(page):
    ids = set(page.xpath("//@id"))
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for element in page.xpath(f"//*[@{attribute}]"):
            for name in set(element.get(attribute).split()) - ids:
                yield f"{shown(element)} points at id {name!r}, which the page does not have"


def forms(page):
    for form in page.findall(".//form"):
        if form.get("method", "").lower() not in ("get", "post") or not form.get("action"):
            yield f'{shown(form)} needs method="get" or "post" and an action with an address'


def inline_code(page):
    for element in page.xpath("//*[@style] | //style"):
        yield f"{shown(element)} has inline style: the policy blocks it; put it into static/css/"
    for element in page.xpath("//script[not(@src)][not(@type='application/json' or @type='application/ld+json')]"):
        yield f"{shown(element)} is an inline script: the policy blocks it; put it into static/js/"
    for name in sorted({name for element in page.iter("*") for name in element.attrib if name.startswith("on")}):
        yield f"{name}= is an inline handler: the policy blocks it; add a listener in static/js/"
    for element in page.xpath("//a[starts-with(@href, 'javascript:')]"):
        yield f"{shown(element)} runs script from an address: use a button"


def outside_loads(page):
    loads = [(e, e.get(name)) for tag, name in LOADS for e in page.iterfind(f".//{tag}[@{name}]")]
    loads += [(e, e.get("href", "")) for e in page.iterfind(".//link") if LOADING_LINKS & {*e.get("rel", "").split()}]
    for element, address in loads:
        if address.startswith("//") or ":" in address.split("/")[0]:
            yield f"{shown(element)} loads from outside: serve the file from static/"


def room_sheets(page):
    linked = " ".join(page.xpath("//link[@rel='stylesheet']/@href"))
    classes = {name for value in page.xpath("//@class") for name in value.split()}
    for sheet in ROOMS:
        if sheet.name.removesuffix(".css") not in linked:
            for claim in claims(sheet):
                if claim <= classes:
                    room, names = sheet.folder, " ".join(sorted(claim))
                    yield f"{names!r} is styled by {sheet.name}: put components/sheet.html with {room=} into its block sheets"
                    break


@cache
def claims(sheet):
    """Return the sets of classes that the selectors of a room's sheet ask for; an element-only selector asks for none."""
    text = re.sub(r":(?:not|has|is)\((?:[^()]|\([^()]*\))*\)|@[^{;]+\{", "", sheet.written())
    selectors = [one for many in re.findall(r"([^{}]+)\{", text) for one in many.split(",")]
    found = {frozenset(re.findall(r"\.([a-z][\w-]*)", one)) for one in selectors}
    return sorted(filter(None, found), key=sorted)


def pictures(page):
    for picture in page.xpath("//img[not(@alt)]"):
        yield f'{shown(picture)} needs alt: what it shows, or alt="" when it only decorates'


def rushing(page):
    for script in page.xpath("//script[@src][not(ancestor::template)][not(contains(@src, '/reading.'))]"):
        yield f'{shown(script)} comes before the letters of the page: put it into <template id="later"> of the block later'
    for picture in page.xpath("//header//img[not(@loading='lazy')]"):
        yield f'{shown(picture)} comes before the letters of the page: give it loading="lazy"'


def reading_choice(page):
    if page.xpath("//header[@class='head']") and not page.xpath("//details[@class='reading']"):
        yield "the page has no choice of text size and colours: include components/reading.html where it has no menu"


def labels(page):
    labelled = set(page.xpath("//label/@for"))
    for field in page.xpath("//input | //select | //textarea"):
        named = field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")
        if field.get("type") not in UNLABELLED and not named and not field.xpath("ancestor::label"):
            yield f"{shown(field)} has no label: add <label for=…>"


ADMIN_RULES = [language, unique_ids, inline_code, outside_loads, pictures]
RULES = [*ADMIN_RULES, room_sheets, rushing, heading_and_title, references, forms, labels, reading_choice]
