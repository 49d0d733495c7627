#!/usr/bin/env bash
# Measures speed and memory against baselines in the same run, prints the tables and writes results/bench.json.
# Options go to python/benchmark.py: --quick, --only throughput|codecs|memory|profiles|overhead.
# Ends with 1 when a rule is broken, 2 when noise leaves it open whether one is.
set -euo pipefail
cd "$(dirname "$0")"

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

# Python's serializers are compared in an environment of their own, made anew when the list of packages changes.
prepare_python() {
    command -v python3 >/dev/null || fail "no python3 on PATH: install python3 and python3-venv"
    cmp --silent python/requirements.txt .venv/requirements.txt && return
    printf 'making the Python environment\n' >&2
    python3 -m venv --clear .venv || fail "cannot make a virtual environment: install python3-venv"
    .venv/bin/pip install --quiet --disable-pip-version-check --requirement python/requirements.txt ||
        fail "cannot install $(grep -v '^#' python/requirements.txt | tr '\n' ' ')"
    cp python/requirements.txt .venv/requirements.txt
}

# One build of the pipeline's programs, one of the benchmarks: nothing that is measured is built twice.
build() {
    local program
    for program in producer processor consumer flamegraph; do
        swift build --package-path .. --configuration release --product "$program" >&2
    done
    swift build --configuration release >&2
}

build
prepare_python
export PYTHONDONTWRITEBYTECODE=1
# A judge that cannot say no is worth nothing.
(cd python && ../.venv/bin/python -m unittest --quiet)
exec .venv/bin/python python/benchmark.py "$@"
