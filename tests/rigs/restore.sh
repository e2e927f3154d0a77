#!/usr/bin/env bash
# Goal 9 at a larger size: the hub's database is deleted, an older backup restored, and the devices replay. tests/rigs/restore.sh [PRESSES between the steps, default 3000]
set -euo pipefail
cd "$(dirname "$0")/../.."
export RESTORE_PRESSES=${1:-3000}
dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --filter "FullyQualifiedName~RestoreTests" --logger "console;verbosity=detailed"
