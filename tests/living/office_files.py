"""What LibreOffice shows of files that programs of an office open: all of one kind in one run."""

import shutil
import subprocess
from pathlib import Path

# Every sheet as it is shown on the screen, with commas, in UTF-8.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
FILTERS = {"xlsx": SHEETS, "docx": "txt:Text (encoded):UTF8"}


def shown(files, folder):
    """Return {name: text} of these XLSX and DOCX files ({name: bytes}) as LibreOffice reads them."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: scripts/test_tools.py installs it"
    for name, data in files.items():
        (folder / name).write_bytes(data)
    out = folder / "shown"
    for ending, how in FILTERS.items():
        names = [name for name in files if name.endswith(f".{ending}")]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", how, "--outdir", str(out), *names]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
    return {name: "\n".join(_texts(out, name)) for name in files}


def _texts(out, name):
    stem = Path(name).stem
    return [path.read_text("utf-8-sig") for path in sorted(out.glob(f"{stem}[.-]*")) if path.suffix in _ending(name)]


def _ending(name):
    return {".csv"} if name.endswith(".xlsx") else {".txt"}
