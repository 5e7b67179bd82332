"""Names of uploaded files: what of them may be kept, and which endings are never taken."""

import unicodedata
from pathlib import PurePosixPath

LONGEST = 120
FORBIDDEN = set('<>:"|?*%#')
# What a reader's computer might run. Refused as an ending and before one: "report.exe.pdf" only ever means harm.
DANGEROUS = {
    ".apk", ".app", ".bat", ".bin", ".cmd", ".com", ".cpl", ".dll", ".dmg", ".docm", ".dotm", ".exe", ".hta", ".htm",
    ".html", ".iso", ".jar", ".js", ".jse", ".lnk", ".mht", ".msi", ".php", ".pif", ".potm", ".ppsm", ".pptm", ".ps1",
    ".py", ".reg", ".scr", ".sh", ".svg", ".swf", ".url", ".vb", ".vbe", ".vbs", ".wsf", ".xhtml", ".xlam", ".xlsb",
    ".xlsm", ".xltm",
}  # fmt: skip


def safe_name(name: str) -> str:
    """Return the last part of `name` in NFC, fit for an address and for any disk; at most LONGEST characters.

    Path parts, control and invisible characters and what file systems or addresses forbid are gone; the ending is
    kept, in lower case. A name of which nothing is left becomes "file".
    """
    text = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    text = "".join(_kept(char) for char in text if char not in FORBIDDEN)
    path = PurePosixPath(" ".join(text.split()).strip(". ") or "file")
    suffix = path.suffix[:20].lower()
    return (path.stem.strip(". ")[: LONGEST - len(suffix)].strip(". ") or "file") + suffix


def _kept(char: str) -> str:
    """Return the character, a space for a control or separator, nothing for what can't be seen."""
    category = unicodedata.category(char)
    return "" if category in ("Cf", "Cs", "Co", "Cn") else " " if category[0] in "CZ" else char


def dangerous_ending(name: str) -> str:
    """Return the first ending of a safe name that a computer might run, "" when there is none."""
    return next((suffix for suffix in PurePosixPath(name.lower()).suffixes if suffix.strip() in DANGEROUS), "")
