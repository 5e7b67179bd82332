"""The survey as a form: a service, five marks a question, and what one may add."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.forms import BoundField

from common.fields import ThaiCharFormField

from ..editions.rounds import Round
from ..models import Answer, Service
from ..models.answers import Age, Sex
from . import recording

MARKS = [("5", "มากที่สุด"), ("4", "มาก"), ("3", "ปานกลาง"), ("2", "น้อย"), ("1", "น้อยที่สุด")]
FEW = 8
LONGEST = 1000


def _chosen(label: str, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*choices, ("", "ไม่ระบุ")], required=False, widget=forms.RadioSelect)


class AnswerForm(forms.Form):
    """The questions of a round as it was announced. `answer(...)` is what was answered, unsaved."""

    token = forms.CharField(widget=forms.HiddenInput)
    service = forms.TypedChoiceField(
        label="ท่านมาใช้บริการใด",
        coerce=int,
        error_messages={"required": "โปรดเลือกบริการที่ท่านใช้", "invalid_choice": "โปรดเลือกบริการที่ท่านใช้"},
    )
    sex = _chosen("เพศ", Sex.choices)
    age = _chosen("อายุ", Age.choices)
    comment = ThaiCharFormField(
        label="ความเห็นหรือข้อเสนอแนะ (ไม่บังคับ)",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        help_text="โปรดอย่าเขียนชื่อ เบอร์โทรศัพท์ หรือเลขประจำตัวของท่านหรือผู้อื่น",
    )
    website = forms.CharField(
        label="เว้นช่องนี้ว่างไว้", required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, asked: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.asked = asked
        services = [(service.number, service.name) for service in asked.services]
        few = len(services) <= FEW
        service = cast(forms.TypedChoiceField, self.fields["service"])
        service.choices = services if few else [("", "โปรดเลือก"), *services]
        service.widget = (forms.RadioSelect if few else forms.Select)(
            choices=service.choices, attrs={} if few else {"class": "form-select"}
        )
        for question in asked.questions:
            self.fields[f"q{question.number}"] = forms.TypedChoiceField(
                label=question.text,
                choices=MARKS,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def aspects(self) -> list[tuple[str, list[BoundField]]]:
        """Return (name of the aspect, its bound fields) in the order of the form."""
        return [
            (aspect.name, [self[f"q{question.number}"] for question in aspect.questions])
            for aspect in self.asked.aspects
        ]

    @property
    def about(self) -> list[BoundField]:
        """Return the fields about the person."""
        return [self["sex"], self["age"]]

    def marks(self) -> dict[int, int | None]:
        """Return the marks given, by question."""
        return {one.number: self.cleaned_data.get(f"q{one.number}") for one in self.asked.questions}

    def clean_service(self) -> int:
        """Refuse a service that was deleted since the round was announced."""
        chosen: int = self.cleaned_data["service"]
        if not Service.objects.filter(pk=chosen).exists():
            raise forms.ValidationError("บริการนี้ไม่มีแล้ว โปรดเลือกบริการอื่น")
        return chosen

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("website"):
            self.add_error(None, "โปรดเว้นช่องที่ระบุให้เว้นว่างไว้")
        elif not any(self.marks().values()):
            self.add_error(None, "ยังไม่ได้ให้คะแนนข้อใด โปรดให้คะแนนอย่างน้อยหนึ่งข้อ")
        return cleaned

    def answer(self, *, channel: str, day: date) -> Answer:
        """Return the valid form as an unsaved Answer of this channel and day."""
        data = self.cleaned_data
        return Answer(
            round_id=self.asked.number,
            service_id=data["service"],
            channel=channel,
            day=day,
            sex=data["sex"],
            age=data["age"],
            marks=recording.digits(self.marks(), [one.number for one in self.asked.questions]),
        )
