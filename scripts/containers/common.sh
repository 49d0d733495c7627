# What the scripts of the container test bed share; they source it. The bed's state (the engine's images, the tools) is
# kept outside the checkout, so that later runs find it warm.
#
#   CONTAINERS_STATE         the state folder
#   CONTAINERS_DOCKER_HOST   an engine that runs already (unix:///…), instead of one that is started here
# shellcheck shell=bash

state=${CONTAINERS_STATE:-${XDG_CACHE_HOME:-$HOME/.cache}/flamegraph-containers}
# Only the bed's engine is ever spoken to, whatever the user's own settings say, and with the builder that needs no plug-in.
export DOCKER_HOST=${CONTAINERS_DOCKER_HOST:-unix://$state/docker.sock}
export DOCKER_BUILDKIT=0
export DOCKER_CONFIG=$state/client
unset DOCKER_CONTEXT

# The exit code for "this machine cannot do that", apart from a fault: sysexits' EX_UNAVAILABLE.
unavailable=69

fail() {
    printf 'error: %s\n' "$1" >&2
    exit "${2:-1}"
}

# Runs a step and says how long it took: step WHAT COMMAND…
step() {
    local what=$1 started=$EPOCHREALTIME code=0
    shift
    "$@" || code=$?
    awk -v what="$what" -v from="$started" -v to="$EPOCHREALTIME" -v code="$code" \
        'BEGIN { printf "%s: %.1f s%s\n", what, to - from, code ? " (failed, " code ")" : "" }' >&2
    return "$code"
}

# The first client on PATH that the engine understands: a client can be too new for an engine, and the other way round.
find_client() {
    local candidate
    while read -r candidate; do
        if "$candidate" version --format '{{.Server.Version}}' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            # Said outright: in a trap a bare return gives what the trap was for.
            return 0
        fi
    done < <(type -ap docker)
    return 1
}

# Whether an image of that name is in the store with that stamp.
is_stamped() {
    [ "$(docker image inspect --format '{{index .Config.Labels "standin.stamp"}}' "$1" 2>/dev/null)" = "$2" ]
}
