#!/usr/bin/env bash
# Goal 9 at its full size: the hub's database is deleted, an older backup restored, and the devices replay; every ledger adds up afterwards. Needs a built
# solution (dotnet build -c Release) and 8 GB of memory: each device is a process. tests/rigs/restore.sh [PRESSES between the steps, default 3000] [DEVICES, default 50]
set -euo pipefail
cd "$(dirname "$0")/../.."
export RESTORE_PRESSES=${1:-3000} RESTORE_DEVICES=${2:-50}
dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --no-build --filter "FullyQualifiedName~RestoreTests" --logger "console;verbosity=detailed"
