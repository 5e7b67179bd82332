"""What a maintainer and a host of the code look for stands at the root, and is true."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.installation import ROOT


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_licence_is_the_whole_of_apache_2():
    assert text("LICENSE").count("\n") >= 200
    assert "Apache License\n                           Version 2.0, January 2004" in text("LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text("LICENSE")


def test_notice_names_every_part_that_keeps_its_own_licence():
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    places = {f"{Path(name).parent}/" for name in kept if "/" in name and Path(name).name in {"OFL.txt", "LICENSE"}}
    assert places == set(re.findall(r"(?:common|static)/[\w./-]+/", text("NOTICE")))


@pytest.mark.parametrize("name", [".github/workflows/test.yml", ".gitlab-ci.yml"])
def test_hosts_call_make_test(name):
    jobs = yaml.safe_load(text(name))
    job = jobs.get("jobs", jobs)["test"]
    assert "make test" in job.get("script", []) + [step.get("run") for step in job.get("steps", [])]


def test_every_commit_is_linted():
    (hooks,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [hook["entry"] for hook in hooks["hooks"]] == ["make lint"]
    assert re.search(r"^lint:", text("Makefile"), re.M)
