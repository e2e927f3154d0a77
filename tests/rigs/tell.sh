# Sourced by a rig: shows what its tests tell while they run (tests/Support/RigLog), which dotnet test would show at their end only.
CEM_RIG_LOG=$(mktemp)
export CEM_RIG_LOG
tail -f "$CEM_RIG_LOG" & tell=$!
trap 'sleep 1; kill "$tell"; rm -f "$CEM_RIG_LOG"' EXIT
