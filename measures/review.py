"""What an approver reads beside an item of a plan: what the quality checker found on it, and its evidence."""

from typing import Any

from publishing.items import Asked

from . import quality
from .items import result_of, typed
from .models import Plan, Result


def findings(key: str, items: list[Asked]) -> dict[str, list[str]]:
    """Return item key → sentences that the quality checker says of its working record, for items of the year `key`."""
    plan = Plan.objects.whole().filter(pk=key).first()
    found: dict[str, list[str]] = {item.key: [] for item in items}
    for finding in quality.check(plan) if plan else []:
        name = _key(finding)
        if name in found:
            found[name].append(finding.sentence)
    return found


def _key(finding: Any) -> str:
    record = finding.record
    name = record._meta.model_name
    if name in ("result", "evidence"):
        result = record if name == "result" else record.result
        return f"r:{finding.measure.uid}:{result.uid}"
    if finding.measure:
        return f"m:{finding.measure.uid}"
    return "p:weak_points" if name == "weakpoint" else "p:preamble"


def whose(key: str, items: list[Asked]) -> dict[str, str]:
    """Return item key → the division that reports it, for the results among items of the year `key`."""
    reported = Result.objects.filter(measure__plan=int(key)).exclude(division=None)
    names = {
        (measure, result): name
        for measure, result, name in reported.values_list("measure__uid", "uid", "division__name")
    }
    return {item.key: names.get(result_of(item.key) or ("", ""), "") for item in items}


def evidence(item: Asked) -> list[tuple[str, str, str]] | None:
    """Return (title, address, what it is) of what proves the results of an item; None when it has no results to prove."""
    results = _results(item)
    proofs = [proof for row in results for proof in typed({k: v for k, v in row.items() if k != "id"}).evidence]
    return [(proof.title, proof.address, proof.about) for proof in proofs] if results else None


def _results(item: Asked) -> list[dict[str, Any]]:
    if item.after is None:
        return []
    return [item.after] if result_of(item.key) else item.after.get("results", []) if item.key.startswith("m:") else []
