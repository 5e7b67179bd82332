"""ZIP containers whose bytes depend on nothing but their content: XLSX, DOCX and the archive of a year are ZIP files."""

import shutil
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def entry(name, moment=None, compression=ZIP_DEFLATED):
    """Return what a ZIP says of a file: dated `moment` (default 1980, the oldest a ZIP knows), from no system."""
    info = ZipInfo(name, moment.timetuple()[:6] if moment else EPOCH)
    info.compress_type, info.create_system, info.external_attr = compression, 3, 0o644 << 16
    return info


class SteadyZip(ZipFile):
    """A ZipFile to write that takes no date, right or system from the machine it runs on."""

    def writestr(self, name, data, **options):
        super().writestr(entry(name.filename if isinstance(name, ZipInfo) else name), data)

    def write(self, filename, arcname=None, **options):
        with open(filename, "rb") as source, self.open(entry(arcname), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)


def repacked(source, target):
    """Copy the ZIP in file `source` to file `target` entry by entry, without its dates."""
    with ZipFile(source) as old, SteadyZip(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
