#!/usr/bin/env python
"""Django's door: `python manage.py <command>`."""

import gc
import os
import signal
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kokkhon_ita.settings")
    gc.set_threshold(50_000)  # what is loaded stays: looking for garbage in it would take a tenth of the start
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # whoever started this may have held it back
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says it; what a Ctrl-C cut short goes on with the next start
