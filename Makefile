# Everyday commands. `make help` lists them.

SWIFT_BUILD_FLAGS ?=
SCENARIO ?= all
RUN_OPTIONS ?=

# The containers: which scenario, with what Compose, and which two services are compared.
PROFILE ?= serdes
COMPOSE ?= docker compose
COMPOSE_FILE ?= compose.yaml
SERVICE ?= processing-complex-processor
N ?= 3
A ?= $(if $(filter io,$(PROFILE)),io-batch-producer,$(if $(filter processing,$(PROFILE)),processing-simple-processor,serdes-json-producer))
B ?= $(if $(filter io,$(PROFILE)),io-streaming-producer,$(if $(filter processing,$(PROFILE)),processing-complex-processor,serdes-avro-producer))
COMPARE_OPTIONS ?=

stack = COMPOSE_FILE="$(COMPOSE_FILE)" $(COMPOSE)
everything = --profile all --profile tools

.DEFAULT_GOAL := help
.PHONY: help setup build demo controls test test-containers lint format bench up down logs scale compare check clean

help: ## Lists these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: ## Installs what is missing: libraries, and perf for flame graphs
	@scripts/setup.sh profiling

build: setup ## Builds all programs in release mode
	swift build -c release $(SWIFT_BUILD_FLAGS)

demo: build ## Runs every scenario, prints what a message costs and draws where (SCENARIO=serdes for one)
	.build/release/flamegraph run --scenario $(SCENARIO) $(RUN_OPTIONS)

controls: build ## Tests the comparison itself: nothing is found where nothing is, and what is there is found
	rm -rf results/controls
	.build/release/flamegraph run --scenario control --run-id controls $(RUN_OPTIONS)
	.build/release/flamegraph controls results/controls

test: setup ## Runs the whole test suite
	scripts/setup.sh browser
	SWIFT_BUILD_FLAGS="$(SWIFT_BUILD_FLAGS)" scripts/test.sh

test-containers: ## Tests the images and the Compose files; needs root, for a Docker engine of its own
	scripts/setup.sh containers
	scripts/test-containers.sh

lint: setup ## Checks the format
	swift format lint --recursive --strict Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## Formats the code in place
	swift format --recursive --in-place Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

bench: setup ## Measures speed and memory against baselines in the same run
	Benchmarks/run.sh

up: ## Builds and starts the containers of a scenario (PROFILE=serdes, processing, io or all)
	$(stack) --profile $(PROFILE) up --build --detach --wait --wait-timeout 300
	@scripts/containers/addresses.sh $(PROFILE) $(A) $(B)

down: ## Stops the containers; what Kafka and Pyroscope hold stays
	$(stack) $(everything) down

logs: ## Follows what the services of a scenario say
	$(stack) --profile $(PROFILE) logs --follow --tail 20

scale: ## Runs N replicas of a service (SERVICE=processing-complex-processor N=3)
	$(stack) --profile all up --detach --no-recreate --no-deps --scale $(SERVICE)=$(N) $(SERVICE)

compare: ## Compares two services of the containers by what Pyroscope has of the last ten minutes (A=… B=…)
	COMPOSE="$(COMPOSE)" COMPOSE_FILE="$(COMPOSE_FILE)" scripts/containers/compare.sh $(A) $(B) $(COMPARE_OPTIONS)

check: ## Looks whether the containers' infrastructure works, and who has profiles
	$(stack) --profile tools run --rm flamegraph check infrastructure
	$(stack) --profile tools run --rm flamegraph check profiles

clean: ## Removes what was built, and the containers with all they hold
	-command -v docker >/dev/null && docker info >/dev/null 2>&1 && $(stack) $(everything) down --volumes --remove-orphans
	rm -rf .build Benchmarks/.build Benchmarks/.venv
