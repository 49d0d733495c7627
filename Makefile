# Everyday commands. `make help` lists them.

SWIFT_BUILD_FLAGS ?=
SCENARIO ?= all
RUN_OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help setup build demo controls test lint format bench clean

help: ## Lists these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

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

lint: setup ## Checks the format
	swift format lint --recursive --strict Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## Formats the code in place
	swift format --recursive --in-place Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

bench: setup ## Measures speed and memory against baselines in the same run
	Benchmarks/run.sh

clean: ## Removes what was built
	rm -rf .build Benchmarks/.build Benchmarks/.venv
