"""The rules on gifts as staff have them now."""

from common.models import Organisation
from publishing.contents import content_of

from ..editions.gift_rules import Rules
from ..models import GiftRules


def keys() -> list[str]:
    """Return [""] when the rules are entered, else nothing."""
    return [""] if GiftRules.objects.exists() else []


def content(key: str) -> Rules:
    """Return the Rules; raises LookupError before they are entered."""
    found = GiftRules.objects.first()
    if found is None:
        raise LookupError("ยังไม่ได้กรอกเกณฑ์การรับของขวัญ")
    office = Organisation.objects.first()
    return content_of(Rules, found, organisation=office.name if office else "")


def warnings(rules: Rules) -> list[str]:
    """Return a sentence for what an assessor looks for and the rules lack."""
    wanted = {"อ้างอิงกฎหมาย": rules.basis, "วันที่ประกาศในราชกิจจานุเบกษา": rules.gazetted_on, "วิธีรายงาน": rules.text}
    missing = [words for words, found in wanted.items() if not found]
    return [f"เกณฑ์ยังขาด {', '.join(missing)}"] if missing else []
