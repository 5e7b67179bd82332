"""What of complaints can be published: a year's statistics, and the key that signs acknowledgements."""

from publishing.addresses import Addresses
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .figures.edition import Statistics
from .keys.edition import AcknowledgementKey

ADDRESSES = Addresses("complaint-statistics", "complaints", "statistics-year", "statistics/<int:year>/", "statistics-")
KEY_ADDRESSES = Addresses("acknowledgement-key", "complaints", "proof-key", "proof/keys/<slug:key>/", "proof-key-")


def register():
    _register_statistics()
    _register_key()


def _register_key():
    from .keys import publication
    from .views import keys as pages

    register_kind(
        Kind(
            name=publication.KIND,
            label="กุญแจหลักฐานการรับเรื่อง",
            content=publication.content,
            keys=publication.keys,
            contents=(AcknowledgementKey,),
            title=lambda content: "กุญแจหลักฐานการรับเรื่อง",
            page=pages.key_page,
            addresses=KEY_ADDRESSES,
            files=publication.outputs,
            changed_with=("complaints.change_desk",),
        )
    )


def _register_statistics():
    from .figures import reports, statistics
    from .views import statistics as pages

    register_kind(
        Kind(
            name=statistics.KIND,
            label="สถิติเรื่องร้องเรียน",
            content=statistics.of_year,
            keys=statistics.keys,
            contents=(Statistics,),
            title=lambda content: f"สถิติเรื่องร้องเรียน ปีงบประมาณ {content.fiscal_year}",
            page=pages.year_page,
            addresses=ADDRESSES,
            files=reports.outputs,
            changed_with=("complaints.change_desk",),
        )
    )
