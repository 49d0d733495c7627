#!/usr/bin/env bash
# Builds everything and runs the tests of one module after the other: many of them wait for real processes and brokers,
# and all at once they would starve each other of the machine's few threads. The page is then tested in a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck disable=SC2086 # flags are words
swift build --build-tests ${SWIFT_BUILD_FLAGS:-}

failed=()
for folder in Tests/*Tests; do
    module=$(basename "$folder")
    printf '== %s\n' "$module"
    # shellcheck disable=SC2086
    swift test --skip-build ${SWIFT_BUILD_FLAGS:-} --filter "^$module\\." || failed+=("$module")
done
printf '== the page in a browser\n'
scripts/test-browser.sh || failed+=("the browser")

if [ "${#failed[@]}" -gt 0 ]; then
    printf 'error: tests failed in %s\n' "${failed[*]}" >&2
    exit 1
fi
