"""What a page of the desk would send, and where it leads."""

from lxml import html

DRAFT = "/admin/publishing/submission/draft/?kind=measures&key=2566"


def links(response, words):
    """Return the addresses of the links that say `words`."""
    return html.document_fromstring(response.content.decode()).xpath(f"//a[contains(., '{words}')]/@href")


def form_of(response, button):
    """Return what the form with this button would send as it stands, and where."""
    form = next(
        f
        for f in html.document_fromstring(response.content.decode()).forms
        if f.xpath(f".//button[contains(., '{button}')]")
    )
    return dict(form.form_values()), form.action


def filled(plan, text, number=0):
    rows = {f"evidence-{name}": "0" for name in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
    rows |= {
        "evidence-TOTAL_FORMS": "1",
        "evidence-MAX_NUM_FORMS": "1000",
        "evidence-0-url": "https://example.go.th/a.pdf",
    }
    return rows | {"measure": plan.measures.get().pk, "text": text, "evidence-0-title": "บันทึกข้อความ"}


def review_of(client, user, request):
    """Return (address, what the form of approval sends at first) for this approver."""
    client.force_login(user)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    data, _ = form_of(client.get(address), "อนุมัติเผยแพร่")
    return address, data | {"decision": "approve", "approve-checked": "on"}
