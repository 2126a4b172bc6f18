PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
# One more than the cores that are promised: tests wait for servers and browsers.
PROCESSES ?= 3
TESTS ?= tests
MUTANTS ?= 100
CHANGES ?= 5
COOLDOWN ?= 7
DEMO ?= demo

.PHONY: help setup demo test matrix mutants recordings lint bench faults merging constraints refresh drift lock digests templates check counts clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/complete ## Make the development environment in .venv

$(VENV)/complete: pyproject.toml constraints/development.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints/development.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q $(VENV)/lib generator
	touch $@

demo: setup ## Make a project with accounts and an admin, test it and serve it (SERVE=0: stop after its tests)
	rm -rf "$(DEMO)"
	mkdir "$(DEMO)"
	$(BIN)/startwise new "Demo service" --admin --yes --no-git --output "$(DEMO)"
	cd "$(DEMO)/demo_service" && $(CURDIR)/$(BIN)/uv run pytest -q
	@if [ "$(SERVE)" != 0 ]; then \
		port=$$($(BIN)/python -c "from generator.project.installing import free_port; print(free_port())") \
		&& cd "$(DEMO)/demo_service" \
		&& echo "Serving at http://127.0.0.1:$$port/ - stop with Ctrl-C" \
		&& exec $(CURDIR)/$(BIN)/uv run python manage.py runserver $$port; \
	fi

test: setup ## Lint, types and all tests, over three processes; the counts are printed at the end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest --numprocesses $(PROCESSES) --dist worksteal $(TESTS)

check: setup ## In two minutes: lint, types, layers, advice, templates, one random project of each framework
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest --numprocesses $(PROCESSES) --dist worksteal --quiet --one-of-each --resume \
		tests/guidance tests/test_answers.py tests/test_templates.py tests/test_fragments.py tests/test_packages.py \
		tests/test_generated.py::test_a_generated_project_passes_its_own_tests_and_checks

counts: setup ## Count what says whether the structure holds
	PYTHONPATH=.:tests $(BIN)/python -m counts

mutants: setup ## Change the code of generated projects in MUTANTS=100 places: whether their tests see it
	PYTHONPATH=.:tests $(BIN)/python -m mutants $(MUTANTS) $(PROJECTS)

matrix: setup ## Run every triple of choices for real, over all cores; goes on where it was stopped
	$(BIN)/pytest --numprocesses auto --dist worksteal --every-triple --resume --write-verification \
		--verbose tests/test_generated.py

templates: setup ## Write each cookiecutter.json and README's tables from the questions and the manifests
	PYTHONPATH=.:tests $(BIN)/python -m cookiecutter_json

recordings: setup ## Record wizard and comparison as text in docs/recordings, and write the manual page
	PYTHONPATH=.:tests:tests/wizard $(BIN)/python -m recordings

lint: setup ## Mend what ruff can mend, then check style, types and layers
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

bench: setup ## Measure start-up, rendering and generated services against others, as ratios
	$(BIN)/python benchmarks/run.py

faults: setup ## Let services fail and be loaded; write docs/load-and-faults.md
	$(BIN)/pytest --numprocesses 2 --dist worksteal --write-faults tests/production \
		--ignore tests/production/test_load_and_faults.py
	$(BIN)/python benchmarks/service_ratios.py --write

merging: setup ## Merge edited projects with git, copier and startwise; write docs/merging.md (CHANGES=5)
	PYTHONPATH=.:tests:tests/merging $(BIN)/python benchmarks/merging.py --write \
		--changes $(CHANGES) --processes $(PROCESSES)

constraints: setup ## Resolve the development packages again, with hashes
	$(BIN)/uv pip compile pyproject.toml --group test --group lint --group benchmark --group build \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade --quiet --output-file constraints/development.txt
	grep -oE '^secantusdb==[^ ]+' constraints/secantusdb.txt | $(BIN)/uv pip compile - \
		--universal --python-version 3.13 --generate-hashes --no-emit-index-url --no-header \
		--upgrade --quiet --output-file constraints/secantusdb.txt

lock: setup ## Lock what the templates newly require; no other package moves
	PYTHONPATH=.:tests $(BIN)/python -m refreshing --add-only

refresh: setup ## Resolve the newest packages (COOLDOWN=7 days old), try them, write the tested set
	PYTHONPATH=.:tests $(BIN)/python -m refreshing --write --cooldown $(COOLDOWN) --processes $(PROCESSES)

drift: setup ## The same without writing: what moved, and what it broke
	PYTHONPATH=.:tests $(BIN)/python -m refreshing --cooldown $(COOLDOWN) --processes $(PROCESSES)

digests: setup ## Whether projects and outputs are as they were kept (KEEP=1: keep those of now)
	PYTHONPATH=.:tests $(BIN)/python -m digests $(if $(KEEP),--write)

clean: ## Remove what the targets made
	rm -rf $(VENV) .test-environments .mypy_cache .ruff_cache .pytest_cache .hypothesis demo dist
