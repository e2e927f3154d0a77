#!/usr/bin/env bash
# Goal 19: the raw-packet cases of ../shared/mqtt-vectors against our port and guard, and against bare MQTTnet. Under a minute.
# tests/rigs/mqtt-vectors.sh [FILE for the lists by name, default artifacts/mqtt-vectors.txt]
set -euo pipefail
cd "$(dirname "$0")/../.."
export CEM_VECTORS=${1:-$PWD/artifacts/mqtt-vectors.txt}
dotnet test tests/Cem.Edge.Hub.Tests -c Release --filter "FullyQualifiedName~VectorTests" --logger "console;verbosity=detailed" | grep -E '^ \||Passed|Failed|Skipped'
echo "lists by name: $CEM_VECTORS"
