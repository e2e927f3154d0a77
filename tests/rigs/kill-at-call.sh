#!/usr/bin/env bash
# Goal 3, the agent's half, at its larger size: SIGKILL at every pwrite64, fsync, ftruncate and unlink of the outbox, N = 1..200. Needs strace, a built
# solution (dotnet build -c Release); about 30 minutes on 2 cores.
cd "$(dirname "$0")/../.." || exit 1
export CEM_KILL_AT=${CEM_KILL_AT:-200}
. tests/rigs/tell.sh
dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --no-build --filter KillAtCallTests --logger "console;verbosity=detailed"
