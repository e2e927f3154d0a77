#!/usr/bin/env bash
# Goal 17 at length: 500 hostile sockets and 50 honest kiosks at one hub. Prints the memory, the longest life of a hostile socket and the waits.
# tests/rigs/hostile-crowd.sh [SECONDS, default 300]
set -euo pipefail
cd "$(dirname "$0")/../.."
export CEM_HOSTILE_SECONDS=${1:-300}
dotnet test tests/Cem.Edge.Hub.Tests -c Release --filter "FullyQualifiedName~HostileCrowdTests" --logger "console;verbosity=detailed" | grep -E 'hostile connections|Passed|Failed|Assert|Actual|Range'
