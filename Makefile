# Stemma's front door. `make help` lists what a person may want.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
BIOME := .venv/node/node_modules/.bin/biome
PORT ?= 8000
# The date that built files carry: that of the last commit, so that one commit always gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# What is typed behind a target goes to the program as it stands: neither make nor a shell reads anything into it.
override export PAPER := $(value PAPER)
override export TITLE := $(value TITLE)
override export AREA := $(value AREA)
override export YEAR := $(value YEAR)
override export ID := $(value ID)
override export CODE := $(value CODE)
override export SINCE := $(value SINCE)
override export NAME := $(value NAME)
override export FILE := $(value FILE)
override export OFFLINE := $(value OFFLINE)
override export WORDS := $(value WORDS)
override export TOPIC := $(value TOPIC)
override export STATUS := $(value STATUS)
override export LACKING := $(value LACKING)
override export OLDER := $(value OLDER)
override export KIND := $(value KIND)
override export FROM := $(value FROM)
override export TO := $(value TO)
override export REASON := $(value REASON)
override export YES := $(value YES)

.PHONY: help site serve check explain fix test attack engines clients kills validate lighthouse coverage mutations bundle bench find new import language rename merge remove lock clean

help: ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 11

site: .venv/site.stamp ## check the records and build the site into site/
	@$(BIN)/python -m generator site

serve: .venv/site.stamp ## show the site while records are edited, at http://localhost:8000
	@$(BIN)/python -m generator serve --port $(PORT)

check: .venv/site.stamp ## say everything that is wrong with the records; SINCE=origin/main tells what has changed since then first
	@$(BIN)/python -m generator check $(if $(SINCE),--since "$$SINCE")

explain: .venv/site.stamp ## say why there is a finding, with an example: make explain CODE=unknown-paper
	@$(BIN)/python -m generator explain "$$CODE"

fix: .venv/site.stamp ## fix what needs no judgement (order, whitespace, quoting, names), then check
	@$(BIN)/python -m generator check --fix

test: .venv/test.stamp .venv/node.stamp site ## run every test, the browser's included
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports --no-logo
	@$(BIOME) check --error-on-warnings overrides generator
	@$(BIN)/pytest -n auto --dist worksteal

attack: .venv/test.stamp ## try every hostile text in every field of every kind of record, in a browser, and 15,000 damaged records
	@$(BIN)/pytest tests/hostile tests/laws --whole-attack -s

engines: .venv/test.stamp ## build the same pages with MkDocs, ProperDocs, MaterialX and Zensical, and say what differs; ALL=1 takes the real ones
	@$(BIN)/python -m tests.engines $(if $(ALL),--real)

clients: .venv/test.stamp site ## use what leaves the site in TeX, pandoc (STYLES=folder), Zotero (ZOTERO=folder), citation.js and ajv
	@$(BIN)/python -m tests.clients $(if $(STYLES),--styles "$(STYLES)") $(if $(ZOTERO),--zotero "$(ZOTERO)")

kills: .venv/test.stamp ## kill builds at fifty random moments, hold a hundred edits against clean builds, and build as other users on other disks
	@$(BIN)/pytest tests/publish/test_ended.py tests/publish/test_changed.py tests/publish/test_places.py --kills 50 --edits 100 --places

# Of what vnu says these two are Material's own: on the checkbox of its drawer, and on the label of its navigation.
THEIRS := Attribute .autocomplete. is only allowed.*|Bad value .. for attribute .tabindex. on element .label.*
validate: site .venv/node.stamp ## hold pages of every kind against the standard with html-validate and, where there is Java, vnu, which npm fetches
	@ls site/*.html site/*/index.html site/{areas,lineages,reports,results}/*.html site/pt-BR/*.html site/{papers,topics}/l*.html \
		site/authors/*-m*.html site/venues/i*.html > build/validated.txt
	@xargs npm exec --yes --package=html-validate@10.17.0 -- html-validate --config tests/htmlvalidate.mjs < build/validated.txt
	@! command -v java >/dev/null || xargs npm exec --yes --package=vnu-jar@26.9.27 -- vnu --errors-only --filterpattern '$(THEIRS)' < build/validated.txt

lighthouse: .venv/test.stamp ## say what Lighthouse, which npm fetches, gives five kinds of page on a phone; fails where that is too low
	@$(BIN)/python -m tests.lighthouse

coverage: .venv/test.stamp ## say which lines of the generator no test reaches, the browser's aside; fails below 95 %
	@$(BIN)/pytest -n auto --dist worksteal --ignore tests/browser --cov --cov-fail-under=95

mutations: .venv/test.stamp ## say which small faults no test notices: minutes for OF=generator/checks/lineage.py, hours for all; SAMPLE=400 draws so many
	@$(BIN)/python -m tests.mutations $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(OF)

bundle: site ## make dist/stemma-offline.zip, the site that opens from a disk
	@$(BIN)/python -m generator bundle

bench: .venv/test.stamp ## measure builds beside Hugo with Pagefind, and speed and size beside Material's own search
	@$(BIN)/python -m tests.builds
	@$(BIN)/python -m tests.bench

find: .venv/site.stamp ## find papers: make find [WORDS='low rank'] [AREA=nlp] [TOPIC=…] [YEAR=2017-2019] [STATUS=brief] [LACKING=results] [OLDER=180]
	@$(BIN)/python -m generator find $${AREA:+--area "$$AREA"} $${TOPIC:+--topic "$$TOPIC"} $${YEAR:+--year "$$YEAR"} \
		$${STATUS:+--status "$$STATUS"} $${LACKING:+--lacking "$$LACKING"} $${OLDER:+--older-than "$$OLDER"} -- $${WORDS:+"$$WORDS"}

new: .venv/site.stamp ## begin a record: make new PAPER=2106.09685 AREA=nlp [YEAR=2024] [ID=lora] [OFFLINE=1]; PAPER may be a DOI, an address or a .bib file; a title is TITLE=
	@$(BIN)/python -m generator new --area "$$AREA" --title "$$TITLE" $${YEAR:+--year "$$YEAR"} $${ID:+--id "$$ID"} -- "$$PAPER"

import: .venv/site.stamp ## begin many records: make import FILE=refs.bib AREA=nlp [OFFLINE=1]; FILE is BibTeX, RIS or a list of numbers and addresses
	@$(BIN)/python -m generator import --area "$$AREA" -- "$$FILE"

language: .venv/site.stamp ## begin another language of the interface: make language CODE=es NAME=Español; again, add what it lacks
	@$(BIN)/python -m generator language $(if $(NAME),--name "$$NAME") -- "$$CODE"

rename: .venv/site.stamp ## give a record another id: make rename KIND=paper FROM=lora TO=low-rank [YES=1]; all that names it follows
	@$(BIN)/python -m generator rename -- "$$KIND" "$$FROM" "$$TO"

merge: .venv/site.stamp ## let one record stand for two: make merge KIND=topic FROM=llms TO=large-language-models [YES=1]; FROM goes
	@$(BIN)/python -m generator merge -- "$$KIND" "$$TO" "$$FROM"

remove: .venv/site.stamp ## take a record away: make remove KIND=paper FROM=lora REASON='…' [YES=1]; its address says so
	@$(BIN)/python -m generator remove --reason "$$REASON" -- "$$KIND" "$$FROM"

lock: pyproject.toml .venv/site.stamp .venv/node.stamp ## pin what is new among the dependencies; UPGRADE=--upgrade takes the newest of all
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o lock/site.txt
	@$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra test pyproject.toml -c lock/site.txt -o lock/test.txt
	@cd lock && npm install --silent --package-lock-only --omit-lockfile-registry-resolved --save-dev --save-exact $(if $(UPGRADE),@biomejs/biome@latest)

clean: ## delete everything that was made
	rm -rf .venv build site dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# Debian keeps venv in a package of its own.
.venv/site.stamp: lock/site.txt
	@echo "Installing what the site needs …"
	@$(BIN)/pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv 2>/dev/null \
		|| { apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv .venv; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.venv/test.stamp: lock/test.txt .venv/site.stamp
	@echo "Installing what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement $<
	@command -v chromium chromium-browser google-chrome >/dev/null \
		|| { apt-get update -q && apt-get install -qy chromium; } \
		|| $(BIN)/playwright install --with-deps chromium
	@touch $@

# Scripts and styles are formatted and linted by a program from npm; the site is made without it.
.venv/node.stamp: lock/package-lock.json .venv/site.stamp
	@echo "Installing what scripts and styles are checked with …"
	@command -v npm >/dev/null || { apt-get update -q && apt-get install -qy nodejs npm; }
	@mkdir -p .venv/node && cp lock/package.json lock/package-lock.json .venv/node/
	@cd .venv/node && npm ci --silent --no-audit --no-fund
	@touch $@
