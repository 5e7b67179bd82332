"""What an officer sends to do one thing to a case: a form for each action."""

from uuid import UUID, uuid4

from django import forms

from common.fields import ThaiCharFormField

from ..cases.workflow import Status
from ..guideline import in_force
from .files import SealedFilesForm
from .message import MessageForm

UNKNOWN = "ไม่มีการดำเนินการนี้"
NO_BODY = "หน่วยงานที่เลือกไม่อยู่ในคู่มือแล้ว โปรดเลือกใหม่"
CHOOSE_READER = "โปรดเลือกผู้ที่จะกันออก"


class ActionForm(SealedFilesForm):
    """An action that needs no more than its name; `seen` is how many entries the thread had on the page that sent it.

    `sure` is the tick beside what cannot be undone.
    """

    seen = forms.IntegerField(required=False, min_value=0)
    sure = forms.BooleanField(required=False)


class MoveForm(ActionForm):
    """A step of the workflow, with the text that it may demand and the body outside, by name, to which it forwards."""

    to = forms.ChoiceField(choices=Status.choices, error_messages={"required": UNKNOWN, "invalid_choice": UNKNOWN})
    text = forms.CharField(required=False, strip=False)
    body = forms.CharField(required=False)

    def clean_body(self) -> str:
        """Return the body's name with how it is reached; "" where none was chosen."""
        if not (name := self.cleaned_data["body"]):
            return ""
        found = next((one for one in in_force.guideline().bodies if one.name == name), None)
        if found is None:
            raise forms.ValidationError(NO_BODY)
        return f"{found.name} {found.detail}".strip()


class OnceForm(ActionForm):
    """Something to be written once, however often it is sent: `item` is the id of its entry."""

    item = forms.UUIDField(required=False)

    def clean_item(self) -> UUID:
        return self.cleaned_data["item"] or uuid4()


class NoteForm(OnceForm):
    """A note among the readers."""

    text = forms.CharField(required=False, strip=False)


class WriteForm(OnceForm, MessageForm):
    """A message to the reporter, or a question, with files, and in the same step the status that it brings about, if any."""

    to = forms.ChoiceField(required=False, choices=Status.choices, error_messages={"invalid_choice": UNKNOWN})
    asks = forms.BooleanField(required=False)


class TriageForm(ActionForm):
    """A new case is taken up: for which division, and what its reporter is told, or asked."""

    division = forms.CharField(required=False)
    text = forms.CharField(required=False, strip=False)
    asks = forms.BooleanField(required=False)


class AssignForm(ActionForm):
    """The code of the division that a case is assigned to."""

    division = forms.CharField(required=False)


class ReleaseForm(ActionForm):
    """How a case stands on the public board."""

    place = ThaiCharFormField(required=False, max_length=120)
    category = ThaiCharFormField(required=False, max_length=100)
    reports = forms.IntegerField(required=False, min_value=1, max_value=9999)


class ReasonForm(ActionForm):
    """An action with its reason."""

    text = forms.CharField(required=False, strip=False)


class ReaderForm(ActionForm):
    """A reader to be proposed, approved or removed, by id."""

    reader = forms.IntegerField(error_messages={"required": CHOOSE_READER, "invalid": CHOOSE_READER})


class RemoveForm(ReaderForm):
    """A reader to be removed, with the reason."""

    text = forms.CharField(required=False, strip=False)


class AskForm(ActionForm):
    """A request of another reader, by id."""

    ask = forms.CharField(required=False, max_length=32)
