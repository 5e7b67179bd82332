"""The desk in the admin's menu, shown to key holders only, and the addresses of its pages."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path

from ..models import Room
from . import bulk, cases, entering, files, lists, retention, roster, sign_in
from .access import PagesOnly, reader_of


@admin.register(Room)
class OfficersDeskAdmin(PagesOnly):
    """No rows, no history, no search: only pages that open cases with the officer's own key."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return reader_of(request.user) is not None

    def get_urls(self) -> list[URLPattern]:
        return [
            path("", lists.open_cases, name="complaints_room_changelist"),
            path("closed/", lists.closed_cases, name="complaints_desk_closed"),
            path("second-factor/", sign_in.second_factor, name="complaints_desk_second_factor"),
            path("unlock/", sign_in.unlock, name="complaints_desk_unlock"),
            path("lock/", sign_in.lock, name="complaints_desk_lock"),
            path("passphrase/", sign_in.passphrase, name="complaints_desk_passphrase"),
            path("forgotten/", sign_in.forgotten, name="complaints_desk_forgotten"),
            path("enter/<str:channel>/", entering.enter, name="complaints_desk_enter"),
            path("turn-away/", bulk.turn_away, name="complaints_desk_turn_away"),
            path("propose/", bulk.propose, name="complaints_desk_propose"),
            path("approve/", bulk.approve, name="complaints_desk_approve"),
            path("roster/", roster.show, name="complaints_desk_roster"),
            path("roster/act/", roster.act, name="complaints_desk_roster_act"),
            path("retention/", retention.show, name="complaints_desk_retention"),
            path("retention/agree/", retention.agree, name="complaints_desk_retention_agree"),
            path("former-readers/", cases.remove_former_readers, name="complaints_desk_former"),
            path("<uuid:case_id>/", cases.show, name="complaints_desk_case"),
            path("<uuid:case_id>/farewell/", lists.take_note, name="complaints_desk_farewell"),
            path("<uuid:case_id>/next/", lists.next_case, name="complaints_desk_next"),
            path("<uuid:case_id>/print/", cases.printed, name="complaints_desk_print"),
            path("<uuid:case_id>/act/", cases.act, name="complaints_desk_act"),
            path("<uuid:case_id>/export/", files.export, name="complaints_desk_export"),
            path("<uuid:case_id>/files/<uuid:file_id>/", files.original, name="complaints_desk_file"),
            path("<uuid:case_id>/files/<uuid:file_id>/picture/", files.picture, name="complaints_desk_picture"),
        ]
