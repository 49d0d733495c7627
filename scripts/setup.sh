#!/usr/bin/env bash
# Installs the system libraries this package links against, if any is missing. Asks nothing.
set -euo pipefail

packages=(librdkafka-dev libavro-dev libcurl4-openssl-dev libssl-dev zlib1g-dev pkg-config)
modules=(rdkafka avro-c libcurl libcrypto zlib)

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

require_toolchain() {
    command -v swift >/dev/null ||
        fail "no Swift toolchain on PATH: install Swift 6.3 from https://www.swift.org/install/linux/"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] && [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" = 6.2 ] ||
        fail "Swift ${version:-of an unknown version} is too old: install Swift 6.3 from https://www.swift.org/install/linux/"
}

have_libraries() {
    command -v pkg-config >/dev/null && pkg-config --exists "${modules[@]}"
}

install_packages() {
    command -v apt-get >/dev/null ||
        fail "unsupported system: install ${packages[*]} (or what your system calls them) by hand, or use Debian 12"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null ||
            fail "cannot install packages: run as root, or run this first: sudo apt-get install ${packages[*]}"
        as_root=(sudo -n)
    fi
    printf 'installing %s\n' "${packages[*]}" >&2
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
}

[ "$(uname -s)" = Linux ] || fail "unsupported system $(uname -s): use Linux, Debian 12 for example"
require_toolchain
have_libraries || install_packages
have_libraries || fail "the libraries are installed and pkg-config still does not find them: ${modules[*]}"
