"""Public pages as they would be: of a draft, of a request, of an edition that is to come."""

from django.utils import timezone

from ..drafts import Draft
from ..models import Edition, Submission
from ..outlook import EARLY, JOIN, NOW, Outlook


def draft_preview(request, draft: Draft):
    """Answer with the public page of everything in a draft."""
    return public_page(request, draft.about.name, draft.key, draft.content)


def request_preview(request, submission: Submission):
    """Answer with the public page of a request: on what stands, or together with what is to come."""
    facts = {"reason": submission.reason, "approved_role": request.user.role}
    return public_page(request, submission.kind, submission.key, _content(request, submission), **facts)


def _content(request, submission):
    """Return what a waiting request would publish, and of a decided one the edition that it became."""
    became = submission.items.exclude(edition=None).select_related("edition").first()
    if became:
        return became.edition.content
    mode = request.GET.get("mode", "")
    outlook = Outlook(submission)
    content = outlook.content(mode if mode in (NOW, JOIN, EARLY) and (mode == NOW or outlook.coming) else "")
    return content if content is not None else submission.items.first().after


def public_page(request, kind, key, content, **facts):
    """Answer with the public page of a content that is no edition yet."""
    number = Edition.objects.of(kind, key).values_list("number", flat=True).first() or 0
    edition = Edition.unsaved(kind, key, content, at=timezone.now(), number=number + 1, **facts)
    return edition.about.page(request, edition)
