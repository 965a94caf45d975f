# make run: set up and open the bundled samples. make test: set up and run every check.
PYTHON ?= $(firstword $(foreach name,python3.14 python3.13 python3.12 python3.11 python3 python,$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
BIN := .venv/bin

.PHONY: run test format lock locale screenshots clean

run: .venv/ready
	$(BIN)/kanbao

test: .venv/ready
	$(BIN)/ruff format --check tui corpus tests screenshots
	$(BIN)/ruff check tui corpus tests screenshots
	$(BIN)/mypy tui corpus screenshots
	$(BIN)/python -m pytest

format: .venv/ready
	$(BIN)/ruff format tui corpus tests screenshots
	$(BIN)/ruff check --fix tui corpus tests screenshots

screenshots: .venv/ready
	$(BIN)/python -m screenshots.take

locale: .venv/ready
	$(BIN)/pybabel -q compile --directory tui/locale --domain kanbao

# uv writes the lock: names, versions and hashes for every Python from 3.11 on.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-annotate --output-file requirements.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "kanbao needs Python 3.11 or newer; set PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

clean:
	rm -rf .venv dist build
