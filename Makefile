# The one list of commands: people, hooks and CI all call these.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export HOST ?= 127.0.0.1
export PORT ?= 8000
export Q

.PHONY: help start ask test check format bench soak train clean browser

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

start: .venv/.serving ## install, build the index if there is none, serve the chat page on HOST:PORT
	@$(BIN)/nitinam index build --if-needed >&2
	@exec $(BIN)/nitinam serve --host "$$HOST" --port "$$PORT"

ask: .venv/.serving ## answer one question in the terminal: make ask Q="…"
	@test -n "$$Q" || { echo 'ask what? make ask Q="…"' >&2; exit 2; }
	@$(BIN)/nitinam index build --if-needed >&2
	@$(BIN)/nitinam ask "$$Q"

test: .venv/.development browser ## every test
	$(BIN)/pytest

check: .venv/.development ## format, lint, types, imports and the fast tests, in under a minute
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 -m "not slow and not browser"

format: .venv/.development ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.serving ## speed and memory, as ratios against a plain BM25 service of the same run
	@$(BIN)/nitinam index build --if-needed >&2
	@$(BIN)/python -m evaluation.benchmarks.service

soak: .venv/.serving ## words and dense legs over 100,000 and 1,000,000 passages (some ten minutes; goes on where it stopped)
	$(BIN)/python -m evaluation.benchmarks.soak

train: .venv/.development ## train the encoder on what ships, then rebuild the index
	$(BIN)/nitinam index train-encoder
	$(BIN)/nitinam index build

clean: ## remove what was installed and built here; var/ stays
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.serving: requirements.lock pyproject.toml
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@echo "installing NitiNam into .venv" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.development: .venv/.serving requirements-dev.lock
	@echo "installing what tests and training need" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

# Browser tests need Chromium; where it is missing and may be installed, it is. Elsewhere they are skipped by name.
browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
	  command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && echo "installing Chromium for the browser tests" >&2 && \
	  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium chromium-driver fonts-thai-tlwg fonts-noto-core >/dev/null 2>&1; } || \
	  echo "no Chromium: browser tests will be skipped" >&2
