"""`make run`: from a fresh clone to the site on http://HOST:PORT. Needs only Python's standard library.

Settings come from the environment or from .env; what neither gives has a default that is safe on one's own machine.
"""

import os
import secrets
import socket
import subprocess

from project_venv import ROOT, prepare, python, stop


def address():
    """Return HOST and PORT, or stop with a sentence when nobody can listen there."""
    host, port = os.environ.setdefault("HOST", "127.0.0.1"), os.environ.setdefault("PORT", "8000")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, int(port)), family=family).close()
    except (OSError, OverflowError, ValueError):
        stop(
            f"ใช้พอร์ต {port} ของ {host} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่: เลือกพอร์ตอื่น เช่น PORT=8001 make run",
            f"Port {port} of {host} is taken or not allowed: choose another one, such as PORT=8001 make run",
        )
    return host, port


def named_in_env_file():
    """Return the names that .env sets: they are not ours to override."""
    path = ROOT / ".env"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line.removeprefix("export ").split("=")[0].strip() for line in lines}


def kept(path, make):
    """Return a secret of the site's own, made on the first run and kept readable by its owner alone."""
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(make())
    return path.read_text()


def environment(host):
    """Return the environment of the server."""
    data_dir = ROOT / os.environ.get("DATA_DIR", "var")
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    defaults = {
        "SECRET_KEY": kept(data_dir / "secret_key", lambda: secrets.token_urlsafe(50)),
        "COMPLAINTS_PEPPER": kept(data_dir / "complaints_pepper", lambda: secrets.token_hex(32)),
        "ALLOWED_HOSTS": f"{host},127.0.0.1,localhost",
    }
    given = named_in_env_file()
    return {name: value for name, value in defaults.items() if name not in given} | os.environ


def main():
    host, port = address()
    prepare("requirements.txt")
    os.environ.update(environment(host))
    os.chdir(ROOT)
    if subprocess.run([python(), "manage.py", "prepare_site", "--demo-desk"]).returncode:
        stop("เตรียมเว็บไซต์ไม่สำเร็จ ดูสาเหตุข้างบน", "The site could not be prepared: the reason stands above")
    print(f"เปิดเว็บไซต์ที่ http://{host}:{port} (หยุดด้วย Ctrl-C)", flush=True)
    os.execv(python(), [python(), "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "kokkhon_ita.wsgi"])


if __name__ == "__main__":
    main()
