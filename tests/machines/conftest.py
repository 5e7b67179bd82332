"""An S3 server of the tests' own, and two machines of one office."""

import pytest

from tests.machines import work
from tests.machines.together import Bucket, Machines


@pytest.fixture(scope="session")
def machines(prepared, tmp_path_factory):
    """Serve an office on two machines; `filled` is what work.FILL says."""
    with Machines(tmp_path_factory.mktemp("machines"), prepared.static_root) as made:
        made.filled = made.shell(work.FILL)
        made.serve()
        yield made


@pytest.fixture(scope="session")
def s3():
    """Serve S3 for the whole run; each test of a bucket begins with an empty one."""
    with Bucket() as bucket:
        yield bucket


@pytest.fixture
def in_bucket(s3, settings, monkeypatch):
    """Let the site keep its files in that bucket, as S3_BUCKET does."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    settings.S3_BUCKET = "office"
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": "office", "endpoint_url": s3.url, "location": name, "region_name": "us-east-1",
                "file_overwrite": True,
            },
        }
        for name in ("files", "issued", "sealed")
    }  # fmt: skip
    s3.empty()
    yield s3
    s3.empty()
