#!/usr/bin/env bash
# Builds the images of producer, processor, consumer and of the command line, tagged flamegraph-test/<program>:test. SWIFT_IMAGE
# and RUNTIME_IMAGE name the base images; the stand-ins are the default. Expects the engine to run and the base images to
# be in its store: a name that is not would be looked up in a registry.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"
cd "$(dirname "$0")/../.."

SWIFT_IMAGE=${SWIFT_IMAGE:-standin/swift:6.3-bookworm}
RUNTIME_IMAGE=${RUNTIME_IMAGE:-standin/debian:bookworm-slim}
docker=$(find_client) || fail 'the container engine does not answer; run scripts/containers/engine.sh start'

# build PROGRAM DOCKERFILE [ARGUMENT…]
build() {
    local program=$1 file=$2 log=$state/build-$1.log
    shift 2
    "$docker" build --force-rm --file "$file" --tag "flamegraph-test/$program:test" --build-arg "SWIFT_IMAGE=$SWIFT_IMAGE" \
        --build-arg "RUNTIME_IMAGE=$RUNTIME_IMAGE" "$@" . >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2 && fail "the image of $program could not be built; see $log"; }
}

for image in "$SWIFT_IMAGE" "$RUNTIME_IMAGE"; do
    "$docker" image inspect "$image" >/dev/null 2>&1 ||
        fail "no image $image in the store of the engine; run scripts/containers/standins.sh, or pull it"
done
# With a name, so that the layers which all share are not among those that are removed below.
step "programs" build programs Dockerfile.producer --target build
for program in producer processor consumer; do
    step "image of $program" build "$program" "Dockerfile.$program"
done
step "image of flamegraph" build flamegraph Dockerfile.producer --build-arg PROGRAM=flamegraph
# The build before this one is still there, half a gigabyte each time. An engine of the user's is left to the user.
if [ -z "${CONTAINERS_DOCKER_HOST:-}" ]; then
    "$docker" container prune --force >/dev/null
    "$docker" image prune --force >/dev/null
fi
