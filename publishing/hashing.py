"""An upload that is hashed while it arrives and never kept: not in memory, not on the disk."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MAX_BYTES = 1024**3


class HashedFile(UploadedFile):
    """A file of which only name, size and SHA-256 are left."""

    def __init__(self, sha256: str, **facts: Any) -> None:
        super().__init__(**facts)
        self.sha256 = sha256


class HashOnly(FileUploadHandler):
    """Hashes each file; `too_large` is set when one is longer than MAX_BYTES, and the upload ends."""

    too_large = False

    def new_file(self, *arguments: Any, **facts: Any) -> None:
        super().new_file(*arguments, **facts)
        self.found = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MAX_BYTES:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.found.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(self.found.hexdigest(), name=self.file_name, size=file_size)
