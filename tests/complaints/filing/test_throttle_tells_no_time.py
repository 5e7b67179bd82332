"""Right codes and passphrases leave no time in the table of tries, which an excluded officer with the database reads."""

from common.models import Limit
from complaints.sealing import receipts
from tests.complaints.admin.test_desk import DESK, enter


def test_whoever_opens_a_case_or_the_desk_leaves_no_second_behind(desk, page_client):
    case, code = desk.file()
    assert page_client.post("/complaints/track/", {"code": receipts.show(code)}).status_code == 200
    client = enter(desk.officers[0])
    client.get(f"{DESK}{case.pk}/")
    client.post(f"{DESK}lock/")
    assert [row.name for row in Limit.objects.all() if row.name.startswith("tries-") or row.tries == 0] == []
    assert not Limit.objects.exists()


def test_wrong_ones_are_counted_on_beside_right_ones(desk, page_client):
    _, code = desk.file()
    wrong = receipts.generate()
    for sent in (wrong, code, wrong):
        page_client.post("/complaints/track/", {"code": receipts.show(sent)})
    assert list(Limit.objects.values_list("tries", flat=True)) == [2]
