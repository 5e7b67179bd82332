"""Text size and colours: kept by the reader's own device, told to nobody."""

import pytest


@pytest.mark.promise("reading-choice-stays")
def test_choice_is_there_on_the_next_page_and_never_sent(page, site):
    asked = []
    page.goto(site.url + "/privacy/")
    page.on("request", lambda request: asked.append(request))
    page.click(".reading summary")
    page.check("#size-largest")
    page.goto(site.url + "/accessibility/")
    assert page.is_checked("#size-largest")
    told = [f"{request.url} {request.all_headers()} {request.post_data}" for request in asked]
    assert asked
    assert not [words for words in told if "largest" in words]
    assert page.context.cookies() == []
