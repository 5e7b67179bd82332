"""Every public page of the living office opens; what is not out is nowhere."""

from publishing.models import Edition


def test_no_page_fails(crawled):
    assert not crawled.problems, "\n".join(crawled.problems)


def test_every_edition_that_is_out_has_been_read(crawled, lived):
    missing = [
        edition.get_absolute_url()
        for edition in Edition.objects.out()
        if edition.get_absolute_url() not in crawled.pages
    ]
    assert not missing


def test_editions_to_come_and_cancelled_ones_are_nowhere(crawled, client, lived):
    hidden = [edition.get_absolute_url() for edition in Edition.objects.exclude(pk__in=Edition.objects.out())]
    assert hidden
    assert [url for url in hidden if url in crawled.pages or client.get(url).status_code != 404] == []
