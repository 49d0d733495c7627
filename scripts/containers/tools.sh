#!/usr/bin/env bash
# Installs the bed's tools, checked by their hashes, into a virtual environment under the state folder, and prints the folder
# of their programs. What exists from the same list is kept.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

list=$(dirname "$0")/tools.txt
environment=$state/tools

# The newest Python that the list has wheels for.
find_python() {
    local candidate
    for candidate in python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail 'the tools need Python 3.11 to 3.13 with venv (Debian: apt install python3-venv)' "$unavailable"
}

install_tools() {
    rm -rf "$environment"
    "$python" -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --require-hashes --requirement "$list" >&2
    cp "$list" "$environment/tools.txt"
}

mkdir -p "$state"
if ! cmp -s "$list" "$environment/tools.txt" || ! "$environment/bin/python" -c '' 2>/dev/null; then
    python=$(find_python)
    step "tools" install_tools
fi
printf '%s\n' "$environment/bin"
