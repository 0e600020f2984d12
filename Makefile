# One door for people and CI. Needs nothing but make and Python 3.11+ with pip and venv; `make` alone lists the targets.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
SET_UP := $(VENV)/.set-up
UV ?= uv

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench calibrate docs lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@echo 'Rettesnor: make TARGET'
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

demo: $(SET_UP) ## set up, then read the documents in examples/ into trees, an Excel sheet and JSON
	@$(BIN)/python tools/demo.py

test: $(SET_UP) ## set up, then run all tests (FAST=1 leaves the slow ones out, ARGS=… goes to pytest)
	@chosen="$$($(BIN)/python tools/programs.py $(if $(FAST),'not slow'))" && \
	$(BIN)/python -m pytest -n auto -m "$$chosen" $(ARGS)

check: $(SET_UP) ## lint, format, types, allowed imports and the house's own rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/architecture

format: $(SET_UP) ## put imports and layout in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(SET_UP) ## measure speed and memory; writes docs/explanation/performance.md
	@$(BIN)/python -m benchmarks

calibrate: $(SET_UP) ## learn anew how sure a reading is; writes docs/explanation/confidence.md
	@$(BIN)/python -m tools.calibrate

docs: $(SET_UP) ## refresh what in docs/ is made from the code, and the README's picture
	@$(BIN)/python tools/docs.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: https://docs.astral.sh/uv/ (or UV=/path/to/uv)'; exit 1; }
	@$(UV) pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		$(if $(UPGRADE),--upgrade) --output-file requirements.lock pyproject.toml
	@echo 'wrote requirements.lock'

clean: ## remove what make has made: .venv, demo-output, caches
	rm -rf $(VENV) demo-output .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The set-up is done again only when the lock or the project file has changed.
$(SET_UP): requirements.lock pyproject.toml tools/set-up.sh
	@sh tools/set-up.sh $(VENV)
	@touch $@
