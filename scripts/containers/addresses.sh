#!/usr/bin/env bash
# Prints where the containers can be reached and how to go on: the end of `make up`.
#
# Usage: addresses.sh PROFILE A B
set -euo pipefail
cd "$(dirname "$0")/../.."

profile=$1 a=$2 b=$3

# A port as Compose takes it: the environment, then .env, then the default.
port() {
    local value=${!1:-}
    if [ -z "$value" ] && [ -f .env ]; then value=$(sed -n "s/^$1=//p" .env | tail -n 1); fi
    printf '%s' "${value:-$2}"
}

case ${COMPOSE_FILE:-compose.yaml} in
    *embedded*)
        cat <<TEXT

The services of $profile work against the embedded broker. Nothing is published.
  what they do    make logs PROFILE=$profile COMPOSE_FILE=compose.embedded.yaml
  stop            make down COMPOSE_FILE=compose.embedded.yaml
TEXT
        ;;
    *)
        cat <<TEXT

  Kafka            localhost:$(port KAFKA_PORT 9192)
  Schema Registry  http://localhost:$(port SCHEMA_REGISTRY_PORT 8181)
  Pyroscope        http://localhost:$(port PYROSCOPE_PORT 4140)
  Alloy            http://localhost:$(port ALLOY_PORT 12345)

  Does it work, who has profiles?   make check
  After ten minutes, compare:       make compare A=$a B=$b
TEXT
        ;;
esac
