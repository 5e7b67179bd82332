"""Settings, driven by environment variables; `.env` beside manage.py is read when it exists.

With DEBUG off a missing SECRET_KEY or ALLOWED_HOSTS stops start-up with a sentence.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))


def required(name: str, *, reader: Callable[..., Any] = env.str, while_debugging: Any) -> Any:
    """Return the variable, or `while_debugging` when DEBUG is on; raises ImproperlyConfigured otherwise."""
    value = reader(name, default=while_debugging if DEBUG else None)
    if not value:
        raise ImproperlyConfigured(f"{name} ยังไม่ได้กำหนด: ต้องกำหนดในตัวแปรสภาพแวดล้อมหรือไฟล์ .env ก่อนเริ่มระบบ")
    return value


SECRET_KEY = required("SECRET_KEY", while_debugging="only-for-debugging-never-for-a-real-site")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", reader=env.list, while_debugging=["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Addresses or networks of our own proxies: only they are believed about whom they forward for.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
HTTPS = env.bool("HTTPS", default=False)

INSTALLED_APPS = [
    "kokkhon_ita",
    "kokkhon_ita.admin_config.SiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_prose_editor",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "common",
    "publishing",
    "measures",
    "disclosures",
    "complaints",
    "witnesses",
    "services",
    "visitors",
    "ita",
]

MIDDLEWARE = [
    "kokkhon_ita.middleware.CompressForReaders",
    "kokkhon_ita.kept.middleware.KeepPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kokkhon_ita.middleware.LetsGoOfTheDatabase",
    "kokkhon_ita.middleware.SecurityHeaders",
    "kokkhon_ita.middleware.OpenToOtherSites",
    "csp.middleware.CSPMiddleware",
    "kokkhon_ita.middleware.MethodsOfPages",
    "kokkhon_ita.middleware.WholeAddresses",
    "kokkhon_ita.middleware.WholeRequests",
    "visitors.middleware.VisitorCounter",
    "kokkhon_ita.kept.middleware.RevalidatePages",
    "kokkhon_ita.early_links.AskEarly",
    "kokkhon_ita.unbroken.UnbrokenWords",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "publishing.draft_states.NotesChanges",
    "complaints.carry_on.CarryOn",
]

ROOT_URLCONF = "kokkhon_ita.urls"
WSGI_APPLICATION = "kokkhon_ita.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kokkhon_ita.context.site",
                "visitors.context.visitors",
            ],
            "builtins": ["common.templatetags.promises"],
        },
    }
]

# SQLite: WAL lets readers go on while one writes; IMMEDIATE makes writers queue at BEGIN instead of failing at COMMIT.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Opening the file and its log costs more than most pages' queries.
    DATABASES["default"] |= {"ENGINE": "common.sqlite", "OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": 60}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# "default" is each process's own; "shared" is seen by every process of the site.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Nothing that must last lies there: locks and limits have a table of their own (common/limits.py).
    "shared": {
        "BACKEND": "common.forgiving_table.ForgivingTable",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
if REDIS_URL := env.str("REDIS_URL", default=""):
    CACHES["shared"] = {"BACKEND": "common.forgiving_redis.ForgivingRedis", "LOCATION": REDIS_URL}

AUTH_USER_MODEL = "common.StaffUser"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "common.accounts.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Links that set a password: an administrator may give one before a long weekend.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
LOGIN_URL = "admin:login"
# Where ?next= leads when it is no page of ours.
LOGIN_REDIRECT_URL = "admin:index"

AXES_HANDLER = "common.sign_in_limit.SignInLimit"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "common.clients.client_block"
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
# Its tables and warnings would keep addresses and user agents; the throttle keeps keyed hashes.
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "th"
# Sentences that Django's own Thai translation lacks.
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kokkhon_ita.stylesheet.StylesheetFinder",
]
# Maps of scripts are for whoever looks for a fault: compressing the editor's takes as long as all else together.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
MEDIA_ROOT = DATA_DIR / "files"
# Reports made of editions. They can be made again: no backup needs them.
ISSUED_ROOT = DATA_DIR / "issued"
# Off where `manage.py make_files` is run by somebody else: files of editions are then only asked for, not made.
MAKES_FILES = env.bool("MAKES_FILES", default=True)
# Work that may wait is done by a process that the site starts when something is put (common/queue.py).
WORKS_BY_ITSELF = env.bool("WORKS_BY_ITSELF", default=True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SEALED_ROOT = DATA_DIR / "sealed"
# What notes each case's newest state outside the database (complaints/register.py). Never in a backup.
REGISTER_ROOT = Path(env.str("REGISTER_DIR", default="") or DATA_DIR / "register")
# Networks that are not public but hold sites whose ledger or note we read, such as 10.0.0.0/8 of a province.
INNER_NETWORKS = env.list("INNER_NETWORKS", default=[])
# A time-stamping service (RFC 3161) that stamps the ledger's head, such as http://timestamp.example.go.th/; empty: none.
TIMESTAMP_URL = env.str("TIMESTAMP_URL", default="")
# Where `manage.py backup` writes, for whom it encrypts (an age public key; nobody: in clear), and the free space below which the site says so.
BACKUP_ROOT = Path(env.str("BACKUP_DIR", default=str(DATA_DIR / "backups")))
BACKUP_RECIPIENT = env.str("BACKUP_RECIPIENT", default="")
DISK_FLOOR_MEBIBYTES = env.int("DISK_FLOOR_MEBIBYTES", default=500)
# 64 hexadecimal signs: the part of every complaint's key that no database or backup holds. Without it the desk is shut.
COMPLAINTS_PEPPER = env.str("COMPLAINTS_PEPPER", default="")
# The demo desk, whose secrets were printed on a screen, opens only where the site was started as a demonstration.
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)
# What is more is told by the form it was sent with, which keeps the text; Django's own refusal would lose it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = None  # counted in common/uploads/surplus.py, which keeps the text
# Uploads on their way in; inside DATA_DIR, so that no byte of them lies anywhere else.
FILE_UPLOAD_TEMP_DIR = env.path("FILE_UPLOAD_TEMP_DIR", default=str(DATA_DIR / "incoming"))
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_MEBIBYTES", default=50) * 1024 * 1024
# A ClamAV daemon that looks at every upload: unix:///run/clamav/clamd.ctl or tcp://host:3310. Empty: none.
CLAMD = env.str("CLAMD", default="")
# Whether scans get a copy with a text layer, by the machine's ocrmypdf and Thai Tesseract (common/uploads/recognizing.py).
OCR = env.bool("OCR", default=False)
# A bucket (S3) that several machines share for everything but the database; empty: folders in DATA_DIR. The key comes from
# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as boto3 reads them.
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT = env.str("S3_ENDPOINT", default="")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if S3_BUCKET:
    from botocore.config import Config

    # botocore's own patience is minutes, for which a page would keep everybody on its lane waiting.
    _PATIENCE = Config(
        connect_timeout=3,
        read_timeout=20,
        retries={"mode": "standard", "total_max_attempts": 2},
        signature_version="s3v4",
    )
    for _name in ("files", "issued", "sealed"):
        STORAGES[_name] = {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": S3_BUCKET, "endpoint_url": S3_ENDPOINT or None, "location": _name,
                "region_name": env.str("AWS_DEFAULT_REGION", default="us-east-1"), "file_overwrite": True,
                "client_config": _PATIENCE,
            },
        }  # fmt: skip

# Several machines serve one office: they share a database server, a bucket and a register, which somebody must have named.
SEVERAL_MACHINES = bool(S3_BUCKET) and DATABASES["default"]["ENGINE"] != "common.sqlite"
REGISTER_IS_NAMED = bool(env.str("REGISTER_DIR", default=""))

# Finished pages: those that the queue makes ahead, and those that each process keeps in memory. While debugging none, so
# that an edited template shows.
PAGES_AHEAD = not DEBUG and env.bool("PAGES_AHEAD", default=MAKES_FILES)
KEPT_PAGES_BYTES = 0 if DEBUG else env.int("KEPT_PAGES_MEBIBYTES", default=16) * 1024 * 1024

# Who answers the survey, and from which network, is known for a day as the counter knows visitors: by keyed hashes.
SURVEY_SENDER = "visitors.identity.today.hash_of"
SURVEY_NETWORK = "visitors.identity.today.network_of"
# Of complaints no row may tell the second, also not the day's key: it is made by visitors alone.
COMPLAINTS_NETWORK = "visitors.identity.today.quiet_network_of"
# Where nginx tells of the readers whom it answered with its own copy of a page; empty: it keeps none.
READERS_LOG = env.str("READERS_LOG", default="")
# Where Prometheus is told of answers by view and status, such as 127.0.0.1:9464; empty: nothing is counted.
METRICS_BIND = env.str("METRICS_BIND", default="")
# The service's folder in memory, as systemd names it.
METRICS_ROOT = Path(env.str("RUNTIME_DIRECTORY", default=str(DATA_DIR))) / "metrics"
VISITORS_WEEK_STARTS = env.str("VISITORS_WEEK_STARTS", default="sunday")
VISITORS_COMPLAINT_PATHS = ["/complaints/"]
VISITORS_HEALTH_PATHS = ["/healthz/", "/readyz/"]
VISITORS_STAFF_PATHS = ["/admin/"]
DESK_PATHS = ["/admin/complaints/room/"]  # where officers work on cases; what is sent there leaves no trace elsewhere
# With the write itself, kill -9 loses at most the last second of page views. None: nothing is written by itself.
VISITORS_FLUSH_SECONDS: float | None = 0.8

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "common.sessions"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = CSRF_COOKIE_AGE = 8 * 60 * 60
# What was said waits in the session: staff have two cookies, as the privacy page tells them.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

# The mail server of the officers' daily mail, as smtp+tls://user:password@host:587; without one, this machine's own.
EMAIL_URL = env.str("EMAIL_URL", default="").strip()
globals().update(env.email_url_config(EMAIL_URL or "smtp://localhost:25"))
EMAIL_TIMEOUT = 30
# Mails that an office can do without, such as those about reporting rounds, wait until somebody named a server.
MAIL_IS_SET_UP = EMAIL_URL not in ("", "dummymail://")
# Who is told by mail that something failed (common/error_mail.py); nobody until somebody is named.
ERRORS_TO = env.list("ERRORS_TO", default=[])
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="no-reply@localhost")

# "json" writes one object a line without anything that a person typed (common/json_log.py).
LOG_FORMAT = env.str("LOG_FORMAT", default="plain")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "common.json_log.JsonLines"},
        "day": {"()": "complaints.quiet_log.OnlyTheDay", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "filters": {
        "complaints": {"()": "complaints.quiet_log.SayNothing"},
        "garbage": {"()": "common.json_log.NothingOfGarbage"},
        "nothing-of-complaints": {"()": "complaints.quiet_log.NothingAtAll"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["garbage", "complaints"]},
        "mail": {"()": "common.error_mail.MailToAdministrator", "level": "ERROR", "filters": ["nothing-of-complaints"]},
        "stderr-by-day": {"class": "logging.StreamHandler", "formatter": "day"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["mail", "stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["mail", "stderr"], "level": "WARNING", "propagate": False},
        # Anybody can send a Host that is not ours: the answer says enough. Of a logger without any handler Python itself writes.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "complaints": {"handlers": ["stderr-by-day"], "level": "WARNING", "propagate": False},
    },
}
