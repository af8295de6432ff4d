# Everything that a person does here. `make run` and `make test` set up what they need by themselves.
.DEFAULT_GOAL := help
.PHONY: help setup emulator run test e2e soak bench check generate lock package deploy undeploy
BIN := .venv/bin

help:  ## what can be made
	@grep -E '^[a-z0-9]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## the virtual environment for working on the engine
	@scripts/setup.sh dev

run:  ## the engine with the demo brands, on a Wednesday afternoon in New York
	@scripts/setup.sh local && exec $(BIN)/delight serve --clock 2026-03-11T15:05:00-04:00 $(ARGS)

emulator:  # a local AWS for the tests, beside the engine's environment
	@scripts/setup.sh emulator

test: setup emulator  ## every test but those of what is deployed
	@$(BIN)/python -m pytest -n 2 $(DEPLOYED:%=--ignore=%) $(ARGS)

DEPLOYED := tests/package tests/infra tests/on_aws
e2e: package emulator  ## the package, what it is deployed with, and both on a local AWS
	@$(BIN)/python -m pytest -n 0 $(DEPLOYED) $(ARGS)

soak: setup emulator  ## storms with a seed, 40 minutes; MINUTES=10, or one: STORM=kill SEED=7
	@$(BIN)/python -m tests.soak $(if $(MINUTES),--minutes $(MINUTES)) $(if $(STORM),--storm $(STORM)) $(if $(SEED),--seed $(SEED))

bench: setup emulator  ## how fast it is here, beside peers of the same run; ARGS="--rounds 3"
	@$(BIN)/python -m bench $(ARGS)

package: setup  ## what Lambda runs, into build/package; STAGE=dev, ARCH=arm64, EXTRAS=google
	@$(BIN)/python -m scripts.package $(if $(STAGE),--stage $(STAGE)) $(if $(ARCH),--arch $(ARCH)) $(if $(EXTRAS),--extras $(EXTRAS))

check: setup  ## style, types, layers
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

generate: setup  ## schemas/ from the types, the tables of docs/ops/logs.md
	@$(BIN)/python scripts/generate.py

lock: setup  ## pin the dependencies of pyproject.toml
	@scripts/lock.sh

STAGE ?= dev
deploy: package  ## the package to an AWS account, changes shown first; STAGE=prod MAIL=you@example.com YES=1
	@$(BIN)/python -m scripts.deploy up --stage $(STAGE) $(if $(MAIL),--mail $(MAIL)) $(foreach one,$(SET),--set $(one)) \
	  $(if $(YES),--yes) $(if $(OVER),--over) $(if $(RECOVER),--recover)

undeploy: setup  ## the stack away, its data stays; STAGE=prod YES=1
	@$(BIN)/python -m scripts.deploy down --stage $(STAGE) $(if $(YES),--yes)
