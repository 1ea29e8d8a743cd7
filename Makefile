# `make` builds output/; `make test` passes every test. Both set up their own .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WEB := tests/web/node_modules

.PHONY: build test lint check docs pictures bench format clean

build: $(VENV)/ready
	$(BIN)/briefdeck build

check: $(VENV)/ready
	$(BIN)/briefdeck check

test: $(VENV)/ready-dev $(WEB)/ready
	$(BIN)/python -X warn_default_encoding -m pytest

lint: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/key_reference.py

pictures: $(VENV)/ready-dev
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/quiz_pictures.py

bench: $(VENV)/ready-dev
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-columns=median,min,max,rounds

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	$(BIN)/python -m compileall -q src/briefdeck
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# readers of the quiz in JavaScript and Java; without npm, tests that need them are skipped
$(WEB)/ready: tests/web/package-lock.json
	mkdir -p $(WEB)
	if command -v npm >/dev/null; then npm ci --silent --ignore-scripts --no-audit --no-fund --prefix tests/web; fi
	touch $@

clean:
	rm -rf $(VENV) $(WEB) $(VENV)-anki-* .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks build dist
