# Two commands: `make demo` shows the main job, `make test` proves it. Both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RESULTS ?= demo-results

.PHONY: demo test setup lint lock benchmark every-state toolkit clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lawkit needs Python 3.11 or newer; call: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	@mkdir -p $(RESULTS)
	@echo "Checking a sample draft law (samples/kestria-nuclear-security-bill.docx) against CPPNM/A and ICSANT"
	@$(BIN)/lawkit check samples/kestria-nuclear-security-bill.docx --instruments cppnm-a,icsant --format html --output $(RESULTS)/gap-report.html
	@$(BIN)/lawkit check samples/kestria-nuclear-security-bill.docx --instruments cppnm-a,icsant --format docx --output $(RESULTS)/gap-report.docx
	@$(BIN)/lawkit check samples/kestria-nuclear-security-bill.docx --instruments cppnm-a,icsant --format json --output $(RESULTS)/gap-report.json
	@echo "Building the kit for Kenya"
	@$(BIN)/lawkit kit KE --output $(RESULTS)/kit-KE
	@$(BIN)/lawkit check samples/kestria-nuclear-security-bill.docx --instruments cppnm-a,icsant --most 3 --quiet
	@echo
	@echo "Results are in $(CURDIR)/$(RESULTS): open gap-report.html in a browser, gap-report.docx and kit-KE/ in Word."

test: setup
	$(BIN)/ruff check lawkit tests
	$(BIN)/mypy
	$(BIN)/lawkit validate
	$(BIN)/python -m pytest -n 2

lint: setup
	$(BIN)/ruff check lawkit tests
	$(BIN)/mypy

benchmark: setup
	$(BIN)/python -m tests.benchmarks.bench_check
	$(BIN)/python -m tests.benchmarks.bench_kit

every-state: setup
	$(BIN)/python -m tests.kits.every_state

# Files for translators, read by the Translate Toolkit (GPL) in an environment of its own.
toolkit: setup
	$(PYTHON) -m venv .venv-toolkit
	.venv-toolkit/bin/pip install --quiet translate-toolkit==3.20.4 lxml
	LAWKIT_TOOLKIT=$(CURDIR)/.venv-toolkit/bin/python $(BIN)/python -m pytest tests/translation/test_common_tools.py

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet pip-tools
	.venv-lock/bin/pip-compile --quiet --strip-extras --extra dev --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml
	rm -r .venv-lock

clean:
	rm -rf $(VENV) $(RESULTS) build dist
