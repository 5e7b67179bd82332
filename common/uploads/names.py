"""Names of uploaded files: what of them may be kept, and which endings are never taken."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST, FEWEST_LETTERS = 120, 4
FORBIDDEN = set('<>:"|?*%#')
# Names that cameras, telephones, scanners and programs give.
_BY_MACHINES = re.compile(
    r"(?<![a-z])(?:img|dsc[nf]?|pict?|image|photo|scan(?:ned)?|doc(?:ument)?|file|screenshot|line|album|untitled|new|copy|whatsapp|messenger"
    r"|received|camscanner|pxl|vid)(?![a-z])|สแกน|รูปภาพ|ภาพถ่าย|เอกสาร(?:ใหม่|ไม่มีชื่อ)?|ไม่มีชื่อ|สำเนา",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]|[ัิ-ฺ็-๎]")
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


def says_something(stem: str) -> bool:
    """Return whether a file's name, without its ending, tells a reader anything: four letters beside what machines call files."""
    return len(_LETTER.findall(_BY_MACHINES.sub("", stem))) >= FEWEST_LETTERS


def _kept(char: str) -> str:
    """Return the character, a space for a control or separator, nothing for what can't be seen."""
    category = unicodedata.category(char)
    return "" if category in ("Cf", "Cs", "Co", "Cn") else " " if category[0] in "CZ" else char


def dangerous_ending(name: str) -> str:
    """Return the first ending of a safe name that a computer might run, "" when there is none."""
    return next((suffix for suffix in PurePosixPath(name.lower()).suffixes if suffix.strip() in DANGEROUS), "")
