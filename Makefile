PYTHON ?= python3
VENV ?= .venv
export VENV
# Machines that forbid it would compile every file anew in each of a thousand processes.
export PYTHONDONTWRITEBYTECODE =

PYTEST = $(VENV)/bin/python -m pytest --durations=10
# Whoever has nothing left takes work from the others; the third works while browsers and servers let the two wait. A fourth was no quicker.
TOGETHER = -n 3 --dist worksteal
ON_POSTGRES = $(VENV)/bin/python -m tests.private_postgres
# A browser, a server or a crowd of processes can be late on a busy machine: what failed runs once more, by itself.
ALONE = --last-failed --last-failed-no-failures none
# Both databases' tests run at once: each remembers for itself what failed.
APART = -o cache_dir=.pytest_cache/postgres
# Where nobody waits for a disk; `make test TMPDIR=…` writes elsewhere.
quick test test-postgres: export TMPDIR = $(shell $(PYTHON) scripts/test_place.py)

.PHONY: run demo office upgrade-all quick test both on-sqlite test-postgres test-machines test-deploy lint

run:
	@$(PYTHON) scripts/run.py

demo:
	@$(PYTHON) scripts/run.py demo

# As root: one more office on this machine. ANSWERS are arguments of manage.py new_office; without them it asks. BACKUP is restored.
office:
	@$(PYTHON) scripts/office.py "$(NAME)" "$(HOST)" "$(BACKUP)" $(ANSWERS)

# As root: every office of this machine to VERSION (a tag or branch), one of them first, and back if that one is not sound.
upgrade-all:
	@$(PYTHON) scripts/upgrade_all.py "$(VERSION)" "$(CANARY)"

# What needs no database, and of each file the first test that needs it (tests/marks.py): no browser, no server.
quick:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(PYTEST) $(TOGETHER) -m quick -q

# All at once: where the one waits for a lock, a first database or its longest test, the others go on.
test:
	@$(PYTHON) scripts/test_tools.py
	@$(MAKE) --no-print-directory --jobs --output-sync=target lint both on-sqlite

# Of a new clone: else each of four workers, which begin at once, would compile every file by itself.
both on-sqlite: .pytest_cache/compiled
.pytest_cache/compiled:
	@mkdir -p $(@D)
	@$(PYTEST) --collect-only -qq >/dev/null || true
	@touch $@

# What commits, and of the rest a few of each file, on PostgreSQL. One worker: more would each load the site and wait for the others.
both:
	$(ON_POSTGRES) $(PYTEST) $(APART) -m both || $(ON_POSTGRES) $(PYTEST) $(APART) -m both $(ALONE)

# The plus lets it say how far it is, while what runs beside it is told at its end.
on-sqlite:
	+$(PYTEST) $(TOGETHER) || $(PYTEST) $(ALONE)

# All of the data layer on PostgreSQL, five minutes: after a change to models, migrations or queries.
test-postgres:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(ON_POSTGRES) $(PYTEST) $(TOGETHER) -m postgres

# Two machines of which one part after the other dies while people work, and fifteen idle minutes of a desk: all by waiting.
test-machines:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(PYTEST) -m minutes

# As root, an hour, the first time with the network: the guides done word for word in fresh Debian 12 machines.
test-deploy:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(VENV)/bin/python -m tests.fresh $(ONLY)

lint:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy common publishing measures disclosures ita complaints witnesses services visitors kokkhon_ita
	$(VENV)/bin/lint-imports --no-cache
	git ls-files -z '*.html' ':!tests/data' | xargs -0 $(VENV)/bin/djade --target-version 5.2 --check
