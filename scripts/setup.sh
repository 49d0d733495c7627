#!/usr/bin/env bash
# Installs what this package links against, if anything is missing. Asks nothing.
#
# Usage: setup.sh [profiling] [browser] [containers]
#   profiling   also Linux perf, for flame graphs; without it a run measures cost alone, so failing here is no error
#   browser     also Chromium, for the tests of the report's page
#   containers  also a Docker engine and what the container test bed makes and profiles images with
set -euo pipefail

# The archives of librdkafka and libavro need the second line; see Package.swift.
packages=(librdkafka-dev libavro-dev libcurl4-openssl-dev libssl-dev zlib1g-dev pkg-config)
archive_packages=(liblz4-dev libzstd-dev libsasl2-dev libjansson-dev libsnappy-dev liblzma-dev)
container_packages=(docker.io iptables debootstrap bpftrace linux-perf)
modules=(rdkafka avro-c libcurl libcrypto zlib liblz4 libzstd libsasl2 jansson liblzma)

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
    command -v pkg-config >/dev/null && pkg-config --exists "${modules[@]}" && [ -e /usr/include/snappy-c.h ]
}

have_container_tools() {
    local program
    for program in dockerd docker iptables debootstrap bpftrace perf; do
        # Debian keeps some of them where only root looks.
        PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || return
    done
}

# Installs packages, as root or through sudo.
install() {
    command -v apt-get >/dev/null || {
        printf 'unsupported system: install %s (or what your system calls them) by hand, or use Debian 12\n' "$*" >&2
        return 1
    }
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || {
            printf 'cannot install packages: run as root, or run this first: sudo apt-get install %s\n' "$*" >&2
            return 1
        }
        as_root=(sudo -n)
    fi
    printf 'installing %s\n' "$*" >&2
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

[ "$(uname -s)" = Linux ] || fail "unsupported system $(uname -s): use Linux, Debian 12 for example"
require_toolchain
have_libraries || install "${packages[@]}" "${archive_packages[@]}" || fail "the libraries are missing"
have_libraries || fail "the libraries are installed and pkg-config still does not find them: ${modules[*]}"

for extra in "$@"; do
    case "$extra" in
        profiling)
            command -v perf >/dev/null || install linux-perf ||
                printf 'warning: no perf, so no flame graphs: install linux-perf\n' >&2
            ;;
        browser)
            command -v chromium >/dev/null || install chromium || fail "the page's tests need chromium"
            ;;
        containers)
            have_container_tools || install "${container_packages[@]}" || fail "the container tests need ${container_packages[*]}"
            ;;
        *) fail "setup.sh knows profiling, browser and containers, not $extra" ;;
    esac
done
