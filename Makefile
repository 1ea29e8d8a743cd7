# `make` builds output/; `make test` passes every test. Both set up their own .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WEB := tests/web/node_modules
PIP := -m pip --quiet --disable-pip-version-check
COMPILE := $(VENV)-maintain/bin/pip-compile --quiet --generate-hashes --allow-unsafe --no-strip-extras \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
# one more than there are cores: tests wait for browsers and other programs
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
PYTEST := $(BIN)/python -X warn_default_encoding -m pytest --numprocesses $(WORKERS) --dist worksteal

# an environment that keeps Python from writing bytecode would have hundreds of tests compiled anew in each run
unexport PYTHONDONTWRITEBYTECODE

.PHONY: build check quick test coverage lint format docs score pictures bench fuzz lock upgrade audit clean

build: $(VENV)/ready
	$(BIN)/briefdeck build

check: $(VENV)/ready
	$(BIN)/briefdeck check

# the loop of seconds: what a change needs
quick: $(VENV)/ready-dev lint
	$(PYTEST) --quiet -m "not slow" --hypothesis-profile quick

# the loop of minutes: everything; with COVERAGE=yes also the share of lines that the tests run
test: $(VENV)/ready-dev $(WEB)/ready
	$(PYTEST) $(if $(COVERAGE),--cov --cov-report=term-missing:skip-covered)

coverage:
	$(MAKE) test COVERAGE=yes

lint: $(VENV)/ready-dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy

format: $(VENV)/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/ready-dev
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/key_reference.py
	$(BIN)/python docs/command_reference.py
	$(BIN)/python docs/room_table.py
	$(BIN)/python docs/score.py

# how much the check finds: see docs/score.md; BRIEFDECK_BENCH and BRIEFDECK_HELD_OUT are folders with public pairs, and
# READER is the folder of a model for a second reader, called READER_NAME
score: $(VENV)/ready-dev
	READER=$(READER) READER_NAME="$(READER_NAME)" $(BIN)/python -m docs.measure_score
	$(BIN)/python docs/score.py

pictures: $(VENV)/ready-dev
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/output_pictures.py
	$(BIN)/python docs/desk_pictures.py

# check and build at 300, 1,000 and 10,000 facts
bench: $(VENV)/ready-dev
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-columns=median,min,max,rounds

# broken files of every kind, many of each; FUZZ_SEED says where to begin
fuzz: $(VENV)/ready-dev
	FUZZ_EXAMPLES=$(or $(FUZZ_EXAMPLES),1000) $(PYTEST) tests/fuzz
	$(PYTEST) --hypothesis-profile fuzz tests/test_mutated_project.py
	BRIEFDECK_PAIRS=20 BRIEFDECK_KILLS=20 $(PYTEST) tests/test_alone_at_work.py

# pinned versions and the hashes of their files; `make lock` after a change in pyproject.toml, `make upgrade` for newer ones
lock: $(VENV)-maintain/ready
	$(COMPILE) $(UPGRADE) --only-build-deps --build-deps-for editable --output-file requirements-build.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --output-file requirements.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --extra dev --extra reader --constraint requirements.txt --constraint requirements-build.txt \
		--output-file requirements-dev.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --extra maintain --constraint requirements.txt --constraint requirements-build.txt \
		--output-file requirements-maintain.txt pyproject.toml

upgrade:
	$(MAKE) lock UPGRADE=--upgrade

# known vulnerabilities of what is pinned. An index that has none of a version that is known to be bad has no data at all,
# and pip-audit would call everything clean
AUDIT := $(VENV)-maintain/bin/pip-audit --disable-pip --progress-spinner off
KNOWN_BAD := jinja2==2.10

audit: $(VENV)-maintain/ready
	@echo $(KNOWN_BAD) > $(VENV)-maintain/known-bad.txt; \
	if $(AUDIT) --no-deps -r $(VENV)-maintain/known-bad.txt >/dev/null 2>&1; then \
		echo "nothing was audited: this index has no data on vulnerabilities, not even of $(KNOWN_BAD)"; exit 1; fi
	$(AUDIT) --require-hashes -r requirements-build.txt -r requirements.txt -r requirements-dev.txt

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: $(VENV)/bin/python requirements-build.txt requirements.txt pyproject.toml
	$(BIN)/python $(PIP) install --require-hashes --no-deps -r requirements-build.txt -r requirements.txt
	$(BIN)/python $(PIP) install --no-deps --no-build-isolation --no-index -e .
	$(BIN)/python -m compileall -q src/briefdeck
	touch $@

# not compiled: of all these packages tests import a small part, which Python compiles then
$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/python $(PIP) install --no-compile --require-hashes --no-deps -r requirements-dev.txt
	touch $@

$(VENV)-maintain/ready: requirements-maintain.txt
	$(PYTHON) -m venv --clear $(VENV)-maintain
	$(VENV)-maintain/bin/python $(PIP) install --require-hashes --no-deps -r requirements-maintain.txt
	touch $@

# readers of the quiz in JavaScript and Java; without npm, tests that need them are skipped
$(WEB)/ready: tests/web/package-lock.json
	mkdir -p $(WEB)
	if command -v npm >/dev/null; then npm ci --loglevel error --ignore-scripts --no-audit --no-fund --prefix tests/web; fi
	touch $@

clean:
	rm -rf $(VENV) $(WEB) $(VENV)-maintain $(VENV)-anki-* .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks build dist
