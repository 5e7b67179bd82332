"""`make run`: from a fresh clone to the site on http://HOST:PORT. Needs only Python's standard library.

Settings come from the environment or from .env, which the first run fills with this installation's own secrets.
`make demo` (`run.py demo`) serves a made-up office on a data folder of its own and touches nothing of the site's.
"""

import os
import secrets
import socket
import sys

from project_venv import ROOT, prepare, python, stop

DEFAULTS = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "COMPLAINTS_PEPPER": lambda: secrets.token_hex(32),
    "ALLOWED_HOSTS": lambda: ",".join(dict.fromkeys([os.environ["HOST"], "127.0.0.1", "localhost"])),
}


def address():
    """Let HOST and PORT say where to listen, or stop with a sentence when nobody can listen there."""
    host, port = os.environ.setdefault("HOST", "127.0.0.1"), os.environ.setdefault("PORT", "8000")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, int(port)), family=family).close()
    except (OSError, OverflowError, ValueError):
        stop(
            f"ใช้พอร์ต {port} ของ {host} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่: เลือกพอร์ตอื่น เช่น PORT=8001 make run",
            f"Port {port} of {host} is taken or not allowed: choose another one, such as PORT=8001 make run",
        )


def secrets_file():
    """Write into .env what this installation still lacks, readable by its owner alone; keep what stands there."""
    path = ROOT / ".env"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    given = {line.removeprefix("export ").split("=")[0].strip() for line in lines} | os.environ.keys()
    missing = [f"{name}={make()}" for name, make in DEFAULTS.items() if name not in given]
    if missing:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join([*lines, *missing, ""]))


def stand_apart():
    """Let everything that the demonstration keeps lie in var/demo, whatever the site's own settings say."""
    data = ROOT / "var" / "demo"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ |= {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'db.sqlite3'}",
        "REDIS_URL": "",
        "EMAIL_URL": "dummymail://",
    }


def main(demo=False):
    address()
    prepare("requirements.txt")
    secrets_file()
    os.chdir(ROOT)
    os.environ["DEMONSTRATION"] = "1"  # of this start only: a real site that copies .env is none
    if demo:
        stand_apart()
    content = ["--living-office"] if demo else ["--source-office", "--demo-desk"]
    os.execv(python(), [python(), "manage.py", "run_site", *content])


if __name__ == "__main__":
    try:
        main(demo="demo" in sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
