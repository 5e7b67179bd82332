"""What of complaints can be published: the guideline, a year's statistics, and the key that signs acknowledgements."""

from common import thai
from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.kinds import Files, Kind
from publishing.kinds import register as register_kind

from .figures.edition import Statistics
from .guideline import in_force
from .guideline.edition import Guideline
from .keys.edition import AcknowledgementKey

ADDRESSES = Addresses("complaint-statistics", "complaints", "statistics-year", "statistics/<int:year>/", "statistics-")
KEY_ADDRESSES = Addresses("acknowledgement-key", "complaints", "proof-key", "proof/keys/<slug:key>/", "proof-key-")

GUIDELINE_ADDRESSES = Addresses(in_force.KIND, "complaints", "guideline", "guideline/", "guideline-")


def register() -> None:
    _register_guideline()
    _register_statistics()
    _register_key()


def _register_guideline() -> None:
    from .cases import moving
    from .guideline import content
    from .views import guideline as pages

    register_kind(
        Kind(
            name=in_force.KIND,
            label="แนวปฏิบัติการจัดการเรื่องร้องเรียน",
            content=content.content,
            keys=content.keys,
            contents=(Guideline,),
            title=lambda content: "แนวปฏิบัติการจัดการเรื่องร้องเรียน",
            page=pages.page,
            addresses=GUIDELINE_ADDRESSES,
            onward=Onward("complaints:index", "ช่องทางแจ้งเรื่อง"),
            warnings=content.warnings,
            changed_with=("complaints.change_desk",),
            follows=moving.soon,
        )
    )


def _register_key() -> None:
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
            is_news=False,  # for whoever checks an acknowledgement, who comes from its page
            page=pages.key_page,
            addresses=KEY_ADDRESSES,
            onward=Onward("complaints:proof", "วิธีตรวจหลักฐานการรับเรื่อง"),
            files=Files((publication.FILE,), publication.outputs),
            changed_with=("complaints.change_desk",),
        )
    )


def _register_statistics() -> None:
    from .figures import reports, statistics
    from .views import statistics as pages

    register_kind(
        Kind(
            name=statistics.KIND,
            label="สถิติเรื่องร้องเรียน",
            content=statistics.of_year,
            keys=statistics.keys,
            contents=(Statistics,),
            title=lambda content: f"สถิติเรื่องร้องเรียน ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content.fiscal_year)}",
            page=pages.year_page,
            addresses=ADDRESSES,
            onward=Onward("complaints:statistics", "สถิติของปีอื่น"),
            files=papers.files(reports.statistics_report),
            changed_with=("complaints.change_desk",),
        )
    )
