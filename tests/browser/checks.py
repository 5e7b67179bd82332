"""What a page must pass in a real browser and with the Nu HTML checker; findings come back as sentences."""

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODULES = Path(__file__).parent / "node_modules"
# Without preloading: axe would load style sheets inline, which the policy of a page rightly blocks.
AXE_OPTIONS = {"preload": False, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}

# The rooms beside a page of staff, but for that of the page: what names each, and what says how it is made and looks.
BESIDE = """() => {
    const sheets = [...document.styleSheets].map(sheet => sheet.href).join(" ");
    const rooms = [...document.querySelectorAll("#nav-sidebar .module:not(.current-app)")];
    return rooms.map(room => [`#nav-sidebar .${room.classList[0]}`, room.outerHTML + sheets]);
}"""


@dataclass(frozen=True)
class Screen:
    """How a reader looks at the site: width in CSS pixels and the device's colour scheme."""

    width: int
    scheme: str = "light"

    def __str__(self):
        return f"{self.width}-{self.scheme}"


SCREENS = [Screen(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
# Both widths and both schemes. Which of a page shows at one width alone is the frame, and that is the same on all pages.
OPPOSITE = [Screen(1280, "dark"), Screen(360, "light")]
# Of axe's rules those that ask where an element stands and how it looks; all others ask what it is.
BY_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Whether elements can be seen now that could not on any screen of this page before.
NEW_IN_SIGHT = """() => {
    const before = window.inSight ??= new Set();
    const now = [...document.body.querySelectorAll("*")].filter(
        element => !before.has(element) && element.checkVisibility({visibilityProperty: true})
    );
    now.forEach(element => before.add(element));
    return now.length > 0;
}"""


def show(page, screen):
    """Look at the open page as on `screen`, without loading it again."""
    page.set_viewport_size({"width": screen.width, "height": 900})
    page.emulate_media(color_scheme=screen.scheme)
    # A colour on its way from one scheme to the other is neither.
    page.evaluate("() => document.getAnimations().forEach(moving => moving.finish())")


def findings(page, screens=OPPOSITE):
    """Return what axe finds on the open page and what is too wide, on each screen: {screen: sentences}, no empty ones.

    What was looked at on one screen is asked on the next only for its colours and places; the same rooms beside another page,
    under the same sheets, are left out.
    """
    found = {}
    for screen in screens:
        show(page, screen)
        rules = BY_LOOKS if _shows_nothing_new(page) else None
        found[str(screen)] = axe(page, rules, without=_looked_at(page, screen))
    for width in (320, 640):  # the second is 1280 px at 200 % zoom
        page.set_viewport_size({"width": width, "height": 900})
        found[f"{Screen(width, screens[-1].scheme)} sideways"] = overflow(page)
    return {screen: sentences for screen, sentences in found.items() if sentences}


@cache
def _axe_source():
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _shows_nothing_new(page):
    """Return whether axe looked, on another screen of this page, at everything that can be seen now."""
    return not page.evaluate(NEW_IN_SIGHT) and page.evaluate("'axe' in window")


_known = set()


def _looked_at(page, screen):
    """Return the selectors of those rooms beside the page at which axe looked beside another page, on the same screen."""
    beside = {(selector, made, screen) for selector, made in page.evaluate(BESIDE)}
    again = sorted(selector for selector, *_ in beside & _known)
    _known.update(beside)
    return again


def axe(page, rules=None, without=()):
    """Return what axe finds on the open page by all its rules, or by these alone, one sentence for each place.

    What the selectors `without` name is not looked at.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_source())
    options = AXE_OPTIONS | ({"runOnly": rules, "rules": {}} if rules else {})
    where = {"exclude": [[selector] for selector in without]}
    # What holds is told too, and longer than the page: it stays there.
    found = page.evaluate(
        "([where, options]) => axe.run(where, options).then(told => told.violations)", [where, options]
    )
    return [
        f"{rule['id']}: {' '.join(node['target'])}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(page):
    """Return what is wider than the open page's window or than what cuts it off, and each frame of a table that is silent, or lies, about going on."""
    return page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            const told = frame => [...frame.querySelectorAll("caption")].some(
                caption => parseFloat(getComputedStyle(caption, "::before").width) > 1);
            const silent = [...document.querySelectorAll(".scroll")]
                .filter(frame => told(frame) !== frame.scrollWidth > frame.clientWidth + 1)
                .map(frame => `“${frame.innerText.slice(0, 40)}” ${told(frame) ? "does not go" : "goes"} on sideways`);
            const frame = element => element.matches(".scroll, .visually-hidden, input, select, textarea, pre") || element.clientWidth < 2;
            const cut = [...document.querySelectorAll("body *")]
                .filter(element => element.scrollWidth > element.clientWidth + 1 && element.checkVisibility()
                    && getComputedStyle(element).overflowX !== "visible" && !frame(element))
                .map(element => `${element.tagName.toLowerCase()}.${element.className} cuts off ${element.scrollWidth} px at ${element.clientWidth}`);
            if (document.documentElement.scrollWidth <= wide) return [...silent, ...cut];
            return [...silent, ...cut, ...[...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > wide + 1)
                .map(element => `${element.tagName.toLowerCase()}.${element.className} reaches beyond ${wide} px`)];
        }"""
    )


# Most of a screen's height beside which the right two fifths are empty; a page of a few lines has nothing to stand beside them.
EMPTY_BESIDE, FEW_LINES = 640, 320


def emptiness(page):
    """Return what the open page leaves empty on a wide window: how far to the right it reaches, and beside how much height nothing stands.

    What follows the reader (.stays) stands beside all of its column.
    """
    reach, height, whole = page.evaluate(
        """() => {
            const main = document.querySelector("main"), style = getComputedStyle(main), frame = main.getBoundingClientRect();
            const left = frame.left + parseFloat(style.paddingLeft), wide = frame.right - parseFloat(style.paddingRight) - left;
            const shown = element => element.checkVisibility({visibilityProperty: true}) && !element.closest("h1, .crumbs, .visually-hidden");
            const boxes = [], words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), range = document.createRange();
            while (words.nextNode()) if (words.currentNode.data.trim() && shown(words.currentNode.parentElement)) {
                range.selectNodeContents(words.currentNode);
                boxes.push(...range.getClientRects());
            }
            boxes.push(...[...main.querySelectorAll("img, svg, input, textarea, select, table, .card-box, .notice, .difference")]
                .filter(shown).map(element => element.getBoundingClientRect()));
            boxes.push(...[...main.querySelectorAll(".stays")].map(element => ({...element.parentElement.getBoundingClientRect().toJSON(), right: element.getBoundingClientRect().right})));
            const real = boxes.filter(box => box.width > 1 && box.height > 1);
            const top = Math.min(...real.map(box => box.top)), rows = Array(Math.ceil((Math.max(...real.map(box => box.bottom)) - top) / 8)).fill(0);
            for (const box of real)
                for (let row = Math.floor((box.top - top) / 8); row < (box.bottom - top) / 8; row++)
                    rows[row] = Math.max(rows[row], (box.right - left) / wide);
            const runs = rows.map(right => right < 0.6 ? "." : " ").join("").split(" ");
            return [Math.max(...rows), 8 * Math.max(...runs.map(run => run.length)), 8 * rows.length];
        }"""
    )
    narrow = [f"reaches {reach:.0%} of its width"] if reach < 0.6 and whole > FEW_LINES else []
    return [*narrow, *([f"leaves the right 40 % empty for {height} px"] if height > EMPTY_BESIDE else [])]


def html_errors(folder):
    """Return what the Nu HTML checker says about the saved pages in a folder, one sentence a finding."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    run = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
        for m in json.loads(run.stdout)["messages"]
        if m["type"] != "info" or m.get("subType") == "warning"
    ]
