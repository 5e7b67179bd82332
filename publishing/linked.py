"""What is published as schema.org facts, for search engines and other programs; nothing while the site's address is unknown."""

from collections.abc import Iterable
from typing import Any

from common.exports import Download

from .models import Edition
from .office import Office


def office(said: Office | None) -> dict:
    """Return the office as a GovernmentOrganization; unknown facts are left out."""
    if said is None or not said.site_root:
        return {}
    known = {"address": said.address, "telephone": said.phones, "faxNumber": said.fax, "email": said.email}
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{said.site_root}/#office",
        "name": said.name,
        "url": f"{said.site_root}/",
        **{name: text for name, text in known.items() if text},
        "sameAs": [link.url for link in said.social_links],
    }


def dataset(edition: Edition, said: Office | None, description: str, downloads: Iterable[Download]) -> dict:
    """Return an edition as a Dataset with its files; `downloads` are common.exports' Downloads."""
    if said is None or not said.site_root or edition.is_preview or edition.withdrawn_at:
        return {}
    return {
        "@type": "Dataset",
        "name": edition.title,
        "description": description,
        "url": f"{said.site_root}{edition.get_absolute_url()}",
        "version": edition.number,
        "datePublished": edition.published_at.date().isoformat(),
        "inLanguage": "th",
        "isAccessibleForFree": True,
        "identifier": f"sha256:{edition.sha256}",
        "creator": {"@id": f"{said.site_root}/#office", "@type": "GovernmentOrganization", "name": said.name},
        "distribution": [_file(said, download) for download in downloads],
    }


def _file(said: Office, download: Download) -> dict[str, Any]:
    about = download.format
    facts = {"@type": "DataDownload", "name": about.label, "encodingFormat": about.content_type.split(";")[0]}
    facts["contentUrl"] = f"{said.site_root}{download.url}"
    return facts | ({"contentSize": f"{download.size} B"} if download.size is not None else {})
