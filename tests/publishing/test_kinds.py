"""Every kind that an app registers keeps the promises that publishing rests on."""

import pytest

from publishing import drafts, kinds
from publishing.verify import canonical
from tests import factories, first_content


@pytest.fixture
def site(db):
    """The content that a new installation starts with."""
    first_content.load()


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="registered twice"):
        kinds.register(kinds.get("measures"))


def test_unknown_kind_is_a_lookup_error():
    with pytest.raises(LookupError):
        kinds.get("nothing")


def test_key_that_is_not_offered_is_a_lookup_error(db):
    factories.published_plan(2566)
    for kind in kinds.everything():
        for key in ("9999", "no-such-key"):
            with pytest.raises(LookupError):
                kind.freeze(key)


@pytest.mark.slow
def test_new_installation_has_published_its_drafts_as_they_are_and_freezes_the_same_again(site):
    assert [draft.title for draft in drafts.everything(factories.superuser()) if draft.newest and draft.is_new] == []
    for draft in drafts.everything(factories.superuser()):
        assert canonical(draft.about.freeze(draft.key)) == canonical(draft.content)
