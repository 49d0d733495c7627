#!/usr/bin/env bash
# Makes stand-ins for the two images that the Dockerfiles begin with, for machines without a container registry:
# standin/debian:bookworm-slim by debootstrap from this machine's Debian mirror, and standin/swift:6.3-bookworm from that,
# the packages of the official image and this machine's toolchain. They never carry an official name, so nobody takes them
# for what they stand for. What exists with the right stamp is kept. Expects the engine to run.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

debian_image=standin/debian:bookworm-slim
swift_image=standin/swift:6.3-bookworm
# A change of how a stand-in is made has to show in its stamp.
recipe=1
# Exactly what the official image of Swift for bookworm installs: a header that our Dockerfile forgets is then missing here too.
swift_packages=(binutils libicu-dev libcurl4-openssl-dev libedit-dev libsqlite3-dev libncurses-dev libpython3-dev
    libxml2-dev pkg-config uuid-dev tzdata git gcc libstdc++-12-dev)
# Half of a toolchain is of no use for building.
unneeded=(bin/sourcekit-lsp 'bin/lldb*' bin/clangd bin/docc bin/swift-format bin/wasmkit 'lib/liblldb*'
    lib/libsourcekitdInProc.so 'lib/libLTO*' 'lib/libclang.so*' lib/swift/embedded lib/swift/FrameworkABIBaseline)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

main() {
    docker=$(find_client) || fail 'the container engine does not answer; run scripts/containers/engine.sh start'
    mkdir -p "$state"
    scratch=$(mktemp -d "$state/standin.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    find_sources
    find_toolchain
    find_package_mirrors

    local debian_stamp swift_stamp
    debian_stamp=$(stamp "$mirror" "$(cat "${apt_sources[@]}" "$authorities")")
    swift_stamp=$(stamp "$debian_stamp" "$toolchain_version" "${swift_packages[*]}" "${unneeded[*]}" "$(mirrored_contents)")
    is_stamped "$debian_image" "$debian_stamp" || step "stand-in for debian" make_debian "$debian_stamp"
    is_stamped "$swift_image" "$swift_stamp" || make_swift "$swift_stamp"
}

# Whatever an image is made of, in one number.
stamp() {
    printf '%s\n' "$recipe" "$@" | sha256sum | cut -d ' ' -f 1
}

# Where this machine gets its Debian packages, and whom it trusts: a mirror may well have a certificate of its own.
find_sources() {
    local file
    authorities=/etc/ssl/certs/ca-certificates.crt
    apt_sources=()
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
        [ ! -s "$file" ] || apt_sources+=("$file")
    done
    mirror=$(awk '/^URIs:/ { print $2; exit } /^deb / { for (i = 2; i < NF; i++) if ($i ~ /:\//) { print $i; exit } }' \
        "${apt_sources[@]}" /dev/null)
    [ -n "$mirror" ] && [ -e "$keyring" ] ||
        fail 'no mirror of Debian is known: stand-ins are made on Debian 12' "$unavailable"
    type -P debootstrap >/dev/null || fail 'debootstrap is not installed (scripts/setup.sh containers)' "$unavailable"
    [ -e "$authorities" ] || authorities=/dev/null
}

find_toolchain() {
    local resources
    resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
    toolchain=$(realpath "$resources/../..")
    [ -x "$toolchain/bin/swift" ] || fail "no toolchain is in $toolchain"
    toolchain_version=$(swift --version 2>/dev/null | head -n 1)
}

# Git can be told to fetch packages from local folders instead; then the builds in containers need them too.
find_package_mirrors() {
    local key value folder
    mirrors=()
    mkdir -p "$scratch/git/etc"
    : >"$scratch/git/etc/gitconfig"
    while read -r key value; do
        folder=${key#url.}
        folder=${folder%.insteadof}
        [ -d "$folder" ] || continue
        folder=$(realpath "$folder")
        [[ " ${mirrors[*]} " == *" $folder "* ]] || mirrors+=("$folder")
        git config --file "$scratch/git/etc/gitconfig" --add "$key" "$value"
    done < <(git config --system --get-regexp '^url\..*\.insteadof$' || true)
}

# What the mirrored packages are, without reading them all.
mirrored_contents() {
    cat "$scratch/git/etc/gitconfig"
    local folder
    for folder in "${mirrors[@]}"; do
        find "$folder" -type f -printf '%p %s\n' | sort
    done
}

make_debian() {
    local root=$scratch/debian
    debootstrap --variant=minbase --keyring="$keyring" bookworm "$root" "$mirror" >"$state/debootstrap.log" 2>&1 ||
        fail "debootstrap failed: $(tail -n 1 "$state/debootstrap.log"); see $state/debootstrap.log"
    rm -f "$root/etc/apt/sources.list"
    local file
    for file in "${apt_sources[@]}"; do
        cp "$file" "$root$file"
    done
    # As this machine treats its mirrors: one that stands still has an old date.
    apt-config dump Acquire::Check-Valid-Until >"$root/etc/apt/apt.conf.d/90machine"
    apt-config dump Acquire::Check-Date >>"$root/etc/apt/apt.conf.d/90machine"
    if [ -s "$authorities" ]; then
        install -D -m 644 "$authorities" "$root/etc/ssl/certs/ca-certificates.crt"
    fi
    slim "$root"
    tar -C "$root" --numeric-owner -c . |
        "$docker" import -c 'CMD ["bash"]' -c 'LABEL standin=1' -c "LABEL standin.stamp=$1" - "$debian_image" >/dev/null
}

# As the official slim images do: no documentation, no translations, no lists, also not of packages that come later.
slim() {
    local root=$1
    printf 'path-exclude /usr/share/%s\n' 'doc/*' 'man/*' 'locale/*' 'info/*' 'lintian/*' \
        >"$root/etc/dpkg/dpkg.cfg.d/docker"
    printf 'path-include /usr/share/doc/*/copyright\nforce-unsafe-io\n' >>"$root/etc/dpkg/dpkg.cfg.d/docker"
    printf '%s\n' 'Acquire::Languages "none";' 'Acquire::GzipIndexes "true";' 'Apt::AutoRemove::SuggestsImportant "false";' \
        'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };' \
        >"$root/etc/apt/apt.conf.d/docker"
    rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/usr/share/{man,locale,info,lintian} "$root"/var/log/*.log
    find "$root/usr/share/doc" -type f ! -name copyright -delete
    mkdir -p "$root/var/cache/apt/archives/partial" "$root/var/lib/apt/lists/partial"
}

make_swift() {
    step "packages of the stand-in for swift" install_swift_packages
    step "stand-in for swift" add_toolchain "$1"
}

# With what is recommended, as the official image installs them.
install_swift_packages() {
    "$docker" build --tag standin/swift-packages:bookworm - >"$state/swift-packages.log" 2>&1 <<DOCKERFILE ||
FROM $debian_image
LABEL standin=1
RUN export DEBIAN_FRONTEND=noninteractive && apt-get update && apt-get install -y ${swift_packages[*]} && rm -rf /var/lib/apt/lists/*
DOCKERFILE
        fail "the packages of the stand-in for swift could not be installed; see $state/swift-packages.log"
}

# Copied into a container rather than built: a build would read the toolchain twice.
add_toolchain() {
    local container folder arguments=() name
    name=$(basename "$toolchain")
    container=$("$docker" create --label standin=1 standin/swift-packages:bookworm true)
    for folder in "${unneeded[@]}"; do
        arguments+=("--exclude=$name/$folder")
    done
    tar -C "$toolchain/.." --transform "flags=rh;s|^$name|usr|" --owner=0 --group=0 --mode=go+rX \
        --wildcards "${arguments[@]}" -c "$name" | "$docker" cp - "$container:/"
    # SwiftPM clones from a mirrored folder only if it belongs to who builds: root.
    tar -C "$scratch/git" --owner=0 --group=0 -c etc/gitconfig | "$docker" cp - "$container:/"
    for folder in "${mirrors[@]}"; do
        tar -C / --owner=0 --group=0 --mode=go+rX -c "${folder#/}" | "$docker" cp - "$container:/"
    done
    "$docker" commit -c 'CMD ["bash"]' -c "LABEL standin.stamp=$1" "$container" "$swift_image" >/dev/null
    "$docker" rm "$container" >/dev/null
}

main
