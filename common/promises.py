"""A sentence that promises something bears a name; a test that would fail if it were false bears the same name.

In a template `{% promise "no-cookie" %}เว็บไซต์ไม่วางคุกกี้{% endpromise %}`, in Python `promise("no-cookie", "…")`, over
the test `@pytest.mark.promise("no-cookie")`. tests/promises.py holds them against each other.
"""


def promise(name: str, sentence: str) -> str:
    """Return the sentence as it is; the name is for the ledger."""
    return sentence
