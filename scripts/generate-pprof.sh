#!/usr/bin/env bash
# Makes Sources/ProfileFormats/Generated/profile.pb.swift from profile.proto. Needs protoc (Debian: protobuf-compiler);
# the plugin is built from the release of swift-protobuf that Package.resolved names.
set -euo pipefail

cd "$(dirname "$0")/.."
folder=Sources/ProfileFormats/Generated

plugin=${PROTOC_GEN_SWIFT:-}
if [ -z "$plugin" ]; then
    swift package resolve
    source=.build/checkouts/swift-protobuf
    build=.build/protoc-gen-swift
    swift build --package-path "$source" --scratch-path "$build" -c release --product protoc-gen-swift
    plugin=$(swift build --package-path "$source" --scratch-path "$build" -c release --show-bin-path)/protoc-gen-swift
fi

protoc --plugin=protoc-gen-swift="$plugin" --proto_path="$folder" --swift_out="$folder" \
    --swift_opt=Visibility=Internal --swift_opt=UseAccessLevelOnImports=true profile.proto
