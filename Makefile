# Everything a developer or operator runs. `make help` lists it.
PORT ?= 8000
export PORT

.PHONY: help setup demo test quick mutants attack check bench workbench gallery messages extract_translations sbom clean

help: ## list the targets
	@grep -hE '^[a-z_]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

setup: ## create .venv with everything but a browser
	@scripts/setup

demo: setup ## open the Grundprogramm in the local player, with a made-up group's work in it (PORT=8000, EMPTY=1 without)
	@scripts/demo

test: setup ## install what tests need, browser included, and run all of them
	@scripts/test

quick: setup ## run the tests that need no browser, no database server and no patience
	@scripts/test --quick

mutants: setup ## change the pure code in small ways and name the changes no test notices (SEED=1, COUNT=300)
	@.venv/bin/python scripts/mutants

attack: setup ## attack boards on every engine, votes and archives, often; writes docs/attacks.md (an hour)
	@DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m tests.attacks

check: setup ## lint, types, import contract, documentation
	@scripts/check

bench: setup ## measure against peers and floors; writes docs/bench.md
	@scripts/bench

workbench: setup ## open every scenario of every block in the xblock-sdk workbench
	@scripts/workbench

gallery: setup ## take the pictures of docs/gallery anew
	@.venv/bin/python scripts/gallery

messages: setup ## collect, update and compile the translations
	@scripts/messages

extract_translations: setup ## write the English source file that the translation project of Open edX collects
	@scripts/extract_translations

sbom: setup ## build the wheel and list what comes with it (CycloneDX); writes dist/
	@scripts/sbom

clean: ## remove what the targets above created
	rm -rf .venv node_modules var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage xblocks/conf
