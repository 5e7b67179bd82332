"""Uploads are sealed as they arrive, each under its own key: no plain byte touches the disk."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NoReturn, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from common.thai import to_thai_digits
from common.uploads import safe_name

from ..sealing import files
from . import storage

MEBIBYTE = 1 << 20
MAX_FILE, MAX_CASE, MAX_FILES = 100 * MEBIBYTE, 300 * MEBIBYTE, 10
TOO_MANY = f"แนบไฟล์ได้ไม่เกิน {to_thai_digits(MAX_FILES)} ไฟล์ จึงรับไว้เพียง {to_thai_digits(MAX_FILES)} ไฟล์แรก"


@dataclass(frozen=True)
class Arrived:
    """A sealed file that no case holds yet. Its key exists only in this request."""

    id: UUID
    name: str
    size: int
    sha256: str
    key: bytes = field(repr=False)


def too_much(files: Sequence[Any]) -> list[str]:
    """Return in Thai what of the limits these files break, those of one case in all."""
    found = []
    if len(files) > MAX_FILES:
        found.append(f"แนบไฟล์ได้ไม่เกิน {to_thai_digits(MAX_FILES)} ไฟล์ โปรดเลือกไฟล์ที่ไม่ต้องการออก")
    if sum(one.size for one in files) > MAX_CASE:
        found.append("ไฟล์ทั้งหมดรวมกันใหญ่เกิน ๓๐๐ เมกะไบต์ โปรดเลือกไฟล์ที่ไม่ต้องการออก")
    return found


class SealedUpload(UploadedFile):
    """What request.FILES holds: the file's description, never its bytes."""

    def __init__(self, arrived: Arrived) -> None:
        super().__init__(name=arrived.name, size=arrived.size)
        self.arrived = arrived

    def close(self) -> None:
        """Nothing is open."""


class SealingUploadHandler(FileUploadHandler):
    """Seals each file of a request; what does not fit is dropped and named in `problems` (Thai)."""

    keeps_text = True
    uncut = frozenset({"carried"})

    def __init__(self, request: Any = None, refusal: Callable[[int], str] | None = None) -> None:
        super().__init__(request)
        self.refusal = refusal
        self.problems: list[str] = []
        self.arrived: list[Arrived] = []
        self.total, self.count, self.coming, self._turned_away = 0, 0, 0, ""
        self._sink: BinaryIO | None = None
        self._writer: files.Writer | None = None

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        """Note how much is coming, so that a store too full for it refuses before it is eaten."""
        self.coming = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or skip it when there are too many already."""
        super().new_file(*args, **kwargs)
        self.count += 1
        if self.count > MAX_FILES:
            self._refuse(*([] if TOO_MANY in self.problems else [TOO_MANY]))
        if problem := self._one_too_many():
            self._refuse(*([] if problem in self.problems else [problem]))
        self._key, self._hash = files.new_key(), hashlib.sha256()
        try:
            self._id, self._sink = storage.arrive(room_for=self.coming - self.total)
            self._writer = files.Writer(self._sink, self._key, self._id)
        except OSError:
            self._refuse(self._full())

    def _one_too_many(self) -> str:
        """Return why this request may bring no files: asked with its first one, for all that it brings."""
        if self.count == 1 and self.refusal is not None:
            self._turned_away = self.refusal(self.coming)
        return self._turned_away

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        writer = cast(files.Writer, self._writer)  # new_file made it, or refused the file
        self.total += len(raw_data)
        if writer.size + len(raw_data) > MAX_FILE:
            self._refuse(
                f"ไฟล์ “{self._safe_name()}” ใหญ่เกิน {to_thai_digits(MAX_FILE // MEBIBYTE)} เมกะไบต์ จึงไม่ได้รับไฟล์นี้"
            )
        if self.total > MAX_CASE:
            self._refuse(
                f"ไฟล์ทั้งหมดรวมกันเกิน {to_thai_digits(MAX_CASE // MEBIBYTE)} เมกะไบต์ จึงไม่ได้รับไฟล์ “{self._safe_name()}”"
            )
        self._hash.update(raw_data)
        try:
            writer.write(raw_data)
        except OSError:
            self._refuse(self._full())

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """Return the sealed upload; None for a file that was refused or could not be stored."""
        if self._writer is None or self._sink is None:
            return None
        if not self._writer.size:
            self._drop(f"ไฟล์ “{self._safe_name()}” ว่างเปล่า (๐ ไบต์) จึงไม่ได้รับไฟล์นี้ โปรดตรวจแล้วแนบใหม่")
            return None
        try:
            size = self._writer.close()
            self._sink.close()
        except OSError:
            self._drop(self._full())
            return None
        arrived = Arrived(self._id, self._safe_name(), size, self._hash.hexdigest(), self._key)
        self._sink = self._writer = None
        self.arrived.append(arrived)
        return SealedUpload(arrived)

    def upload_interrupted(self) -> None:
        """Let go of everything that this request brought."""
        self._drop()
        while self.arrived:
            storage.turn_away(self.arrived.pop().id)

    def _safe_name(self) -> str:
        return safe_name(self.file_name or "")

    def _full(self) -> str:
        return f"ที่เก็บข้อมูลไม่พร้อม จึงไม่ได้รับไฟล์ “{self._safe_name()}” โปรดลองใหม่ภายหลัง"

    def _refuse(self, *sentences: str) -> NoReturn:
        self._drop(*sentences)
        raise SkipFile

    def _drop(self, *sentences: str) -> None:
        self.problems += sentences
        if self._sink is not None:
            with suppress(OSError):  # closing writes what still waits, which a full disk refuses again
                self._sink.close()
            storage.turn_away(self._id)
        self._sink = self._writer = None


def seal_uploads(request: HttpRequest, refusal: Callable[[int], str] | None = None) -> SealingUploadHandler:
    """Put the sealing handler in charge of this request's files. Call before anything reads request.POST.

    `refusal(bytes that come)` returns in Thai why none of them are taken, "" when they are.
    """
    handler = SealingUploadHandler(request, refusal)
    request.upload_handlers = [handler]
    return handler
