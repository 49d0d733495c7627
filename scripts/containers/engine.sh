#!/usr/bin/env bash
# Starts a Docker engine of the bed's own and stops it: own images, own socket, own process, found by the id it wrote.
#
# Usage: engine.sh start|stop|status
# Exit codes: 0 it answers (start, status) or is gone (stop), 1 status: it does not run, 64 wrong use, 69 no engine can
# start here, with the reason on standard error.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

pid_file=$state/docker.pid
log=$state/docker.log
start_timeout=60
stop_timeout=60

# The id of the bed's engine, if it lives. After a crash the file can name a process that is somebody else's.
running_pid() {
    local pid
    pid=$(cat "$pid_file" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ] &&
        tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -- "$pid_file" && printf '%s\n' "$pid"
}

answers() {
    find_client >/dev/null
}

require_possible() {
    local program
    [ "$(uname -s)" = Linux ] || fail "no container engine: this is $(uname -s), not Linux" "$unavailable"
    for program in dockerd docker containerd iptables; do
        type -P "$program" >/dev/null ||
            fail "no container engine: $program is not installed (scripts/setup.sh containers)" "$unavailable"
    done
    [ "$(id -u)" -eq 0 ] ||
        fail "no container engine: starting one needs root; CONTAINERS_DOCKER_HOST can name one that runs" "$unavailable"
    # Longer paths do not fit into a socket's address.
    [ "${#state}" -le 90 ] || fail "no container engine: the path $state is too long for a socket" "$unavailable"
}

start() {
    if [ -n "${CONTAINERS_DOCKER_HOST:-}" ]; then
        answers || fail "no container engine: none answers at $CONTAINERS_DOCKER_HOST" "$unavailable"
        return
    fi
    if running_pid >/dev/null && answers; then
        return
    fi
    require_possible
    running_pid >/dev/null || launch
    await
}

launch() {
    mkdir -p "$state"
    chmod 700 "$state"
    rm -f "$pid_file" "$state/docker.sock"
    # An engine of the user's must not change how this one works: no common configuration file.
    printf '{}\n' >"$state/daemon.json"
    # In a session of its own, so that it outlives this script and an interrupt on the terminal.
    setsid dockerd --config-file "$state/daemon.json" --data-root "$state/data" --exec-root "$state/run" \
        --pidfile "$pid_file" --host "$DOCKER_HOST" </dev/null >"$log" 2>&1 &
    launched=$!
}

await() {
    local deadline=$((SECONDS + start_timeout))
    until answers; do
        if [ -n "${launched:-}" ] && ! kill -0 "$launched" 2>/dev/null; then
            fail "no container engine: dockerd ended: $(reason); see $log" "$unavailable"
        fi
        if [ "$SECONDS" -ge "$deadline" ]; then
            stop
            fail "no container engine: dockerd did not answer in $start_timeout s: $(reason); see $log" "$unavailable"
        fi
        sleep 0.2
    done
}

# The last thing that dockerd complained of, in one line.
reason() {
    { grep -E 'level=(error|fatal)|^failed|^unknown|^invalid' "$log" || cat "$log"; } | tail -n 1 | tr -d '\000-\037' | cut -c 1-300
}

stop() {
    [ -z "${CONTAINERS_DOCKER_HOST:-}" ] || return 0
    local pid deadline=$((SECONDS + stop_timeout))
    pid=$(running_pid) || return 0
    kill -TERM "$pid"
    while [ "$(running_pid)" = "$pid" ]; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            kill -KILL "$pid" 2>/dev/null || true
            fail "dockerd did not stop in $stop_timeout s and was killed; see $log"
        fi
        sleep 0.1
    done
}

status() {
    if answers; then
        printf 'running at %s\n' "$DOCKER_HOST"
    else
        printf 'not running\n'
        return 1
    fi
}

case "${1:-}" in
    start | stop | status) "$1" ;;
    *) fail 'usage: engine.sh start|stop|status' 64 ;;
esac
