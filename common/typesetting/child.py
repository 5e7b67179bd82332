"""The process that sets one page: a job as JSON comes in, a PDF goes out, and the process ends with its memory."""

import json
import sys
from pathlib import Path
from typing import cast

import typst


def main() -> None:
    job = json.load(sys.stdin)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    page = typst.Compiler(
        job["template"], root=str(Path(job["template"]).parent), font_paths=fonts, sys_inputs=job["inputs"]
    )
    made = page.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["timestamp"])
    sys.stdout.buffer.write(cast(bytes, made))


if __name__ == "__main__":
    main()
