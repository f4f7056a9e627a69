# licet: every task that a person or CI runs. `make` alone lists them.

SHELL  := /bin/bash
BIN    := .venv/bin
READY  := .venv/.ready
PIP    := -q --disable-pip-version-check
PYTHON ?= $(shell for p in python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# What compares names is compiled where there is a C compiler; a change of it is built anew.
COMPILED := $(wildcard licet/names/*.pxd) $(patsubst %.pxd,%.py,$(wildcard licet/names/*.pxd))

# What `make run` shows: the orders of the Monday on which the ban was due.
RUN := licet check examples/monday-2019-08-19.csv --as-known 2019-08-19 --lists none --format table \
       --html build/monday.html

# Pages are photographed where Chromium is, and decisions kept in PostgreSQL where that is;
# elsewhere those tests skip.
ifeq ($(CI),true)
TEST_NEEDS := chromium postgresql
endif

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench rivals format lock chromium postgresql clean

help: ## list the targets
	@sed -En 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(READY) ## make .venv from the lock file

$(READY): pyproject.toml requirements.lock setup.py $(COMPILED)
	@test -n "$(PYTHON)" || { echo "licet needs Python 3.11 or later; neither python3.11 nor" \
	  "python3 is one. Install it, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv (a minute, once)"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install $(PIP) --require-hashes -r requirements.lock
	@$(BIN)/pip install $(PIP) --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY) ## judge the bundled example and write its page
	@mkdir -p build
	$(BIN)/$(RUN)

test: $(READY) $(TEST_NEEDS) ## set up, then run every check
	@$(MAKE) --no-print-directory check

check: $(READY) ## format, lint, types, import direction, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 2

bench: $(READY) ## measure
	$(BIN)/python -m benchmarks

rivals: ## make build/rivals, where the rival of `python -m benchmarks names` runs
	@$(PYTHON) -m venv --clear build/rivals
	@build/rivals/bin/pip install $(PIP) -r benchmarks/rivals.txt

format: $(READY) ## format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## write requirements.lock anew (LOCK=--upgrade takes newer versions)
	@$(PYTHON) -m venv --clear build/lock
	@build/lock/bin/pip install $(PIP) pip-tools
	@CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet $(LOCK) \
	  --extra dev --build-deps-for editable --generate-hashes --allow-unsafe --strip-extras \
	  --output-file requirements.lock pyproject.toml
	@sed -i '/^--/d' requirements.lock # where packages come from is each machine's own affair

chromium: ## install Chromium for the page tests, where apt-get and root allow it
	@if command -v chromium >/dev/null; then echo "Chromium is here"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "Installing Chromium"; \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
	    --no-install-recommends chromium fonts-dejavu-core; } >/dev/null \
	  || echo "Chromium could not be installed: the page tests will skip"; \
	else echo "No apt-get, or not root: the page tests will skip"; fi

postgresql: ## install PostgreSQL for the ledger's tests, where apt-get and root allow it
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then echo "PostgreSQL is here"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "Installing PostgreSQL"; \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
	    --no-install-recommends postgresql; } >/dev/null \
	  || echo "PostgreSQL could not be installed: its tests will skip"; \
	else echo "No apt-get, or not root: the tests with PostgreSQL will skip"; fi

clean: ## remove what was made
	rm -rf .venv build dist *.egg-info .*_cache .hypothesis licet/names/*.so
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
