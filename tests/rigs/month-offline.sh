#!/usr/bin/env bash
# Goal 8 at its full size: 90,000 events and 3,000 transcripts of 30 days without a hub, drained at 2 Mbit/s while presses go on. Needs a built solution
# (dotnet build -c Release); about 5 minutes on 2 cores.
cd "$(dirname "$0")/../.." || exit 1
export CEM_MONTH_EVENTS=${CEM_MONTH_EVENTS:-90000}
exec dotnet test tests/Cem.Edge.Agent.Tests -c Release --no-build --filter MonthOfflineTests --logger "console;verbosity=detailed"
