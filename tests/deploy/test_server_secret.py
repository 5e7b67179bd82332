"""A server with another secret than the complaint desk's does not start."""

import subprocess

import pytest

from tests.installation import ROOT, SERVER


@pytest.mark.parametrize("secret", ["ab" * 32, ""])
def test_gunicorn_ends_with_a_sentence_that_names_the_variable(prepared, tmp_path, secret):
    site = prepared.copy(tmp_path / "data", COMPLAINTS_PEPPER=secret)
    ended = subprocess.run(SERVER, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode != 0
    assert "ImproperlyConfigured: COMPLAINTS_PEPPER is " in ended.stderr
    assert "The site does not start" in ended.stderr
