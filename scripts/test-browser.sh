#!/usr/bin/env bash
# Tests the HTML report in headless Chromium: Swift writes pages with all kinds of content, Python opens them. Expects the
# Swift tests to be built.
set -euo pipefail
cd "$(dirname "$0")/.."

browser=${FLAMEGRAPH_CHROMIUM:-}
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
    echo 'error: no Chromium was found; install it (Debian: apt install chromium) or name it in FLAMEGRAPH_CHROMIUM' >&2
    exit 1
fi

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
# shellcheck disable=SC2086 # flags are words
FLAMEGRAPH_PAGES=$pages swift test --skip-build ${SWIFT_BUILD_FLAGS:-} --filter '^FlameReportTests\.PageFixtures'
if [ ! -e "$pages/ordinary.html" ]; then
    echo 'error: no pages were written; build the tests first (swift build --build-tests)' >&2
    exit 1
fi
FLAMEGRAPH_PAGES=$pages FLAMEGRAPH_CHROMIUM=$browser python3 -m unittest discover -s Tests/Browser "$@"
