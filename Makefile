# Everything the project needs is installed into .venv, from the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
SIZE ?= 20000

.PHONY: demo test screenshots bench bench-http bench-archive lock

demo: $(VENV)/run
	$(BIN)/dateline demo --port $(PORT)

test: $(VENV)/dev $(VENV)/whoosh3
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=$(VENV)/whoosh3 $(BIN)/python -m pytest tests/test_oracle.py tests/test_archive.py
	sh tests/find_browser.sh
	$(BIN)/python -m pytest

screenshots: $(VENV)/dev
	sh tests/find_browser.sh
	DATELINE_SCREENSHOTS=1 $(BIN)/python -m pytest -q tests/test_screenshots.py

bench: $(VENV)/bench
	$(BIN)/python -m benchmarks --size $(SIZE) $(if $(PEERS),--peers $(PEERS)) \
		$(if $(REUTERS),--reuters $(REUTERS))

bench-http: $(VENV)/bench
	$(BIN)/python -m benchmarks.http --size $(SIZE)
	$(BIN)/python -m benchmarks.startup --size $(SIZE)

bench-archive: $(VENV)/bench
	$(BIN)/python -m benchmarks.live --size $(SIZE)
	$(BIN)/python -m benchmarks.rebuild --size $(SIZE)
	$(BIN)/python -m benchmarks.intake --size $(SIZE)
	$(BIN)/python -m benchmarks.worst --size $(SIZE)

lock:
	$(BIN)/uv pip compile -q --no-deps --universal --python-version 3.11 --generate-hashes \
		--no-header requirements-whoosh3.in -o requirements-whoosh3.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --extra fast -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --extra fast --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --extra fast --group bench -c requirements-dev.lock -o requirements-bench.lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/whoosh3: $(VENV)/bin/python requirements-whoosh3.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --upgrade --target $@ \
		--require-hashes -r requirements-whoosh3.lock
	touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/bench: $(VENV)/run requirements-bench.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@
