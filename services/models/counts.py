"""How many came: a number a service, month and channel, typed by the division's clerk or counted by the site."""

from django.db import models
from django.db.models import Q

from .catalogue import Service


class Way(models.TextChoices):
    COUNTER = "counter", "ที่สำนักงาน"
    PHONE = "phone", "โทรศัพท์"
    ONLINE = "online", "ออนไลน์"


class ServiceCount(models.Model):
    """How many used a service in a month through one channel; a month nobody typed has no row."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="counts", verbose_name="บริการ")
    month = models.DateField("เดือน", help_text="วันแรกของเดือน")
    way = models.CharField("ช่องทาง", max_length=7, choices=Way)
    number = models.PositiveIntegerField("จำนวน (ครั้ง)")

    class Meta:
        ordering = ["-month", "service", "way"]
        verbose_name = "สถิติการให้บริการ"
        verbose_name_plural = "สถิติการให้บริการ"
        constraints = [
            models.UniqueConstraint(fields=["service", "month", "way"], name="service_count_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="service_count_of_month"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="service_count_way_known"),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.get_way_display()}"


class RequestCount(models.Model):
    """How many asked for a service on this site in a month: counted when the request is filed, added to what is typed."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="requests", verbose_name="บริการ")
    month = models.DateField("เดือน", help_text="วันแรกของเดือน")
    number = models.PositiveIntegerField("จำนวน (ครั้ง)", default=0)

    class Meta:
        ordering = ["-month", "service"]
        verbose_name = "คำขอทางเว็บไซต์ที่ระบบนับ"
        verbose_name_plural = "คำขอทางเว็บไซต์ที่ระบบนับ"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["service", "month"], name="request_count_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="request_count_of_month"),
        ]

    def __str__(self) -> str:
        return str(self.service)
