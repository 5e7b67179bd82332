"""Who may do what: four groups, each a table of models and actions. `manage.py set_up_roles` makes them so.

An app that lands adds its models here. What is not listed is not allowed; superusers need no group.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

ADMINISTRATOR = "ผู้ดูแลระบบ"
PUBLISHER = "ผู้เผยแพร่"
DIVISION_CLERK = "เจ้าหน้าที่กอง"
AUDITOR = "ผู้ตรวจสอบ"

VIEW = ("view",)
CHANGE = ("view", "change")
EDIT = ("view", "add", "change", "delete")

ROLES = {
    ADMINISTRATOR: {
        "common.organisation": ("view", "add", "change"),
        "common.sociallink": EDIT,
        "common.division": EDIT,
        "common.staffuser": ("view", "add", "change"),
        "common.storedfile": VIEW,
        "measures.plan": VIEW,
        "measures.weakpoint": VIEW,
        "measures.measure": VIEW,
        "measures.step": VIEW,
        "measures.responsibility": VIEW,
        "measures.result": VIEW,
        "measures.evidence": VIEW,
        "ita.eitround": VIEW,
        "ita.oitcatalogue": VIEW,
        "ita.oititem": VIEW,
        "ita.oitpart": VIEW,
        "ita.oitanswer": VIEW,
        "ita.scoreyear": VIEW,
        "ita.instrumentscore": VIEW,
        "ita.indicatorscore": VIEW,
        "complaints.desk": CHANGE,
        "complaints.otherway": EDIT,
        "complaints.earlierfigures": EDIT,
        "complaints.category": EDIT,
        "complaints.replytemplate": EDIT,
        "complaints.holiday": EDIT,
        "complaints.staffmember": ("view", "add", "change"),
        "complaints.reader": VIEW,
        "complaints.recoverykey": VIEW,
        "disclosures.section": VIEW,
        "disclosures.topic": VIEW,
        "disclosures.document": VIEW,
        "disclosures.replacement": VIEW,
        "disclosures.statement": VIEW,
        "disclosures.announcement": VIEW,
        "disclosures.activity": VIEW,
        "disclosures.photo": VIEW,
        "disclosures.gift": VIEW,
        "disclosures.giftreport": VIEW,
        "disclosures.giftrules": ("view", "add", "change"),
        "disclosures.link": VIEW,
        "publishing.submission": ("view", "add"),
        "publishing.edition": VIEW,
        "publishing.ledgerentry": VIEW,
        "publishing.spokenword": EDIT,
        "publishing.unfoundquestion": VIEW,
        "visitors.day": VIEW,
        "visitors.pagemonth": VIEW,
        "visitors.leftout": VIEW,
        "visitors.interruption": VIEW,
        "visitors.openingbalance": ("view", "add", "change"),
    },
    PUBLISHER: {
        "common.organisation": CHANGE,
        "common.sociallink": EDIT,
        "common.division": ("view", "add"),  # an imported table may name new ones
        "common.storedfile": VIEW,
        "measures.plan": EDIT,
        "measures.weakpoint": EDIT,
        "measures.measure": EDIT,
        "measures.step": EDIT,
        "measures.responsibility": EDIT,
        "measures.result": EDIT,
        "measures.evidence": EDIT,
        "ita.eitround": EDIT,
        "ita.oitcatalogue": EDIT,
        "ita.oititem": EDIT,
        "ita.oitpart": EDIT,
        "ita.oitanswer": EDIT,
        "ita.scoreyear": EDIT,
        "ita.instrumentscore": EDIT,
        "ita.indicatorscore": EDIT,
        "complaints.desk": CHANGE,
        "complaints.otherway": EDIT,
        "complaints.earlierfigures": EDIT,
        "complaints.category": EDIT,
        "complaints.replytemplate": EDIT,
        "complaints.holiday": EDIT,
        "complaints.staffmember": ("view", "add", "change"),
        "disclosures.section": EDIT,
        "disclosures.topic": EDIT,
        "disclosures.document": EDIT,
        "disclosures.replacement": VIEW,
        "disclosures.statement": EDIT,
        "disclosures.announcement": EDIT,
        "disclosures.activity": EDIT,
        "disclosures.photo": EDIT,
        "disclosures.gift": EDIT,
        "disclosures.giftreport": EDIT,
        "disclosures.giftrules": ("view", "add", "change"),
        "disclosures.link": VIEW,
        "publishing.submission": ("view", "add", "approve"),
        "publishing.edition": VIEW,
        "publishing.ledgerentry": VIEW,
        "publishing.spokenword": EDIT,
        "publishing.unfoundquestion": VIEW,
        "visitors.day": VIEW,
        "visitors.pagemonth": VIEW,
        "visitors.leftout": VIEW,
        "visitors.interruption": VIEW,
        "visitors.openingbalance": VIEW,
    },
    # The admin of measures further limits a clerk to the results of the clerk's own division.
    DIVISION_CLERK: {
        "common.division": VIEW,
        "common.storedfile": VIEW,
        "measures.plan": VIEW,
        "measures.weakpoint": VIEW,
        "measures.measure": VIEW,
        "measures.step": VIEW,
        "measures.responsibility": VIEW,
        "measures.result": EDIT,
        "measures.evidence": EDIT,
        "ita.eitround": VIEW,
        "ita.oitcatalogue": VIEW,
        "ita.oititem": VIEW,
        "ita.oitpart": VIEW,
        "ita.oitanswer": VIEW,
        "ita.scoreyear": VIEW,
        "ita.instrumentscore": VIEW,
        "ita.indicatorscore": VIEW,
        "disclosures.section": VIEW,
        "disclosures.topic": VIEW,
        "disclosures.document": EDIT,
        "disclosures.replacement": VIEW,
        "disclosures.statement": EDIT,
        "disclosures.announcement": VIEW,
        "disclosures.activity": VIEW,
        "disclosures.photo": VIEW,
        "disclosures.gift": ("view", "add", "change"),
        "disclosures.giftreport": VIEW,
        "disclosures.giftrules": VIEW,
        "disclosures.link": VIEW,
        "publishing.submission": ("view", "add"),
        "publishing.edition": VIEW,
        "publishing.ledgerentry": VIEW,
        "publishing.spokenword": VIEW,
        "publishing.unfoundquestion": VIEW,
    },
    AUDITOR: {
        "common.organisation": VIEW,
        "common.sociallink": VIEW,
        "common.division": VIEW,
        "common.storedfile": VIEW,
        "measures.plan": VIEW,
        "measures.weakpoint": VIEW,
        "measures.measure": VIEW,
        "measures.step": VIEW,
        "measures.responsibility": VIEW,
        "measures.result": VIEW,
        "measures.evidence": VIEW,
        "ita.eitround": VIEW,
        "ita.oitcatalogue": VIEW,
        "ita.oititem": VIEW,
        "ita.oitpart": VIEW,
        "ita.oitanswer": VIEW,
        "ita.scoreyear": VIEW,
        "ita.instrumentscore": VIEW,
        "ita.indicatorscore": VIEW,
        "complaints.desk": VIEW,
        "complaints.otherway": VIEW,
        "complaints.earlierfigures": VIEW,
        "complaints.category": VIEW,
        "complaints.replytemplate": VIEW,
        "complaints.holiday": VIEW,
        "complaints.staffmember": VIEW,
        "complaints.reader": VIEW,
        "complaints.recoverykey": VIEW,
        "disclosures.section": VIEW,
        "disclosures.topic": VIEW,
        "disclosures.document": VIEW,
        "disclosures.replacement": VIEW,
        "disclosures.statement": VIEW,
        "disclosures.announcement": VIEW,
        "disclosures.activity": VIEW,
        "disclosures.photo": VIEW,
        "disclosures.gift": VIEW,
        "disclosures.giftreport": VIEW,
        "disclosures.giftrules": VIEW,
        "disclosures.link": VIEW,
        "publishing.submission": VIEW,
        "publishing.edition": VIEW,
        "publishing.ledgerentry": VIEW,
        "publishing.spokenword": VIEW,
        "publishing.unfoundquestion": VIEW,
        "visitors.day": VIEW,
        "visitors.pagemonth": VIEW,
        "visitors.leftout": VIEW,
        "visitors.interruption": VIEW,
        "visitors.openingbalance": VIEW,
    },
}


def codenames(role):
    """Return the permissions of a role as a set of "app.action_model"."""
    return {
        f"{model.split('.')[0]}.{action}_{model.split('.')[1]}"
        for model, actions in ROLES[role].items()
        for action in actions
    }


@transaction.atomic
def set_up():
    """Make the groups of ROLES and give each exactly its permissions; other groups stay as they are.

    Raises LookupError when the table names a permission that no app has.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        if unknown := codenames(role) - known.keys():
            raise LookupError(f"no such permissions: {', '.join(sorted(unknown))}")
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set([known[name] for name in codenames(role)])
