"""A complaint desk on a fresh machine, set up by the commands of complaints-desk.md; who reports and follows a case there has a browser's requests."""

import re
from dataclasses import dataclass

# What an administrator types into forms: the roster, and an account for each officer.
PEOPLE = """
from common.models import StaffUser
from complaints.models import StaffMember
from complaints.readers import roster_version
for number, name in enumerate(("นางสาวสมหญิง ใจดี", "นายมานพ แสนคำ"), 1):
    StaffUser.objects.create_user(f"officer{number}", password="password-of-an-officer", is_staff=True)
    roster_version.keep_member(StaffMember(position=f"เจ้าหน้าที่รับเรื่องคนที่ {number}", name=name))
print(*StaffMember.objects.values_list("pk", flat=True))
"""
WORDS = "เสาไฟล้มหน้าโรงเรียน"
SHUT = "รหัสของท่านถูกต้อง โปรดเก็บไว้และลองใหม่ภายหลัง"
REPORT = r"""
seq 400000 > ~/evidence.txt
new=https://{host}/complaints/corruption/new/
token=$(curl -fsS $new | grep -oP -m1 'name="token" value="\K[^"]+')
sleep 4 # nobody writes a report in no time
send="curl -sS -H Origin:https://{host} -F token=$token"
$send -F action=file -F naming=anonymous -F what={words} -F files=@$HOME/evidence.txt $new > ~/receipt.html
code=$(grep -oP '<span>\K[0-9]{{4}}(?=</span>)' ~/receipt.html | tr -d '\n')
$send -F action=confirm -F last=${{code: -4}} $new > /dev/null
echo $code
"""
FOLLOW = r"""
ask="curl -sS -H Origin:https://{host} -F code={code}"
$ask https://{host}/complaints/track/ > ~/case.html
file=$(tr '\n' ' ' < ~/case.html | grep -oP 'name="file" +value="\K[0-9a-f]+')
$ask -F action=download -F file=$file https://{host}/complaints/track/ | cmp - <(seq 400000) && grep -o {words} ~/case.html | head -1
"""
READ = """
from complaints.filing import intake
from complaints.models import Case, Reader
from complaints.readers import keyholders, unlocking
from complaints.sealing import people
private = keyholders.open_with_passphrase(Reader.objects.get(user__username="officer1"), "{passphrase}")
print(intake.report_as_filed(unlocking.open_case(Case.objects.get(), people.box_of(private))).decode())
"""


@dataclass
class Desk:
    """A desk that took one report: its keepers' codes, an officer's passphrase, and the reporter's receipt code."""

    keepers: list[str]
    passphrase: str
    code: str


def open_desk(office):
    """Set up the desk as its guide says, let somebody report with a file, and return the Desk."""
    machine, key = office.machine, f"{office.data}/recovery.json"
    keepers = re.findall(r"(?m)^ผู้ถือคนที่ \d: (.+)$", machine.ask(f"{office.command}complaints_recovery_key make {key}"))
    machine.do(f"{office.command}complaints_recovery_key install {key}\nrm {key}")
    machine.do(f"{office.command}complaints_recovery_key rehearse", "\n".join(keepers[:2]) + "\n")
    told = [
        machine.ask(f"{office.command}complaints_reader appoint officer{place} --staff {number}")
        for place, number in enumerate(office.shell(PEOPLE).split(), 1)
    ]
    code = machine.ask(REPORT.format(host=office.host, words=WORDS))
    assert re.fullmatch(r"\d{28}", code), machine.ask("cat ~/receipt.html")
    desk = Desk(keepers, re.findall(r"วลีรหัสชั่วคราว: (\w+)", told[0])[0], code)
    assert_opens(office, desk)
    return desk


def follows(office, desk):
    """Return whether the receipt code opens the case, with its words and every byte of its file."""
    return office.machine.ask(FOLLOW.format(host=office.host, code=desk.code, words=WORDS)) == WORDS


def assert_shut(office, desk):
    """Fail unless the case stays shut and its reporter is told that the code is right."""
    assert not follows(office, desk)
    assert SHUT in office.machine.ask("cat ~/case.html")


def assert_opens(office, desk):
    """Fail unless the case opens by its receipt and by its officer."""
    assert follows(office, desk), office.machine.ask("cat ~/case.html")
    assert WORDS in office.shell(READ.format(passphrase=desk.passphrase))
