# `make run` and `make test` are all that is needed on a fresh machine with Python 3.11 or newer. Everything is installed into .venv.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
# A file with a council's name, logo and colours (docs/theme.md): make run THEME=council.yaml
THEME ?=
# One more than there are cores: tests wait for browsers and services.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
BIN := .venv/bin
# What is kept ready-made stays in this folder too.
export GRAPHMODEL_CACHE ?= $(CURDIR)/.venv/ready-made
STAMP := .venv/.installed

.PHONY: run test lint bench soak screenshots clean

# Start the service on the shipped data and print its address.
run: $(STAMP)
	@exec $(BIN)/graphmodel serve --host $(HOST) --port $(PORT)$(if $(THEME), --theme "$(THEME)")

# Run all tests; what is skipped, and why, is printed at the end. Each process takes neighbours, so that what they share is made once, not everywhere.
# What Python compiles is kept, whatever the machine says else: hundreds of processes would each compile it again.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# Style and types, both without a complaint.
lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

# Ours beside what people would use instead, each in one run; the tables go into docs/performance.md. Needs wrk and Chromium.
bench: $(STAMP)
	$(BIN)/python -m benchmarks --write docs/performance.md

# Minutes of mixed load at 80 % of what the service bears, its memory watched: make soak MINUTES=10
MINUTES ?= 10
soak: $(STAMP)
	$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)

# Pictures of the main pages, wide and narrow, in build/screenshots, and those of the README in docs/images; to be looked at. Needs Chromium.
screenshots: $(STAMP)
	$(BIN)/python tools/screenshots.py --images docs/images

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build *.egg-info

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "graphmodel needs Python 3.11 or newer; name one with: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)
