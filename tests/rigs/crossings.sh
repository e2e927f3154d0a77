#!/usr/bin/env bash
# Goal 16 at its full size: 100,000 draws of identity x topic x payload at the embedded broker with TLS and at mosquitto with the generated ACL. Nothing may
# arrive under another identity. Needs a built solution (dotnet build -c Release) and mosquitto; 2 minutes at the embedded broker and about an hour at mosquitto on 2 busy cores.
cd "$(dirname "$0")/../.." || exit 1
export CEM_CROSSING_CASES=${CEM_CROSSING_CASES:-100000}
exec dotnet test tests/Cem.Edge.Hub.Tests -c Release --no-build --filter CrossingTests --logger "console;verbosity=detailed"
