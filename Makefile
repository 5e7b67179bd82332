PYTHON ?= python3
VENV ?= .venv
export VENV

.PHONY: run test lint

run:
	@$(PYTHON) scripts/run.py

test:
	@$(PYTHON) scripts/test_tools.py
	@$(MAKE) --no-print-directory lint
	$(VENV)/bin/python -m tests.private_postgres $(VENV)/bin/python -m pytest -n 2 -m postgres
	$(VENV)/bin/python -m pytest -n 2

lint:
	@$(PYTHON) scripts/project_venv.py requirements-dev.txt
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	git ls-files -z '*.html' | xargs -0 $(VENV)/bin/djade --target-version 5.2 --check
