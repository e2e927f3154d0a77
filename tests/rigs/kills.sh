#!/usr/bin/env bash
# kill -9 of agents and of the hub, 50 random moments each, while 20 or more presses a second flow. About 5 minutes on 2 cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
CEM_RIG=1 dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --filter KillTests --logger "console;verbosity=detailed"
