"""What was published."""

from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn, Self, cast

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from common import clocks, thai
from common.fields import ThaiCharField, ThaiTextField

from .. import kinds
from ..moved import moved_into
from ..verify import canonical, digest
from .base import Immutable, KindedModel, PermanentQuerySet
from .head import LedgerHead

CANCELLED = Q(withdrawn_at__lt=F("published_at"))


def has_come(at: datetime | None = None) -> Q:
    """Return what holds for editions whose time of publication has come at `at`.

    Without `at`, now: by the clock, or until when the site has lived, so that a clock that jumped back hides nothing.
    """
    return Q(published_at__lte=at or _latest())


def _latest() -> Greatest:
    """Return what `common.clocks.latest` returns, as the database finds it out within the same query."""
    now = Value(timezone.now(), models.DateTimeField())
    lived = LedgerHead.objects.filter(pk=1).values("lived_until")
    return Greatest(now, Coalesce(Subquery(lived), now))


def overtaken(at: datetime | None = None) -> Exists:
    """Return what holds for editions of whose kind and key a higher number stands at `at` (default: now)."""
    return Exists(_beside().filter(number__gt=OuterRef("number")).standing(at))


def _beside() -> "EditionQuerySet":
    return Edition.objects.filter(kind=OuterRef("kind"), key=OuterRef("key"))


class EditionQuerySet(PermanentQuerySet):
    def under(self, kind: Any, key: Any) -> Self:
        """Return every edition of this kind and key, newest number first, those to come included."""
        return self.filter(kind=kind, key=key).order_by("-number")

    def due(self, at: datetime | None = None) -> Self:
        """Return editions whose time of publication has come at `at` (default: now), the cancelled ones included."""
        return self.filter(has_come(at))

    def to_come(self, at: datetime | None = None) -> Self:
        """Return editions whose time of publication has not come at `at` (default: now)."""
        return self.exclude(has_come(at))

    def out(self, at: datetime | None = None) -> Self:
        """Return editions that have been public at `at` (default: now): due, and not withdrawn before their time."""
        return self.due(at).exclude(CANCELLED)

    def standing(self, at: datetime | None = None) -> Self:
        """Return editions that are due at `at` (default: now) and not withdrawn."""
        return self.due(at).filter(withdrawn_at=None)

    def stands(self, kind: str, key: str, at: datetime | None = None) -> "Edition | None":
        """Return the edition that readers have at `at` (default: now): the highest number that stands, or None."""
        return cast("Edition | None", self.under(kind, key).standing(at).first())

    def live(self, kind: str, key: str, at: datetime | None = None) -> "Edition | None":
        """Return the edition that the public page shows at `at` (default: now), or None.

        It is the one that stands. When every one that was out is withdrawn it is the highest of these: its page says so.
        It knows its `recalled_number`.
        """
        shown = self.with_recalled_number(at)
        return shown.stands(kind, key, at) or cast("Edition | None", shown.under(kind, key).out(at).first())

    def newest_of_each(self, *kinds: str, at: datetime | None = None) -> Self:
        """Return the live edition of every key of these kinds, highest key first."""
        return self.filter(kind__in=kinds).out(at).not_replaced(at).order_by("-key")

    def with_newest_number(self, at: datetime | None = None) -> Self:
        """Return the editions, each with `newest_number`: of the one that stands of its kind and key, without one its own."""
        stands = Edition.objects.under(OuterRef("kind"), OuterRef("key")).standing(at)
        return self.annotate(newest_number=Coalesce(Subquery(stands.values("number")[:1]), F("number")))

    def with_recalled_number(self, at: datetime | None = None) -> Self:
        """Return the editions, each with `recalled_number`: the highest that was out after it and is withdrawn, or None."""
        recalled = _beside().out(at).filter(number__gt=OuterRef("number"), withdrawn_at__isnull=False)
        return self.annotate(recalled_number=Subquery(recalled.order_by("-number").values("number")[:1]))

    def searchable(self, at: datetime | None = None) -> Self:
        """Return the editions that are public at `at` (default: now) or will be, oldest number first."""
        return self.not_overtaken(at).filter(withdrawn_at=None).order_by("kind", "key", "number")

    def not_overtaken(self, at: datetime | None = None) -> Self:
        """Return the editions of whose kind and key no higher number stands at `at` (default: now)."""
        return self.exclude(overtaken(at))

    def not_replaced(self, at: datetime | None = None) -> Self:
        """Return the live editions at `at` (default: now) and those to come, of which readers get no other in their place."""
        instead = _beside().out(at).filter(Q(withdrawn_at=None) | Q(number__gt=OuterRef("number")))
        return self.not_overtaken(at).filter(Q(withdrawn_at=None) | ~Exists(instead))

    def unconfirmed(self) -> Self:
        """Return emergency publications that no second person has confirmed yet, oldest first."""
        return self.filter(emergency=True, confirmed_at=None, withdrawn_at=None).order_by("published_at")


class Edition(KindedModel):
    """What was published, for ever. Only withdrawing and confirming touch a row again, each through the ledger."""

    CONFIRMING = ("confirmed_by", "confirmed_at", "confirmed_role")
    WITHDRAWING = ("withdrawn_by", "withdrawn_at", "withdrawn_role", "withdrawn_reason")

    number = models.PositiveIntegerField("ฉบับที่")
    sha256 = models.CharField("SHA-256 ของเนื้อหา", max_length=64)
    approved_at = models.DateTimeField("อนุมัติเมื่อ")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้ส่ง"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้อนุมัติ"
    )
    approved_role = ThaiCharField("ตำแหน่งผู้อนุมัติ", max_length=200, blank=True)
    system_import = models.BooleanField("ระบบนำเข้า", default=False)
    emergency = models.BooleanField("เผยแพร่กรณีเร่งด่วนโดยคนเดียว", default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้ยืนยัน"
    )
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ", null=True)
    confirmed_role = ThaiCharField("ตำแหน่งผู้ยืนยัน", max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้เพิกถอน"
    )
    withdrawn_at = models.DateTimeField("เพิกถอนเมื่อ", null=True)
    withdrawn_role = ThaiCharField("ตำแหน่งผู้เพิกถอน", max_length=200, blank=True)
    withdrawn_reason = ThaiTextField("เหตุผลที่เพิกถอน", blank=True)
    # Last in the table: whoever reads the facts of many editions passes by no content.
    content = models.JSONField("เนื้อหา")

    objects = EditionQuerySet.as_manager()
    # What a page's template asks; `with_newest_number` and `with_recalled_number` set them.
    newest_number: int | None = None
    recalled_number: int | None = None

    class Meta:
        ordering = ["-approved_at", "-pk"]
        verbose_name = "ฉบับเผยแพร่"
        verbose_name_plural = "ฉบับเผยแพร่"
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-published_at"], name="edition_by_publication"),
            models.Index(fields=["-approved_at", "-id"], name="edition_by_approval"),
            models.Index(fields=["sha256"], name="edition_by_hash"),
            models.Index(
                fields=["approved_at"],
                condition=Q(emergency=True, confirmed_at=None, withdrawn_at=None),
                name="edition_unconfirmed",
            ),
            # Which edition of a key is live is asked everywhere: the answer lies in the index alone.
            models.Index(fields=["kind", "key", "number", "published_at", "withdrawn_at"], name="edition_by_place"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "number"], name="edition_number_once"),
            models.CheckConstraint(
                name="edition_two_people",
                condition=Q(system_import=True, submitted_by=None, approved_by=None, emergency=False)
                | Q(system_import=False, approved_by__isnull=False, submitted_by__isnull=False)
                & (
                    Q(emergency=True, submitted_by=F("approved_by"))
                    | Q(emergency=False) & ~Q(submitted_by=F("approved_by"))
                ),
            ),
            models.CheckConstraint(
                name="edition_confirmed_by_another",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(emergency=True, confirmed_at__isnull=False, confirmed_by__isnull=False)
                & ~Q(confirmed_by=F("approved_by")),
            ),
            models.CheckConstraint(
                name="edition_withdrawn_by_someone_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason=""),
            ),
        ]

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding and kwargs.get("update_fields") not in (self.CONFIRMING, self.WITHDRAWING):
            raise Immutable("ฉบับเผยแพร่แก้ไขไม่ได้")
        super().save(**kwargs)

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:
        raise Immutable("ฉบับเผยแพร่ลบไม่ได้")

    @cached_property
    def said(self) -> Any:
        """Return the content as its type: what pages, reports and search read. The JSON itself is for hashing alone."""
        return self.about.read(self.content)

    @property
    def content_bytes(self) -> bytes:
        """Return the content as canonical JSON: the bytes that the hash is of."""
        return canonical(self.content)

    def get_absolute_url(self) -> str:
        return self.about.addresses.edition_url(self.key, self.number)

    def file_url(self, path: str) -> str:
        """Return the address of its file at that path, for ever."""
        return self.about.addresses.file_url(self.key, self.number, path)

    @property
    def newest_url(self) -> str:
        return self.about.addresses.url(self.key)

    @property
    def picture_url(self) -> str:
        """Return the address of the picture for those who share it; nothing for a preview or a withdrawn edition."""
        is_shared = self.number and not self.withdrawn_at
        return self.file_url(kinds.PICTURE) if is_shared else ""

    @property
    def history_url(self) -> str:
        return self.about.addresses.history_url(self.key)

    @property
    def is_preview(self) -> bool:
        """Return whether this edition was never stored."""
        return self._state.adding

    @property
    def needs_confirmation(self) -> bool:
        return self.emergency and self.confirmed_at is None

    @property
    def is_superseded(self) -> bool:
        """Return whether readers get another edition in its place, as far as the query asked."""
        return self.newest_number is not None and self.newest_number != self.number

    @property
    def instead(self) -> str:
        """Return what the edition is that readers get in place of a superseded one, in Thai."""
        is_newer = self.newest_number is not None and self.newest_number > self.number
        return "ฉบับใหม่กว่า" if is_newer else "ฉบับก่อนหน้าซึ่งยังใช้อยู่"

    @property
    def shown_url(self) -> str:
        """Return where readers read it: the newest edition's address, or its own once it is superseded or withdrawn."""
        return self.get_absolute_url() if self.is_superseded or self.withdrawn_at else self.newest_url

    def has_come(self, at: datetime | None = None) -> bool:
        """Return whether its time of publication has come at `at` (default: now), as `has_come` asks the database."""
        return self.published_at <= at if at else clocks.has_come(self.published_at)

    @property
    def was_cancelled(self) -> bool:
        """Return whether it was withdrawn before its time, and so was never public."""
        return self.withdrawn_at is not None and self.withdrawn_at < self.published_at

    @property
    def within(self) -> str:
        """Return in Thai which edition what it says went into before its time, "" where into none."""
        number = moved_into(self.withdrawn_reason)
        return f"รวมไว้ในฉบับที่ {thai.to_thai_digits(number)}" if number else ""

    @property
    def state(self) -> str:
        """Return what became of it, in Thai words."""
        if self.withdrawn_at:
            return self.within or ("ยกเลิกก่อนเผยแพร่" if self.was_cancelled else "เพิกถอนแล้ว")
        if not self.has_come():
            return "รอถึงกำหนดเผยแพร่"
        return "เผยแพร่แล้ว รอยืนยัน" if self.needs_confirmation else "เผยแพร่แล้ว"

    def still_says(self, content: dict[str, Any]) -> bool:
        """Return whether it stands and says exactly `content`."""
        return self.withdrawn_at is None and self.sha256 == digest(canonical(content))

    @property
    def short_hash(self) -> str:
        return self.sha256[:12]

    @classmethod
    def unsaved(
        cls, kind: str, key: str, content: dict[str, Any], *, at: datetime, number: int = 0, **facts: Any
    ) -> Self:
        """Return an edition that only a preview shows, never stored; `facts` are further fields of it."""
        return cls(
            kind=kind,
            key=key,
            content=content,
            title=kinds.get(kind).title(kinds.get(kind).read(content)),
            number=number,
            published_at=at,
            approved_at=at,
            sha256=digest(canonical(content)),
            **facts,
        )
