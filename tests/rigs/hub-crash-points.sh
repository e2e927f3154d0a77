#!/usr/bin/env bash
# Goal 3 at full size, hub half: SIGKILL at each of the first N writes, syncs, cuts and unlinks of the hub. Needs root and strace; about 2 s a point.
# tests/rigs/hub-crash-points.sh [N, default 200]; CRASH_CALLS=fsync,unlink does these alone
set -euo pipefail
cd "$(dirname "$0")/../.."
export CRASH_POINTS=${1:-200}
. tests/rigs/tell.sh
dotnet test tests/Cem.Edge.Hub.Tests -c Release --filter "FullyQualifiedName~CrashPointTests" --logger "console;verbosity=detailed" | grep -v '^info\|^warn'
