#!/usr/bin/env bash
# Compares two services of the running containers, and leaves the page in results/compare.
#
# Usage: compare.sh A B [OPTION…]    (options of flamegraph compare; COMPOSE is the command, docker compose by default)
set -euo pipefail
cd "$(dirname "$0")/../.."

a=$1 b=$2
shift 2

# The container writes the page as whoever calls this, and as its own user for root: nothing of ours runs as root.
user=$(id -u)
group=$(id -g)
mkdir -p results/compare
if [ "$user" -eq 0 ]; then
    user=65532 group=65532
    chown "$user:$group" results/compare
fi

# A comparison that cannot be trusted has a page too, and its own exit code.
status=0
# shellcheck disable=SC2086 # the command is words
${COMPOSE:-docker compose} --profile tools run --rm --no-deps --user "$user:$group" \
    --volume "$PWD/results/compare:/results" flamegraph \
    compare "$a" "$b" --pyroscope-server http://pyroscope:4040 --html "/results/$b-against-$a.html" "$@" || status=$?
[ ! -e "results/compare/$b-against-$a.html" ] ||
    printf '\nThe page: results/compare/%s-against-%s.html\n' "$b" "$a"
exit "$status"
