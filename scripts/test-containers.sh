#!/usr/bin/env bash
# Tests what the Dockerfiles and Compose files make, on a machine without a container registry: reads the files; starts a
# Docker engine of its own, makes stand-ins for the base images and builds ours from them; runs the embedded stack and
# samples it from outside. What cannot be tested here, because no engine can start, is reported as skipped with the reason.
#
#   REQUIRE_CONTAINERS=1           that is a failure then
#   CONTAINERS_STATE=FOLDER        where images and tools are kept between runs
#   CONTAINERS_DOCKER_HOST=SOCKET  an engine that runs already
#   SWIFT_IMAGE, RUNTIME_IMAGE     base images in that engine's store, instead of the stand-ins
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/containers/common.sh
. scripts/containers/common.sh

# Stand-ins, images and the build's own layers, in MiB: from nothing, and when all that is there already.
space_cold=9000
space_warm=4000

mkdir -p "$state"
scratch=$(mktemp -d "$state/test.XXXXXX")
tally=$scratch/tally
: >"$tally"
started_engine=
beginning=$SECONDS

clean_up() {
    # Whatever goes wrong here must not keep the rest from being taken down.
    set +e
    remove_projects
    [ -z "$started_engine" ] || scripts/containers/engine.sh stop
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Whatever an interrupted run of this bed left in the engine; nothing else has these labels' names.
remove_projects() {
    local docker kind
    docker=$(find_client) || return 0
    "$docker" ps --all --quiet --filter label=com.docker.compose.project |
        while read -r container; do
            case $("$docker" inspect --format '{{index .Config.Labels "com.docker.compose.project"}}' "$container") in
                flamegraph-test-*) "$docker" rm --force "$container" >/dev/null ;;
            esac
        done
    for kind in network volume; do
        "$docker" "$kind" ls --quiet --filter name=flamegraph-test- | xargs --no-run-if-empty "$docker" "$kind" rm >/dev/null || true
    done
}

# run_tests MODULE…
run_tests() {
    "$TOOLS_PYTHON" Tests/Containers/run.py "$tally" "$@" || true
}

# Prints why there is no engine.
prepare_engine() {
    local reason
    reason=$(scripts/containers/engine.sh start 2>&1 >/dev/null) || {
        printf '%s\n' "${reason#error: }"
        return 1
    }
}

require_space() {
    local free needed=$space_cold
    ! "$CONTAINERS_DOCKER" image inspect flamegraph-test/flamegraph:test >/dev/null 2>&1 || needed=$space_warm
    free=$(df --output=avail --block-size=1M "$state" | tail -n 1)
    [ "$free" -ge "$needed" ] ||
        { printf 'error: only %s MiB are free at %s, and %s are needed\n' "$free" "$state" "$needed" >&2 && return 1; }
}

build_images() {
    require_space && make_base_images && step "images" scripts/containers/build.sh
}

make_base_images() {
    { [ -n "${SWIFT_IMAGE:-}" ] && [ -n "${RUNTIME_IMAGE:-}" ]; } || step "stand-ins" scripts/containers/standins.sh
}

report() {
    local failed
    printf 'the container tests took %s s\n' "$((SECONDS - beginning))"
    failed=$(awk '{ failed += $2 } END { print failed + 0 }' "$tally")
    awk '{ passed += $1; failed += $2; skipped += $3 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$tally"
    [ "$failed" -eq 0 ]
}

CONTAINERS_TOOLS=$(scripts/containers/tools.sh)
TOOLS_PYTHON=$CONTAINERS_TOOLS/python
export CONTAINERS_TOOLS CONTAINERS_DOCKER CONTAINERS_UNAVAILABLE PYTHONDONTWRITEBYTECODE=1

printf '== the files\n'
CONTAINERS_DOCKER= run_tests test_files test_alloy

printf '== the images\n'
CONTAINERS_DOCKER= CONTAINERS_UNAVAILABLE=
scripts/containers/engine.sh status >/dev/null || started_engine=1
if CONTAINERS_UNAVAILABLE=$(step "engine" prepare_engine); then
    CONTAINERS_DOCKER=$(find_client)
    remove_projects
    # Everything later needs the images.
    if ! build_images; then
        printf '0 1 0\n' >>"$tally"
        report
        exit 1
    fi
else
    started_engine=
    printf 'skipped: %s\n' "$CONTAINERS_UNAVAILABLE"
    [ "${REQUIRE_CONTAINERS:-}" != 1 ] || printf '0 1 0\n' >>"$tally"
fi
run_tests test_images test_catalogue
printf '== the embedded stack\n'
run_tests test_embedded
printf '== a profiler outside\n'
run_tests test_profiler
report
