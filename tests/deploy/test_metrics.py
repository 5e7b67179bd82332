"""What Prometheus reads at the private address of a site that serves behind nginx."""

import os
import re
import signal
from pathlib import Path
from urllib.request import urlopen

from tests.servers import wait_for, wait_until_listening

BROTLI = {"Accept-Encoding": "br"}
PAGE = "publishing:contact"


def told(front):
    """Return {(view, status, who answered): how many} as the endpoint tells them, and its whole text."""
    with urlopen(f"http://{front.installation.environment['METRICS_BIND']}/metrics", timeout=30) as answer:
        text = answer.read().decode()
    found = re.findall(r'^ita_answers_total\{by="(.*?)",status="(.*?)",view="(.*?)"\} (\S+)$', text, re.M)
    return {(view, status, by): float(number) for by, status, view, number in found}, text


def more(front, before, wanted):
    """Return how many of each wanted answer are told beyond `before`."""
    now = told(front)[0]
    return {key: now.get(key, 0) - before.get(key, 0) for key in wanted}


def test_every_answer_is_told_once_without_persons_and_complaints(front):
    before = told(front)[0]
    for _ in range(3):
        front.ask("/contact/?who=0812345678")
    for _ in range(4):
        front.ask("/contact/")  # the kept page
    for _ in range(5):
        front.ask("/contact/", headers=BROTLI)  # by nginx
    front.ask("/nowhere/0812345678/")
    front.ask("/complaints/track/")
    front.ask("/complaints/track/", "POST", b"code=0812345678")
    front.ask("/admin/complaints/case/")
    wanted = {(PAGE, "200", "site"): 7, (PAGE, "200", "nginx"): 5, ("none", "404", "site"): 1}
    wait_for(lambda: more(front, before, wanted) == wanted)
    text = told(front)[1]
    assert "ita_answer_seconds_count" in text
    assert not [word for word in ("0812345678", "127.0.0.1", "nowhere", "complaint", "track") if word in text]


def test_workers_that_begin_go_on_counting_where_others_ended(front):
    front.ask("/contact/?a=1")
    before = told(front)[0]
    ended = front.installation.workers()
    for pid in ended:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not ended & front.installation.workers())
    wait_until_listening(front.installation.server, int(front.installation.environment["METRICS_BIND"].split(":")[1]))
    front.ask("/contact/?a=1")
    wait_for(lambda: more(front, before, {(PAGE, "200", "site"): 1}) == {(PAGE, "200", "site"): 1})
    files = Path(front.installation.data_dir, "metrics").glob("counter_*.db")
    assert len(list(files)) <= len(ended) + 1  # the parent's, and one a worker, whoever writes it now


def test_of_complaints_failures_alone_are_counted():
    from kokkhon_ita import metrics

    for path in ("/complaints/track/", "/admin/complaints/case/", "/services/1/request/"):
        for status in ("200", "302", "404", "503", "500"):
            metrics.note(path, status, 1.0)
    samples = metrics.answers.collect()[0].samples
    counted = {tuple(one.labels.values()): one.value for one in samples if one.name == "ita_answers_total"}
    assert counted == {("complaints", "500", "site"): 3}


def test_it_is_told_at_no_address_of_the_site(front):
    assert front.ask("/metrics").status == 404
    assert front.ask("/metrics/").status == 404
